import { z } from 'zod';
import type { Office } from '../../office/office.ts';
import { reportText } from '../../text/web-tip.ts';
import type { StaffName } from '../../tips/desks.ts';
import type { About } from '../../tips/tip.ts';
import { ticked, typed, wordLimits } from './form-words.ts';

/** Whom a tip is about, as a form's boxes say it: people by name, since usernames are nobody's business. */
export interface AboutChoice {
  readonly divisions: readonly string[];
  readonly people: readonly string[];
  readonly said: string;
}

export const emptyAbout: AboutChoice = { divisions: [], people: [], said: '' };

const schema = z.object({ division: ticked, person: ticked, said: typed });

export function readAbout(body: unknown): AboutChoice {
  const { division, person, said } = schema.parse(body ?? {});
  return { divisions: division, people: person, said };
}

export function faultOfAbout({ divisions, people, said }: AboutChoice): string | undefined {
  if (said.length > wordLimits.said) return reportText.tooLong(wordLimits.said);
  return divisions.length + people.length === 0 && !said ? reportText.aboutMissing : undefined;
}

/**
 * In the words of the desk. Two people of one name are both named; who left the list in the meantime is named in
 * words.
 */
export function aboutOf(choice: AboutChoice, people: readonly StaffName[], office: Office): About {
  const named = people.filter(({ name }) => choice.people.includes(name));
  const unknown = choice.people.filter((name) => !named.some((one) => one.name === name));
  const said = [...unknown.map((name) => name.slice(0, wordLimits.contact)), choice.said].filter(Boolean);
  return {
    divisions: office.divisions.map(({ id }) => id).filter((id) => choice.divisions.includes(id)),
    staff: named.map(({ username }) => username),
    said: said.length > 0 ? [{ text: said.join('\n') }] : [],
  };
}
