import type { Office } from '../office/office.ts';
import { dayChoices, identityChoices, villageLabel } from '../text/bot.ts';
import type { Choice } from './advance.ts';
import type { ChoiceSource } from './flow.ts';
import { flows } from './flows.ts';
import { editStep, type Session } from './session.ts';

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
      }));
    case 'identities':
      return identityChoices;
    case 'days':
      return dayChoices;
    default:
      return source satisfies never;
  }
}

/** What may be tapped at the session's step. */
export function choicesAt(session: Session, office: Office): readonly Choice[] {
  if (session.step === editStep) return [];
  return choicesOf(flows[session.flow].steps[session.step]?.choices, office);
}
