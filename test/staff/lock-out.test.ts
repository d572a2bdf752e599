import { type Attempts, afterFailure, isLocked, lockedUntil } from '../../src/staff/lock-out.ts';

const start = new Date('2026-11-22T10:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

function failing(times: number): Attempts | null {
  let attempts: Attempts | null = null;
  for (let time = 0; time < times; time += 1) attempts = afterFailure(attempts, start);
  return attempts;
}

test('four failures lock nothing', () => {
  expect(lockedUntil(failing(4))).toBeNull();
  expect(isLocked(null, start)).toBe(false);
});

test.each([
  [5, 1],
  [6, 2],
  [7, 4],
  [10, 32],
  [11, 60],
  [500, 60],
])('after %i failures in a row it takes %i minutes', (failures, minutes) => {
  expect(lockedUntil(failing(failures))).toEqual(later(minutes));
});

test('the lock opens to the millisecond', () => {
  const attempts = failing(5);
  expect(isLocked(attempts, new Date(later(1).getTime() - 1))).toBe(true);
  expect(isLocked(attempts, later(1))).toBe(false);
});

test('a day without failures forgets the earlier ones', () => {
  expect(afterFailure(failing(9), later(24 * 60))).toEqual({ failures: 1, lastAt: later(24 * 60) });
  expect(afterFailure(failing(9), later(24 * 60 - 1)).failures).toBe(10);
});
