import type { ContentKind } from '../../../knowledge/content.ts';
import type { EntryForm } from '../field.ts';
import { answerForm, contactForm, intentForm, synonymForm } from './answer.ts';
import { procedureForm } from './procedure.ts';
import { disclosureForm, topicForm, yearForm } from './report.ts';

/** The form of each kind of entry. */
export const formOf: Readonly<Record<ContentKind, EntryForm>> = {
  procedure: procedureForm,
  topic: topicForm,
  year: yearForm,
  disclosure: disclosureForm,
  contact: contactForm,
  answer: answerForm,
  intent: intentForm,
  synonym: synonymForm,
};
