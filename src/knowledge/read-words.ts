import { particles } from '../text/thai-words.ts';
import { classifyNumbers } from './number-classes.ts';
import type { Rewrite } from './synonyms.ts';
import { normaliseThai, segment } from './words.ts';

/** The words of a normalised text in order: synonyms and numbers replaced, polite particles left out. */
export type Read = (normal: string) => string[];

const left = new Set(particles.map(normaliseThai));

/** Reads texts with the office's synonyms. */
export function reader(rewrite: Rewrite): Read {
  return (normal) => [...segment(rewrite(classifyNumbers(normal)))].filter((word) => !left.has(word));
}
