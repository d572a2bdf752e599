import type { Synonym } from './content.ts';
import { cutsOf, normaliseThai } from './words.ts';

/** Puts the office's word in the place of every other way to say it; takes and gives a normalised text. */
export type Rewrite = (normal: string) => string;

interface Said {
  readonly word: string;
  readonly means: string;
  /** A word by itself must stand by itself; what the dictionary does not know is cut anywhere. */
  readonly isWord: boolean;
}

/** Ways to say things by their first letters, the longest first. */
type Known = ReadonlyMap<string, readonly Said[]>;

const firstLetters = 2;

/**
 * Reads the office's synonyms: the longest way to say a thing that stands at a place is the one that is meant there.
 * What is put in is not looked at again, so that two entries may name each other.
 */
export function synonymRewriter(synonyms: readonly Synonym[]): Rewrite {
  const known = learn(synonyms);
  return (normal) => rewrite(normal, known);
}

function learn(synonyms: readonly Synonym[]): Known {
  const all = new Map<string, Said>();
  const add = (word: string, means: string) =>
    all.set(word, { word, means: normaliseThai(means), isWord: isOneWord(word) });
  for (const { means, said } of synonyms) for (const word of said) add(normaliseThai(word), means);
  // The office's own word stays whole even where a part of it could be another way to say something.
  for (const { means } of synonyms) add(normaliseThai(means), means);
  const known = new Map<string, Said[]>();
  for (const said of [...all.values()].sort((a, b) => b.word.length - a.word.length)) {
    const first = said.word.slice(0, firstLetters);
    known.set(first, [...(known.get(first) ?? []), said]);
  }
  return known;
}

function isOneWord(word: string): boolean {
  const isCut = cutsOf(word);
  return ![...word].some((_, at) => at > 0 && isCut(at));
}

function rewrite(text: string, known: Known): string {
  const isCut = cutsOf(text);
  let written = '';
  for (let at = 0; at < text.length; ) {
    const said = known.get(text.slice(at, at + firstLetters))?.find((one) => stands(one, text, at, isCut));
    written += said ? ` ${said.means} ` : text[at];
    at += said?.word.length ?? 1;
  }
  return written.replace(/ +/g, ' ').trim();
}

function stands({ word, isWord }: Said, text: string, at: number, isCut: (at: number) => boolean): boolean {
  if (!text.startsWith(word, at)) return false;
  const end = at + word.length;
  return isWord ? isCut(at) && isCut(end) : isCut(at) || isCut(end);
}
