import type { Office } from '../office/office.ts';
import { controlLabels, dayChoices, identityChoices, villageLabel, villageWords } from '../text/bot.ts';
import type { Choice } from './advance.ts';
import type { ChoiceSource } from './flow.ts';
import { flows } from './flows.ts';
import { editStep, pathOf, type Session, summaryStep } from './session.ts';
import { textOfStep } from './step-text.ts';

/** What may be tapped for a source of choices, in the office's order. */
export function choicesOf(source: ChoiceSource | undefined, office: Office): readonly Choice[] {
  switch (source) {
    case undefined:
      return [];
    case 'categories':
      return office.categories.map(({ id, name }) => ({ value: id, label: name }));
    case 'divisions':
      return office.divisions.map(({ id, name }) => ({ value: id, label: name }));
    case 'villages':
      return office.villages.map(({ number, name }) => ({
        value: String(number),
        label: villageLabel(number, name),
        also: villageWords(number),
      }));
    case 'identities':
      return identityChoices;
    case 'days':
      return dayChoices;
    default:
      return source satisfies never;
  }
}

/** What may be tapped at the session's step, its controls aside. */
export function choicesAt(session: Session, office: Office): readonly Choice[] {
  if (session.step === editStep) return editChoices(session);
  return choicesOf(flows[session.flow].steps[session.step]?.choices, office);
}

/** The answers that may be changed, and the way back. */
function editChoices(session: Session): readonly Choice[] {
  const steps = pathOf(flows[session.flow], session.answers);
  return [
    ...steps.map((name) => ({ value: name, label: textOfStep(session.flow, name).label })),
    { value: summaryStep, label: controlLabels.back },
  ];
}
