import { particles } from '../text/thai-words.ts';
import { classifyNumbers } from './number-classes.ts';
import type { Rewrite } from './synonyms.ts';
import { normaliseThai, segment } from './words.ts';

/** The words of a normalised text in order: synonyms and numbers replaced, polite particles left out. */
export type Read = (normal: string) => string[];

const left = new Set(particles.map(normaliseThai));

/** Some put spaces between words, some between sentences, some where the line ends: they mean nothing. */
const spaceInThai = /(?<=[\u0E00-\u0E7F]) (?=[\u0E00-\u0E7F])/g;

/** Reads texts with the office's synonyms. */
export function reader(rewrite: Rewrite): Read {
  return (normal) => {
    const text = rewrite(classifyNumbers(normal).replace(spaceInThai, ''));
    return [...segment(text)].filter((word) => !left.has(word));
  };
}
