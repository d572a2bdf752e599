import { createHash } from 'node:crypto';
import { politeEndings } from '../text/heard.ts';
import { particles } from '../text/thai-words.ts';
import { maskPersonal } from './mask-personal.ts';
import { normaliseThai, wordsOf } from './words.ts';

/** Longest example kept, in characters as people count them. */
const textLimit = 200;
/** Longest text looked at. */
const readLimit = 2000;
const politeWords = new Set([...particles, ...politeEndings].map(normaliseThai));
const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Questions that say the same. */
export interface QuestionGroup {
  /** Opaque, and the same for all of them. */
  readonly key: string;
  /** What was asked, personal data masked, on one line and cut where it is long. */
  readonly text: string;
}

/**
 * The group of a question: spelling, spaces, polite words and personal data make no difference. Null for a text
 * without words.
 */
export function questionGroup(asked: string): QuestionGroup | null {
  const text = cut(maskPersonal(asked.slice(0, readLimit)).replace(/\s+/g, ' ').trim());
  const words = wordsOf(text).filter((word) => !politeWords.has(word));
  if (words.length === 0) return null;
  const digest = createHash('sha256').update(words.join('')).digest('base64url');
  return { key: digest.slice(0, 22), text };
}

function cut(text: string): string {
  const parts = [...graphemes.segment(text)];
  if (parts.length <= textLimit) return text;
  const kept = parts.slice(0, textLimit - 1).map(({ segment }) => segment);
  return `${kept.join('')}…`;
}
