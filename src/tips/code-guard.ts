import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Attempts, afterFailure, isLocked } from '../staff/lock-out.ts';

/** One try at a receipt code; counted as a wrong one from the start, so that guesses sent at once all count. */
export interface CodeTry {
  /** Whether the machine may work on it; false when too many wrong codes were worked on lately, of all sources. */
  mayDerive(): boolean;
  /** It was no wrong code after all. */
  forgive(): void;
}

/** Slows down who guesses receipt codes. */
export interface CodeGuard {
  /** Null when this source has to wait. */
  begin(source: string): CodeTry | null;
}

export interface GuardLimits {
  /** Sources remembered; the oldest give way. */
  readonly sources: number;
  /** Wrong codes a minute that were worth a derivation. */
  readonly derivations: number;
}

export const usualGuardLimits: GuardLimits = { sources: 20_000, derivations: 30 };

const minuteMs = 60_000;

/**
 * After a few wrong codes a source waits, longer each time, as with passwords. It is remembered in this process
 * alone: who tried a receipt code must not be found in any database.
 */
export function codeGuard(clock: Clock, limits: GuardLimits = usualGuardLimits): CodeGuard {
  const key = randomBytes(32);
  const attempts = new Map<string, Attempts>();
  let minute = { since: 0, count: 0 };

  const count = (name: string, seen: Attempts | null): Attempts => {
    const counted = afterFailure(seen, clock());
    attempts.delete(name);
    attempts.set(name, counted);
    const [oldest] = attempts.keys();
    if (attempts.size > limits.sources && oldest !== undefined) attempts.delete(oldest);
    return counted;
  };
  const uncount = (name: string) => {
    const seen = attempts.get(name);
    if (!seen) return;
    if (seen.failures > 1) attempts.set(name, { ...seen, failures: seen.failures - 1 });
    else attempts.delete(name);
  };
  return {
    begin(source) {
      const name = createHmac('sha256', key).update(source).digest('base64url');
      const seen = attempts.get(name) ?? null;
      if (isLocked(seen, clock())) return null;
      count(name, seen);
      let worked = false;
      let isForgiven = false;
      return {
        mayDerive() {
          const now = clock().getTime();
          if (now - minute.since >= minuteMs) minute = { since: now, count: 0 };
          if (minute.count >= limits.derivations) return false;
          minute.count += 1;
          worked = true;
          return true;
        },
        forgive() {
          if (isForgiven) return;
          isForgiven = true;
          uncount(name);
          if (worked) minute.count = Math.max(0, minute.count - 1);
          worked = false;
        },
      };
    },
  };
}
