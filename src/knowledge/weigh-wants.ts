import { indexEntries } from './entry-index.ts';
import type { Reading } from './features.ts';
import { learn, softmax } from './learn.ts';
import type { Steps } from './steps.ts';
import type { Want } from './understanding.ts';
import type { Vocabulary } from './vectors.ts';

/** A want with each text that it is known by. */
export interface ReadWant {
  readonly want: Want;
  readonly said: readonly Reading[];
  readonly told: readonly Reading[];
}

export interface Weighed {
  readonly want: Want;
  /** From 0 to 1; all together 1. */
  readonly score: number;
  /** Whether these very words are known to mean this. */
  readonly isExact: boolean;
}

/** Weighs every want by what was read, the likeliest first; none if nothing is known of it. */
export type Weigh = (read: Reading) => Weighed[];

/** How much a point of the index counts beside a unit of likelihood's logarithm. */
const fitShare = 0.15;
const faintest = 1e-6;
/** With no word known, parts of words must say this much. */
const telling = 0.5;

/**
 * Two judges see each utterance: one has learnt from all examples together which words tell wants apart, the other
 * counts how rare the words are that an entry shares with it. The first knows better what questions are about, the
 * second is not misled by words that nobody used before.
 */
export function* weighWants(known: readonly ReadWant[], vocabulary: Vocabulary): Steps<Weigh> {
  const wants = known.map(({ want }) => want);
  const texts = known.map(({ said, told }) => [...said, ...told]);
  const examples = texts.flatMap((all, label) => all.map(({ features }) => ({ features, label })));
  const guess = yield* learn(examples, wants.length, vocabulary);
  const fitsOf = yield* indexEntries(texts);
  const exactOf = exactWants(known);
  return ({ words, features }) => {
    const exact = exactOf(words);
    if (!words.some(hasLetters) && exact.size === 0) return [];
    const guesses = guess(features);
    const fits = fitsOf(words);
    if (!fits.some((fit) => fit > 0) && !guesses.some((one) => one > telling)) return [];
    const scores = softmax(guesses.map((one, at) => Math.log(one + faintest) + fitShare * (fits[at] ?? 0)));
    return wants
      .map((want, at) => ({ want, score: scores[at] ?? 0, isExact: exact.has(at) }))
      .sort((a, b) => b.score - a.score);
  };
}

function hasLetters(word: string): boolean {
  return /\p{L}/u.test(word);
}

/** Which wants are known by the very words, whatever the spaces between them. */
function exactWants(known: readonly ReadWant[]): (words: readonly string[]) => ReadonlySet<number> {
  const exact = new Map<string, Set<number>>();
  known.forEach(({ said }, at) => {
    for (const { words } of said) {
      const key = words.join('');
      if (key) exact.set(key, (exact.get(key) ?? new Set()).add(at));
    }
  });
  return (words) => exact.get(words.join('')) ?? new Set();
}
