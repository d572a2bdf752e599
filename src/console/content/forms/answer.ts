import { divisions, openings, whose, widerIntents } from '../choices.ts';
import type { FormOf } from '../field.ts';
import { known, linkColumns } from './shared-fields.ts';

export const contactForm: FormOf<'contact'> = {
  given: ['id'],
  asked: [],
  sections: [
    {
      title: 'what',
      fields: [
        { name: 'name', type: 'line' },
        { name: 'about', type: 'passage' },
        { name: 'isOurs', type: 'choice', choices: whose, as: 'yes-no' },
        { name: 'division', type: 'choice', choices: divisions, isOptional: true },
      ],
    },
    {
      title: 'place',
      fields: [
        { name: 'phone', type: 'line', as: 'phone', isOptional: true },
        { name: 'hours', type: 'choice-or-words', choices: openings },
        { name: 'address', type: 'passage', isOptional: true },
        { name: 'map', type: 'line', as: 'map', isOptional: true },
        { name: 'email', type: 'line', as: 'email', isOptional: true },
        { name: 'links', type: 'rows', most: 4, spare: 2, columns: linkColumns, isOptional: true },
      ],
    },
    known,
  ],
};

export const answerForm: FormOf<'answer'> = {
  given: ['id'],
  asked: [],
  sections: [
    {
      title: 'answer',
      fields: [
        { name: 'question', type: 'line', isLong: true },
        { name: 'text', type: 'passage' },
        { name: 'links', type: 'rows', most: 3, spare: 2, columns: linkColumns, isOptional: true },
        { name: 'under', type: 'choice', choices: widerIntents, isOptional: true },
      ],
    },
    known,
  ],
};

export const intentForm: FormOf<'intent'> = { given: ['id'], asked: [], sections: [known] };

export const synonymForm: FormOf<'synonym'> = {
  given: [],
  asked: [{ name: 'means', type: 'line' }],
  sections: [{ title: 'known', fields: [{ name: 'said', type: 'lines' }] }],
};
