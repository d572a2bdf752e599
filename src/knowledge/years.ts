import { amountWords, yearWords } from '../text/thai-words.ts';
import { oneOf } from './one-of.ts';

const full = /(?<!\d)(25[5-9]\d|26[0-4]\d)(?!\d)/;
const short = new RegExp(
  `(?:${oneOf(yearWords)})\\s?((?:5[5-9])|[67]\\d)(?!\\d|[.,:/]\\d|\\s?(?:${oneOf(amountWords)}))`,
);

/**
 * The Buddhist year that a text names: in four digits, or in two after a word for a year or a budget.
 * @param normal a normalised text
 */
export function readYear(normal: string): number | undefined {
  const digits = full.exec(normal)?.[1] ?? short.exec(normal)?.[1];
  if (!digits) return undefined;
  return digits.length === 4 ? Number(digits) : 2500 + Number(digits);
}
