import type { Reading } from './features.ts';
import { withoutTones } from './words.ts';

/** Puts known words in the place of unknown ones that differ from them by tone marks alone. */
export type Mend = (words: readonly string[]) => string[];

/** Learns the words of texts; of two that differ by tone marks, the more frequent is meant. */
export function wordMender(texts: readonly Pick<Reading, 'words'>[]): Mend {
  const counts = new Map<string, number>();
  for (const { words } of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const toned = new Map<string, string>();
  for (const [word, count] of counts) {
    const bare = withoutTones(word);
    if (count > (counts.get(toned.get(bare) ?? '') ?? 0)) toned.set(bare, word);
  }
  return (words) => words.map((word) => (counts.has(word) ? word : (toned.get(withoutTones(word)) ?? word)));
}
