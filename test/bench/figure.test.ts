import { figure, median, quantile } from '../../bench/figure.ts';
import { table } from '../../bench/table.ts';

const rounds = [
  { base: 100, value: 60 },
  { base: 100, value: 40 },
  { base: 50, value: 30 },
];

describe('a figure of the benchmark', () => {
  test('is the median of the ratios of its rounds, with the lowest and the highest', () => {
    expect(figure('turns', rounds)).toMatchObject({ ratio: 0.6, lowest: 0.4, highest: 0.6 });
  });

  test('says whether its aim is met', () => {
    expect(figure('turns', rounds, { atLeast: 0.5 }).isMet).toBe(true);
    expect(figure('turns', rounds, { atMost: 0.5 }).isMet).toBe(false);
    expect(figure('turns', rounds).isMet).toBeUndefined();
  });

  test('stands in the table with its aim beside it', () => {
    const [header, met, missed] = table([
      figure('turns', rounds, { atLeast: 0.5 }),
      figure('pages', rounds, { atMost: 0.5 }),
    ]).split('\n');
    expect(header).toMatch(/^figure +ratio +lowest +highest +aim +met$/);
    expect(met).toMatch(/^turns +0\.60 +0\.40 +0\.60 +>= 0\.5 +yes$/);
    expect(missed).toMatch(/^pages +0\.60 +0\.40 +0\.60 +<= 0\.5 +NO$/);
  });
});

test('a median lies between the two in the middle, a quantile is one of the values', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(quantile([4, 1, 3, 2], 0.99)).toBe(4);
});
