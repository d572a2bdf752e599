import { withoutTones } from './words.ts';

/** What is looked at in an utterance, each with how much it weighs. */
export type Features = ReadonlyMap<string, number>;

const gramLength = 3;
const pairWeight = 0.7;
const gramWeight = 0.5;

/** Two neighbours each, which tell more than words alone where the dictionary cuts words into their parts. */
export function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}

/** Three letters each, spaces and tone marks left out: what remains alike when somebody mistypes. */
export function gramsOf(words: readonly string[]): string[] {
  const letters = `^${withoutTones(words.join(''))}$`;
  return Array.from({ length: Math.max(0, letters.length - gramLength + 1) }, (_, at) =>
    letters.slice(at, at + gramLength),
  );
}

/** Words count most; with their neighbours, or in threes of letters, they tell more, but less surely. */
export function featuresOf(words: readonly string[]): Features {
  const features = new Map<string, number>();
  const add = (name: string, weight: number) => features.set(name, (features.get(name) ?? 0) + weight);
  for (const word of words) add(word, 1);
  for (const pair of pairsOf(words)) add(pair, pairWeight);
  for (const gram of gramsOf(words)) add(`#${gram}`, gramWeight);
  return features;
}

/** Whether a feature is a word by itself. */
export function isWord(feature: string): boolean {
  return !feature.startsWith('#') && !feature.includes(' ');
}
