import type { Features } from './features.ts';
import type { Steps } from './steps.ts';
import { type Vector, type Vocabulary, vectorOf } from './vectors.ts';

export interface Example {
  readonly features: Features;
  /** Which of the labels it belongs to, from 0. */
  readonly label: number;
}

/** How likely each label is, from 0 to 1, all together 1. */
export type Guess = (features: Features) => Float64Array;

interface Model {
  readonly labels: number;
  /** A row of labels for each feature. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

const passes = 2;
/** A few milliseconds' worth. */
const stepExamples = 200;
const firstStep = 4;
/** A label this unlikely, and not right, is left as it is: so are most labels of most examples. */
const negligible = 0.005;
/** How often something is asked is not how many examples there are, so it is learnt more slowly than what words say. */
const biasShare = 0.1;

/**
 * Learns from examples which features speak for which label: multinomial logistic regression over tf-idf in a few
 * passes of gradient descent, always in the same order, so that the same content gives the same answers.
 */
export function* learn(examples: readonly Example[], labels: number, vocabulary: Vocabulary): Steps<Guess> {
  const model: Model = {
    labels,
    weights: new Float32Array(vocabulary.places.size * labels),
    biases: new Float32Array(labels),
  };
  const inputs = examples.map(({ features, label }) => ({ vector: vectorOf(features, vocabulary), label }));
  const shuffled = shuffler();
  const likely = new Float64Array(labels);
  for (let pass = 0; pass < passes; pass++) {
    const step = firstStep / (1 + pass);
    for (const [at, { vector, label }] of shuffled(inputs).entries()) {
      if (at % stepExamples === 0) yield;
      estimate(model, vector, likely);
      correct(model, vector, label, step, likely);
    }
  }
  return (features) => estimate(model, vectorOf(features, vocabulary), new Float64Array(labels));
}

/** Fills in how likely each label is. */
function estimate({ labels, weights, biases }: Model, vector: Vector, likely: Float64Array): Float64Array {
  likely.set(biases);
  for (let index = 0; index < vector.places.length; index++) {
    const row = (vector.places[index] as number) * labels;
    const weight = vector.weights[index] as number;
    for (let label = 0; label < labels; label++) {
      likely[label] = (likely[label] as number) + (weights[row + label] as number) * weight;
    }
  }
  return softmax(likely);
}

/** Turns scores into likelihoods, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const one = Math.exp((scores[at] as number) - most);
    scores[at] = one;
    sum += one;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] as number) / sum;
  return scores;
}

function correct(
  { labels, weights, biases }: Model,
  { places, weights: strengths }: Vector,
  right: number,
  step: number,
  likely: Float64Array,
): void {
  for (let label = 0; label < labels; label++) {
    const error = (likely[label] as number) - (label === right ? 1 : 0);
    if (Math.abs(error) < negligible) continue;
    biases[label] = (biases[label] as number) - step * biasShare * error;
    for (let index = 0; index < places.length; index++) {
      const at = (places[index] as number) * labels + label;
      weights[at] = (weights[at] as number) - step * error * (strengths[index] as number);
    }
  }
}

/** Shuffles lists, always alike (a linear congruential generator, ANSI C's). */
function shuffler(): <T>(list: readonly T[]) => T[] {
  let state = 1;
  const upTo = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
  return (list) => {
    const shuffled = [...list];
    for (let at = shuffled.length - 1; at > 0; at--) {
      const other = upTo(at + 1);
      [shuffled[at], shuffled[other]] = [shuffled[other] as never, shuffled[at] as never];
    }
    return shuffled;
  };
}
