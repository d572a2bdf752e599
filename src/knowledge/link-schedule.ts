export const linkStates = ['unchecked', 'ok', 'failing', 'dead'] as const;
export type LinkState = (typeof linkStates)[number];

/** Why a link that gave no HTTP status was not found to work. */
export const linkFaults = [
  'timeout',
  'no-such-host',
  'refused',
  'broken-off',
  'unreachable',
  'certificate',
  'too-many-redirects',
  'not-public',
  'not-web',
  'no-network',
  'not-understood',
] as const;
export type LinkFault = (typeof linkFaults)[number];

/** An HTTP status such as `404`, or why there was none. */
export type LinkCode = `${number}` | LinkFault;

/** What the checks of a link have found so far. */
export interface LinkHealth {
  readonly state: LinkState;
  readonly nextAt: Date;
  readonly checkedAt?: Date;
  readonly code?: LinkCode;
  /** Failures since the link was last seen to work. */
  readonly failures: number;
  readonly firstFailedAt?: Date;
}

/**
 * What one check found. `unsure`: the page may well be there, but this machine could not tell, as when a server
 * turns away all programs, or the machine itself has no network.
 */
export interface LinkOutcome {
  readonly is: 'ok' | 'failed' | 'unsure';
  readonly code: LinkCode;
}

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const okMs = 7 * dayMs;
const unsureMs = dayMs;
const failedMs = [6 * hourMs, dayMs, 2 * dayMs, 4 * dayMs, 8 * dayMs, 14 * dayMs] as const;
const failuresOfDead = 3;
const shortestDeathMs = dayMs;

/** A link nobody has checked yet: due at once. */
export function uncheckedLink(now: Date): LinkHealth {
  return { state: 'unchecked', nextAt: now, failures: 0 };
}

/**
 * What is known of a link after one more check. It is dead after three failures in a row that lie at least a day
 * apart from first to last; a single success makes it good again.
 */
export function afterCheck(before: LinkHealth, { is, code }: LinkOutcome, now: Date): LinkHealth {
  const inMs = (ms: number) => new Date(now.getTime() + ms);
  switch (is) {
    case 'ok':
      return { state: 'ok', nextAt: inMs(okMs), checkedAt: now, code, failures: 0 };
    case 'unsure':
      return { ...before, nextAt: inMs(unsureMs), checkedAt: now, code };
    case 'failed': {
      const failures = before.failures + 1;
      const firstFailedAt = before.firstFailedAt ?? now;
      const isDead = failures >= failuresOfDead && now.getTime() - firstFailedAt.getTime() >= shortestDeathMs;
      const state = isDead || before.state === 'dead' ? 'dead' : 'failing';
      return { state, nextAt: inMs(delayAfter(failures)), checkedAt: now, code, failures, firstFailedAt };
    }
    default:
      return is satisfies never;
  }
}

function delayAfter(failures: number): number {
  return failedMs[Math.min(failures, failedMs.length) - 1] ?? okMs;
}
