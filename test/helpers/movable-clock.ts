import type { Clock } from '../../src/clock.ts';

const minuteMs = 60_000;

export interface MovableClock {
  readonly clock: Clock;
  movesOn(by: { seconds?: number; minutes?: number; days?: number }): void;
}

/** A clock that runs like the real one and can be moved forward. */
export function movableClock(): MovableClock {
  let ahead = 0;
  return {
    clock: () => new Date(Date.now() + ahead),
    movesOn({ seconds = 0, minutes = 0, days = 0 }) {
      ahead += seconds * 1_000 + (minutes + days * 24 * 60) * minuteMs;
    },
  };
}
