import { z } from 'zod';
import { limitsOf } from '../../tips/limits.ts';
import type { Said } from '../../tips/tip.ts';

/** A field that was sent more than once is one text. */
const joined = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('\n') : value;

/** What stands in a field, with one kind of line end and nothing unprintable; '' when it is not there. */
export const typed = z.preprocess(joined, z.string().catch('')).transform((text) =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .trim(),
);

/** Every box that was ticked under one name. */
export const ticked = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.string()).max(100).catch([]),
);

export const wordLimits = {
  said: 1_000,
  happened: 10_000,
  when: 1_000,
  where: 1_000,
  evidence: 3_000,
  contact: 500,
  text: 5_000,
} as const;

/** One text of a tip is as long as one message of LINE may be said to be: what is longer is cut at a line or word. */
export function inPieces(text: string): Said[] {
  if (!text) return [];
  if (text.length <= limitsOf.text) return [{ text }];
  const head = text.slice(0, limitsOf.text);
  const gap = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
  const whole = /[\uD800-\uDBFF]$/.test(head) ? head.length - 1 : head.length;
  const cut = gap > limitsOf.text / 2 ? gap : whole;
  return [{ text: text.slice(0, cut) }, ...inPieces(text.slice(cut).trimStart())];
}
