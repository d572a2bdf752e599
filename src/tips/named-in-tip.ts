import type { SealedFiles } from './ports.ts';
import { readApart, type WordsApart, wordsOf } from './read-words.ts';
import type { FiledEntry, Said, TipEntry } from './tip.ts';
import type { NamedPeople } from './who-may-read.ts';

type Files = Pick<SealedFiles, 'read'>;

/** Whom a tip names, all words of it read, those added later too. What cannot be read names nobody. */
export async function namedInTip(files: Files, entries: readonly TipEntry[]): Promise<NamedPeople> {
  return (await namesIn(files, entries)).named;
}

/**
 * As `namedInTip`, for words that were kept just now.
 * @throws Error when any of them cannot be read back, as when another process keeps the same words anew at that
 * moment: whom they name would not be known
 */
export async function namedForSure(files: Files, entries: readonly TipEntry[]): Promise<NamedPeople> {
  const { named, isWhole } = await namesIn(files, entries);
  if (!isWhole) throw new Error('words of a tip cannot be read back');
  return named;
}

async function namesIn(
  files: Files,
  entries: readonly TipEntry[],
): Promise<{ named: NamedPeople; isWhole: boolean }> {
  const abouts = entries.flatMap((entry) => (entry.what === 'filed' ? [entry.about] : []));
  const said = abouts.flatMap((about) => about.said);
  const story = entries.flatMap(storyOf);
  const apart = await readApart(files, [...said, ...story]);
  const named = {
    divisions: abouts.flatMap(({ divisions }) => divisions),
    staff: abouts.flatMap(({ staff }) => staff),
    leftOut: abouts.flatMap(({ leftOut = [] }) => leftOut),
    keptFrom: entries.flatMap(keptFromBy),
    words: textsOf(said, apart),
    story: textsOf(story, apart),
  };
  return { named, isWhole: named.words.length + named.story.length === said.length + story.length };
}

function storyOf(entry: TipEntry): readonly Said[] {
  if (entry.what === 'added') return entry.said;
  if (entry.what !== 'filed') return [];
  const { happened, when, where, evidence }: FiledEntry = entry;
  return [...happened, ...when, ...where, ...evidence];
}

/** Whom one entry put down to be kept from. */
export function keptFromBy(entry: TipEntry): readonly string[] {
  if (entry.what === 'added') return entry.keptFrom ?? [];
  if (entry.what === 'left-out') return entry.whom.map(({ username }) => username);
  return entry.what === 'filed' ? (entry.about.keptFrom ?? []) : [];
}

function textsOf(said: readonly Said[], apart: WordsApart): string[] {
  return wordsOf(said, apart).flatMap(({ text }) => (text === null ? [] : [text]));
}
