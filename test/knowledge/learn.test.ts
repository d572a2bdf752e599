import { indexEntries } from '../../src/knowledge/entry-index.ts';
import { readingOf } from '../../src/knowledge/features.ts';
import { learn, softmax } from '../../src/knowledge/learn.ts';
import { nearestOf } from '../../src/knowledge/nearest.ts';
import { atOnce } from '../../src/knowledge/steps.ts';
import { vectorOf, vocabularyOf } from '../../src/knowledge/vectors.ts';

const read = (text: string) => readingOf(text.split(' '));
const said = [
  ['red apple', 'green apple', 'apple pie', 'sweet apple'],
  ['red car', 'fast car', 'car park', 'old car'],
  ['cold milk', 'milk cow', 'red milk', 'sweet milk'],
].map((texts) => texts.map(read));
const vocabulary = vocabularyOf(said.flat());
const examples = said.flatMap((texts, label) => texts.map(({ features }) => ({ features, label })));
const guess = atOnce(learn(examples, said.length, vocabulary));
const best = (scores: Float64Array) => scores.indexOf(Math.max(...scores));

test('what was learnt is recognised, also among new words', () => {
  expect(best(guess(read('apple').features))).toBe(0);
  expect(best(guess(read('blue car').features))).toBe(1);
  expect(best(guess(read('much cold milk').features))).toBe(2);
});

test('likelihoods sum up to one, of unknown words too', () => {
  for (const text of ['apple', 'qqq']) {
    expect(guess(read(text).features).reduce((a, b) => a + b, 0)).toBeCloseTo(1);
  }
});

test('the same examples always teach the same', () => {
  const again = atOnce(learn(examples, said.length, vocabulary));
  expect(again(read('red').features)).toEqual(guess(read('red').features));
});

test('scores become likelihoods, however large they are', () => {
  const likely = [...softmax(Float64Array.from([1000, 1000, -1000]))];
  expect(likely).toEqual([0.5, 0.5, 0]);
});

test('a vector has length 1, and what is rare weighs more', () => {
  const { weights } = vectorOf(['red', 'fast'], vocabulary);
  expect(Math.hypot(...weights)).toBeCloseTo(1);
  expect(weights[1]).toBeGreaterThan(weights[0] ?? 1);
  expect(vectorOf(['unheard'], vocabulary)).toEqual({ places: [], weights: [] });
});

test('the index finds entries by words and by neighbours, unknown words find nothing', () => {
  const fitsOf = atOnce(indexEntries(said));
  expect(best(fitsOf(['sweet', 'apple']))).toBe(0);
  expect([...fitsOf(['red'])].every((one) => one > 0)).toBe(true);
  expect([...fitsOf(['qqq'])]).toEqual([0, 0, 0]);
  expect([...fitsOf([])]).toEqual([0, 0, 0]);
});

test('the nearest samples come first, and only those that are near', () => {
  const find = nearestOf(
    said.flatMap((texts, label) => texts.map(({ features }) => ({ id: `fruit-${label}`, features }))),
    vocabulary,
  );
  expect(find(read('fast car').features)[0]).toBe('fruit-1');
  expect(find(read('qqq').features)).toEqual([]);
});
