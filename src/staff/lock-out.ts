/** Failed tries in a row. */
export interface Attempts {
  readonly failures: number;
  readonly lastAt: Date;
}

/** From so many failures on there is a wait. */
export const usualFree = 5;
const minuteMs = 60_000;
const longestMs = 60 * minuteMs;
const forgottenAfterMs = 24 * 60 * minuteMs;

/**
 * Until when no further try is taken: a minute after the fifth failure in a row, or another one that is told, doubled
 * with each further one, an hour at most. Null while there were fewer.
 */
export function lockedUntil(attempts: Attempts | null, free: number = usualFree): Date | null {
  if (!attempts || attempts.failures < free) return null;
  const delay = Math.min(minuteMs * 2 ** (attempts.failures - free), longestMs);
  return new Date(attempts.lastAt.getTime() + delay);
}

export function isLocked(attempts: Attempts | null, now: Date, free?: number): boolean {
  const until = lockedUntil(attempts, free);
  return until !== null && now < until;
}

/** Counts one more failure; a day without any forgets the earlier ones. */
export function afterFailure(attempts: Attempts | null, now: Date): Attempts {
  const isForgotten = !attempts || now.getTime() - attempts.lastAt.getTime() >= forgottenAfterMs;
  return { failures: isForgotten ? 1 : attempts.failures + 1, lastAt: now };
}
