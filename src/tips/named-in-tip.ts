import type { SealedFiles } from './ports.ts';
import { readApart, type WordsApart, wordsOf } from './read-words.ts';
import type { FiledEntry, Said } from './tip.ts';
import type { NamedPeople } from './who-may-read.ts';

/** Whom a tip names, all words of it read. */
export async function namedInTip(
  files: Pick<SealedFiles, 'read'>,
  filed: Pick<FiledEntry, 'about' | 'happened' | 'where' | 'evidence'>,
): Promise<NamedPeople> {
  const { about, happened, where, evidence } = filed;
  const story = [...happened, ...where, ...evidence];
  const apart = await readApart(files, [...about.said, ...story]);
  return {
    divisions: about.divisions,
    staff: about.staff,
    leftOut: about.leftOut ?? [],
    words: textsOf(about.said, apart),
    story: textsOf(story, apart),
  };
}

function textsOf(said: readonly Said[], apart: WordsApart): string[] {
  return wordsOf(said, apart).flatMap(({ text }) => (text === null ? [] : [text]));
}
