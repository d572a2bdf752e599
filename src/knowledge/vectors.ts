import { type Features, isWord, type Reading, weightOf } from './features.ts';

/** Every feature that can be learnt from, with its place and its weight: the rarer, the heavier. */
export interface Vocabulary {
  readonly places: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
}

/** Features as places and weights in two rows, of length 1 together. */
export interface Vector {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

const fewest = 3;

/** Learns every word that stands in texts; pairs and parts of words only if a few texts have them. */
export function vocabularyOf(texts: readonly Pick<Reading, 'features'>[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const { features } of texts) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const places = new Map<string, number>();
  const weights: number[] = [];
  for (const [feature, count] of counts) {
    if (count < fewest && !isWord(feature)) continue;
    places.set(feature, weights.length);
    weights.push(weightOf(feature) * Math.log((texts.length + 1) / (count + 0.5)));
  }
  return { places, weights: Float64Array.from(weights) };
}

/** What of features is in the vocabulary, weighed by how rare it is. */
export function vectorOf(features: Features, vocabulary: Vocabulary): Vector {
  const places: number[] = [];
  const weights: number[] = [];
  let squares = 0;
  for (const feature of features) {
    const place = vocabulary.places.get(feature);
    if (place === undefined) continue;
    const weight = vocabulary.weights[place] as number;
    places.push(place);
    weights.push(weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  return { places, weights: weights.map((weight) => weight / length) };
}
