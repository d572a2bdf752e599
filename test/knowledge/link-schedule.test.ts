import {
  afterCheck,
  type LinkHealth,
  type LinkOutcome,
  uncheckedLink,
} from '../../src/knowledge/link-schedule.ts';

const start = new Date('2026-11-22T03:00:00Z');
const hourMs = 3_600_000;
const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / hourMs;
const ok: LinkOutcome = { is: 'ok', code: '200' };
const notFound: LinkOutcome = { is: 'failed', code: '404' };

/** Checks a link each time it is due. */
function checked(outcomes: readonly LinkOutcome[]) {
  const seen: { state: string; inHours: number }[] = [];
  let health: LinkHealth = uncheckedLink(start);
  for (const outcome of outcomes) {
    const now = health.nextAt;
    health = afterCheck(health, outcome, now);
    seen.push({ state: health.state, inHours: hours(now, health.nextAt) });
  }
  return { seen, health };
}

test('a link nobody checked yet is due at once; one that works is checked every week', () => {
  expect(uncheckedLink(start)).toEqual({ state: 'unchecked', nextAt: start, failures: 0 });
  expect(checked([ok, ok]).seen).toEqual([
    { state: 'ok', inHours: 168 },
    { state: 'ok', inHours: 168 },
  ]);
});

test('one that fails is checked later each time, at most two weeks, and is dead from the third time on', () => {
  const { seen, health } = checked(Array.from({ length: 8 }, () => notFound));
  expect(seen.map(({ inHours }) => inHours)).toEqual([6, 24, 48, 96, 192, 336, 336, 336]);
  expect(seen.map(({ state }) => state)).toEqual(['failing', 'failing', ...Array(6).fill('dead')]);
  expect(health).toMatchObject({ failures: 8, firstFailedAt: start, code: '404' });
});

test('three failures within a day are no death: the server may be down for the night', () => {
  let health = uncheckedLink(start);
  for (const minutes of [0, 10, 20]) {
    health = afterCheck(health, notFound, new Date(start.getTime() + minutes * 60_000));
  }
  expect(health).toMatchObject({ state: 'failing', failures: 3 });
  const nextDay = afterCheck(health, notFound, new Date(start.getTime() + 24 * hourMs));
  expect(nextDay.state).toBe('dead');
});

test('one success makes it good, and the count begins anew', () => {
  const { health } = checked([notFound, notFound, notFound, ok]);
  expect(health).toMatchObject({ state: 'ok', failures: 0 });
  expect(health).not.toHaveProperty('firstFailedAt');
  expect(afterCheck(health, notFound, start)).toMatchObject({ state: 'failing', failures: 1 });
});

test('a check that could tell nothing changes nothing but the time of the next', () => {
  const turnedAway: LinkOutcome = { is: 'unsure', code: '403' };
  const { health } = checked([notFound]);
  const now = new Date(start.getTime() + 6 * hourMs);
  expect(afterCheck(health, turnedAway, now)).toEqual({
    ...health,
    code: '403',
    checkedAt: now,
    nextAt: new Date(now.getTime() + 24 * hourMs),
  });
  expect(checked([turnedAway]).health.state).toBe('unchecked');
});

test('a dead link stays dead until it works, also after checks that told nothing', () => {
  const turnedAway: LinkOutcome = { is: 'unsure', code: '403' };
  expect(checked([notFound, notFound, notFound, turnedAway, notFound]).health.state).toBe('dead');
});
