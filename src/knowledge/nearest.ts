import type { Features } from './features.ts';
import { type Vector, vectorOf, vocabularyOf } from './vectors.ts';

export interface Sample {
  readonly id: string;
  readonly features: Features;
}

export interface Near {
  readonly id: string;
  /** From 0, nothing in common, to 1, the same. */
  readonly likeness: number;
}

/** Finds whose sample is most like something, nearest first, each id once. */
export type FindNear = (features: Features) => Near[];

/** Compares with each sample by the cosine of tf-idf: for the few that are told apart by single sentences. */
export function nearestOf(samples: readonly Sample[]): FindNear {
  const vocabulary = vocabularyOf(
    samples.map(({ features }) => features),
    () => true,
  );
  const known = samples.map(({ id, features }) => ({ id, vector: vectorOf(features, vocabulary) }));
  return (features) => {
    const asked = new Float64Array(vocabulary.places.size);
    const { places, weights } = vectorOf(features, vocabulary);
    for (let index = 0; index < places.length; index++) {
      asked[places[index] as number] = weights[index] as number;
    }
    const likeness = new Map<string, number>();
    for (const { id, vector } of known) {
      const alike = likenessTo(asked, vector);
      if (alike > (likeness.get(id) ?? 0)) likeness.set(id, alike);
    }
    return [...likeness]
      .map(([id, alike]) => ({ id, likeness: alike }))
      .sort((a, b) => b.likeness - a.likeness);
  };
}

function likenessTo(asked: Float64Array, { places, weights }: Vector): number {
  let sum = 0;
  for (let index = 0; index < places.length; index++) {
    sum += (asked[places[index] as number] as number) * (weights[index] as number);
  }
  return sum;
}
