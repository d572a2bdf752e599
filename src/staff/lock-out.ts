/** Failed sign-ins in a row under one username. */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: Date;
}

const freeFailures = 5;
const minuteMs = 60_000;
const longestMs = 60 * minuteMs;
const forgottenAfterMs = 24 * 60 * minuteMs;

/**
 * Until when sign-in is refused: a minute after the fifth failure in a row, doubled with each further one,
 * an hour at most. Null while there were fewer.
 */
export function lockedUntil(attempts: Attempts | null): Date | null {
  if (!attempts || attempts.failures < freeFailures) return null;
  const delay = Math.min(minuteMs * 2 ** (attempts.failures - freeFailures), longestMs);
  return new Date(attempts.lastAt.getTime() + delay);
}

export function isLocked(attempts: Attempts | null, now: Date): boolean {
  const until = lockedUntil(attempts);
  return until !== null && now < until;
}

/** Counts one more failure; a day without any forgets the earlier ones. */
export function afterFailure(attempts: Attempts | null, now: Date): Attempts {
  const isForgotten = !attempts || now.getTime() - attempts.lastAt.getTime() >= forgottenAfterMs;
  return { failures: isForgotten ? 1 : attempts.failures + 1, lastAt: now };
}
