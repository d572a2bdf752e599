import { withoutTones } from './words.ts';

/** What is looked at in a text, each once. */
export type Features = readonly string[];

/** A text as it is looked at: its words and what they amount to. */
export interface Reading {
  readonly words: readonly string[];
  readonly features: Features;
}

const gramLength = 3;
const gramSign = '#';
const pairWeight = 0.7;
const gramWeight = 0.5;

/** Two neighbours each, which tell more than words alone where the dictionary cuts words into their parts. */
export function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}

/** Three letters each, tone marks left out: what remains alike when somebody mistypes. */
function gramsOf(words: readonly string[]): string[] {
  const letters = `^${withoutTones(words.join(''))}$`;
  return Array.from(
    { length: Math.max(0, letters.length - gramLength + 1) },
    (_, at) => gramSign + letters.slice(at, at + gramLength),
  );
}

export function readingOf(words: readonly string[]): Reading {
  return { words, features: [...new Set([...words, ...pairsOf(words), ...gramsOf(words)])] };
}

/** Words count most; with their neighbours, or in threes of letters, they tell more, but less surely. */
export function weightOf(feature: string): number {
  if (feature.startsWith(gramSign)) return gramWeight;
  return feature.includes(' ') ? pairWeight : 1;
}

/** Whether a feature is a word by itself. */
export function isWord(feature: string): boolean {
  return weightOf(feature) === 1;
}
