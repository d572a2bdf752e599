const longest = 200;

/**
 * A name as a sender's device gave it, fit to stand among other words: without control characters, without those that
 * turn the direction of what follows or are not seen, in one line, and cut between letters.
 */
export function plainFileName(name: string): string {
  const seen = name
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .trim();
  return seen.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}
