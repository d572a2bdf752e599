const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' });

/** Cuts a text to `max` UTF-16 units with "…" at its end, never within a grapheme. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length >= max) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Cuts a label to `max` graphemes, which is how LINE counts labels. */
export function cutLabel(label: string, max: number): string {
  if (label.length <= max) return label;
  const all = [...graphemes.segment(label)].map(({ segment }) => segment);
  return all.length <= max ? label : `${all.slice(0, max - 1).join('')}…`;
}

const breakHere = '\u200B';
const piece = 24;
const longRun = /[^\s\p{Script=Thai}]{49,}/gu;

/**
 * Lets words longer than 48 letters break. Thai is broken between its words anyway; ticket numbers and codes are
 * shorter and stay as they are.
 */
export function breakLongWords(text: string): string {
  return text.replace(longRun, (run) =>
    [...graphemes.segment(run)]
      .map(({ segment }, index) => (index > 0 && index % piece === 0 ? breakHere + segment : segment))
      .join(''),
  );
}
