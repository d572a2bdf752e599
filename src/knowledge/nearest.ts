import type { Features } from './features.ts';
import { type Vocabulary, vectorOf } from './vectors.ts';

export interface Sample {
  readonly id: string;
  readonly features: Features;
}

/** Finds whose samples are like something, by id, the most alike first. */
export type FindNear = (features: Features) => string[];

/** From here on, of 0 (nothing in common) to 1 (the same), something is about what was asked. */
const alike = 0.3;
/** What is much less alike than the best is left out. */
const besideBest = 0.6;

interface Mention {
  readonly sample: number;
  readonly weight: number;
}

/** Compares with each sample by the cosine of tf-idf: for the few that are told apart by single sentences. */
export function nearestOf(samples: readonly Sample[], vocabulary: Vocabulary): FindNear {
  const mentions = mentionsOf(samples, vocabulary);
  return (features) => {
    const cosines = new Float64Array(samples.length);
    const { places, weights } = vectorOf(features, vocabulary);
    places.forEach((place, at) => {
      for (const { sample, weight } of mentions.get(place) ?? []) {
        cosines[sample] = (cosines[sample] ?? 0) + weight * (weights[at] ?? 0);
      }
    });
    return idsAlike(samples, cosines);
  };
}

/** Which samples mention a feature, by the feature's place. */
function mentionsOf(
  samples: readonly Sample[],
  vocabulary: Vocabulary,
): ReadonlyMap<number, readonly Mention[]> {
  const mentions = new Map<number, Mention[]>();
  samples.forEach(({ features }, sample) => {
    const { places, weights } = vectorOf(features, vocabulary);
    places.forEach((place, at) => {
      const before = mentions.get(place) ?? [];
      if (before.length === 0) mentions.set(place, before);
      before.push({ sample, weight: weights[at] ?? 0 });
    });
  });
  return mentions;
}

function idsAlike(samples: readonly Sample[], cosines: Float64Array): string[] {
  const best = new Map<string, number>();
  samples.forEach(({ id }, at) => {
    const cosine = cosines[at] ?? 0;
    if (cosine >= alike && cosine > (best.get(id) ?? 0)) best.set(id, cosine);
  });
  const least = Math.max(0, ...best.values()) * besideBest;
  return [...best]
    .filter(([, cosine]) => cosine >= least)
    .sort(([, a], [, b]) => b - a)
    .map(([id]) => id);
}
