import type { FileRefusal } from '../evidence/formats.ts';
import type { Office } from '../office/office.ts';
import type { ReporterDesk, StaffName } from '../tips/desks.ts';
import type { About, Said } from '../tips/tip.ts';
import { type Answer, editStep, type Session, summaryStep } from './session.ts';

/** What a question is made of besides its session. Of the staff, only what a tip needs at this step. */
export interface Known {
  readonly office: Office;
  readonly webPage?: (path: string) => string | undefined;
  readonly hasCodePage?: boolean;
  /** Everybody who can be named. */
  readonly people?: readonly StaffName[];
  /** Whoever could read the tip as it stands. */
  readonly readers?: readonly StaffName[];
  /** Why some of its files were not taken. */
  readonly refusals?: readonly (FileRefusal | 'gone')[];
}

interface KnowDeps {
  readonly office: Office;
  readonly tips: Pick<ReporterDesk, 'people' | 'readersOf' | 'refusalsOf'>;
  readonly webPage: (path: string) => string | undefined;
  readonly oneTimePage?: unknown;
}

const readerSteps: readonly string[] = ['what', summaryStep];
const peopleSteps: readonly string[] = ['about', 'who', editStep, ...readerSteps];

/** What can be known without asking anybody: enough for the first question of every flow. */
export function knownAtOnce({ office, webPage, oneTimePage }: KnowDeps): Known {
  return { office, webPage, hasCodePage: oneTimePage !== undefined };
}

/** Learns what the question at the session's step is made of. */
export async function know(deps: KnowDeps, session: Session): Promise<Known> {
  const known: Known = { ...knownAtOnce(deps), refusals: await refusalsOf(deps, session) };
  if (session.flow !== 'tip' || !peopleSteps.includes(session.step)) return known;
  const people = await deps.tips.people();
  if (!readerSteps.includes(session.step)) return { ...known, people };
  const about = aboutOf(session, sayingsOf(session));
  return { ...known, people, readers: await deps.tips.readersOf(about, storyOf(session)) };
}

/** Asked for only at the end, and in talks about tips: a file is judged when it has arrived. */
async function refusalsOf({ tips }: KnowDeps, { flow, ticket, step, answers }: Session) {
  const isOfTip = flow === 'tip' || ticket?.startsWith('T-');
  if (!isOfTip || step !== summaryStep) return [];
  const files = Object.values(answers).flatMap((answer) => answer.files);
  return tips.refusalsOf(files.flatMap(({ id, key }) => (key ? [{ id, key }] : [])));
}

/** Whom a tip is about, and who shall not read it, with these words of it. */
export function aboutOf({ answers, leftOut = [] }: Session, said: readonly Said[]): About {
  const division = answers.about?.value;
  return {
    divisions: division ? [division] : [],
    staff: answers.who?.chosen ?? [],
    said,
    ...(leftOut.length > 0 ? { leftOut } : {}),
  };
}

/** The words in which people were named, each with the message it came in. */
export function wordsOfAbout({ answers }: Session): Answer['texts'] {
  return [...(answers.about?.texts ?? []), ...(answers.who?.texts ?? [])];
}

function sayingsOf(session: Session): Said[] {
  return wordsOfAbout(session).map(({ text }) => ({ text }));
}

/** Who is named in the story by their whole name reads as little as whom it is about. */
function storyOf({ answers }: Session): string[] {
  return ['what', 'when', 'where', 'evidence'].flatMap(
    (step) => answers[step]?.texts.map(({ text }) => text) ?? [],
  );
}

/** Names as they stand in the staff list. Somebody who left meanwhile is called by their username. */
export function namesOf(usernames: readonly string[], { people = [] }: Pick<Known, 'people'>): string[] {
  return usernames.map((username) => people.find((one) => one.username === username)?.name ?? username);
}

/** A name with the division, for two of the same name. */
export function nameInFull({ name, division }: StaffName, { divisions }: Office): string {
  const known = divisions.find(({ id }) => id === division);
  return known ? `${name} (${known.name})` : name;
}
