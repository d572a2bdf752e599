import type { Features } from './features.ts';

/** Every feature that can be learnt from, with its place and its weight: the rarer, the heavier. */
export interface Vocabulary {
  readonly places: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
}

/** Features as places and weights in two rows, of length 1 together. */
export interface Vector {
  readonly places: Int32Array;
  readonly weights: Float32Array;
}

/** Learns what stands in texts; of a kind that is not kept, only what more than one text has. */
export function vocabularyOf(texts: readonly Features[], isKept: (feature: string) => boolean): Vocabulary {
  const counts = new Map<string, number>();
  for (const features of texts) {
    for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const places = new Map<string, number>();
  const weights: number[] = [];
  for (const [feature, count] of counts) {
    if (count === 1 && !isKept(feature)) continue;
    places.set(feature, weights.length);
    weights.push(Math.log((texts.length + 1) / (count + 0.5)));
  }
  return { places, weights: Float64Array.from(weights) };
}

/** What of features is in the vocabulary, weighed by tf-idf. */
export function vectorOf(features: Features, vocabulary: Vocabulary): Vector {
  const places = new Int32Array(features.size);
  const weights = new Float32Array(features.size);
  let size = 0;
  let squares = 0;
  for (const [feature, count] of features) {
    const place = vocabulary.places.get(feature);
    if (place === undefined) continue;
    const weight = (count > 1 ? 1 + Math.log(count) : count) * (vocabulary.weights[place] as number);
    places[size] = place;
    weights[size] = weight;
    size++;
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (let index = 0; index < size; index++) weights[index] = (weights[index] as number) / length;
  return { places: places.subarray(0, size), weights: weights.subarray(0, size) };
}
