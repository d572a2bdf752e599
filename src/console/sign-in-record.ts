import { faultOf } from '../errors.ts';
import type { ConsoleContext } from './deps.ts';

const minuteMs = 60_000;

/**
 * Puts a refused sign-in on record. Nobody waits for it: the answer would take longer for a username that there is,
 * and nothing is shown or done.
 */
export function failureNoted({ audit, logger }: ConsoleContext) {
  return ({ username, detail }: { username: string; detail: 'password' | 'second-factor' | 'locked' }) => {
    logger.info({ result: detail }, 'a sign-in was refused');
    audit
      .append({ who: username, deed: 'sign-in-failed', detail })
      .catch((error) => logger.error(faultOf(error), 'a refused sign-in could not be put on record'));
  };
}

/** Whole minutes to wait, at least one. */
export function minutesUntil(until: Date, now: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - now.getTime()) / minuteMs));
}
