import { againMinutes, draftTries, triesOfDraft } from '../../../src/web/tips/draft-tries.ts';
import { movableClock } from '../../helpers/movable-clock.ts';

const { clock, movesOn } = movableClock();
const anHourOn = () => clock().getTime() + 3_600_000;

test('a draft is handed in a few times; another one is not held back by it', () => {
  const tries = draftTries(clock);
  const went = Array.from({ length: triesOfDraft + 2 }, () => tries.begin('a', anHourOn()));
  expect(went).toEqual([...Array(triesOfDraft).fill(true), false, false]);
  expect(tries.begin('b', anHourOn())).toBe(true);
});

test('a try that came to nothing is not counted', () => {
  const tries = draftTries(clock);
  for (let time = 0; time < triesOfDraft * 2; time += 1) {
    expect(tries.begin('a', anHourOn())).toBe(true);
    tries.forgive('a');
  }
});

test('one that was handed in a while ago is not shown again; one that never came to anything is', () => {
  const tries = draftTries(clock);
  tries.begin('filed', anHourOn());
  tries.begin('failed', anHourOn());
  tries.forgive('failed');
  movesOn({ minutes: againMinutes, seconds: 1 });
  expect(tries.begin('filed', anHourOn())).toBe(false);
  expect(tries.begin('failed', anHourOn())).toBe(true);
});

test('a flood of drafts neither grows the memory without end nor shuts anybody out', () => {
  const tries = draftTries(clock);
  for (let time = 0; time < triesOfDraft; time += 1) tries.begin('first', anHourOn());
  for (let place = 0; place < 19_999; place += 1) tries.begin(`d${place}`, anHourOn());
  expect(tries.begin('first', anHourOn())).toBe(false);
  expect(tries.begin('one more', anHourOn())).toBe(true);
  // Forgotten: it was the first of them.
  expect(tries.begin('first', anHourOn())).toBe(true);
});

test('drafts that ran out make room before any that is good', () => {
  const tries = draftTries(clock);
  const soon = clock().getTime() + 1_000;
  for (let time = 0; time < triesOfDraft; time += 1) tries.begin('good', anHourOn());
  for (let place = 0; place < 19_999; place += 1) tries.begin(`d${place}`, soon);
  movesOn({ seconds: 2 });
  tries.begin('one more', anHourOn());
  expect(tries.begin('good', anHourOn())).toBe(false);
});
