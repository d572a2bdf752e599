import type { Path, Report } from './problem.ts';

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * Number of grapheme clusters: what LINE counts in labels, template words and message-action texts
 * (D:text-character-count). Thai vowels and tone marks join the letter they stand on.
 */
export function graphemes(words: string): number {
  return [...segmenter.segment(words)].length;
}

/** Reports words that are empty or longer than `max` UTF-16 code units. */
export function checkUnits(words: string | undefined, max: number, at: Path, report: Report): void {
  if (words === undefined) return;
  if (words === '') report(at, 'May not be empty');
  else if (words.length > max)
    report(at, `Length must be between 0 and ${max}`, `${words.length} code units`);
}

/** Reports words that are empty or longer than `max` grapheme clusters. */
export function checkGraphemes(words: string | undefined, max: number, at: Path, report: Report): void {
  if (words === undefined) return;
  if (words === '') report(at, 'May not be empty');
  else if (words.length > max && graphemes(words) > max) {
    report(at, `Length must be between 0 and ${max}`, `${graphemes(words)} grapheme clusters`);
  }
}

/** Reports a list whose size is not between `min` and `max`. */
export function checkSize(
  list: readonly unknown[],
  min: number,
  max: number,
  at: Path,
  report: Report,
): void {
  if (list.length < min || list.length > max) report(at, `Size must be between ${min} and ${max}`);
}
