import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Attempts, afterFailure, isLocked, lockedUntil } from './lock-out.ts';
import type { AttemptStore } from './ports.ts';
import { StaffRefusal } from './staff-refusal.ts';

export interface AttemptDeps {
  readonly attempts: AttemptStore;
  readonly clock: Clock;
}

export type AttemptResult<T> =
  | { readonly how: 'in'; readonly value: T }
  | { readonly how: 'wrong' }
  | { readonly how: 'locked'; readonly until: Date };

const triesToCount = 8;

/** Whose password is tried. What people type as a username must not pass for another kind of secret. */
export const passwordSubject = (username: string) => `password\0${username}`;

/**
 * Lets somebody try a secret. The failure is counted before the secret is looked at and taken back when it was right,
 * so that guesses sent all at once are held back like guesses sent in turn.
 * @param subject whose secret; only its digest is kept, for what people type there may be a password
 * @param look null when the secret is not right; when it throws, the try does not count
 * @throws StaffRefusal `busy`
 */
export async function attempt<T>(
  deps: AttemptDeps,
  subject: string,
  look: () => Promise<T | null>,
): Promise<AttemptResult<T>> {
  const key = createHash('sha256').update(subject).digest('hex');
  const count = await countAttempt(deps, key);
  if (count.isLocked) return { how: 'locked', until: count.until };
  const value = await look().catch(async (error: unknown) => {
    // Too busy to look at the secret: that is not the person's failure.
    await deps.attempts.swap(key, count.next, count.seen ?? { failures: 0, lastAt: count.next.lastAt });
    throw error;
  });
  if (value === null) {
    const until = lockedUntil(count.next);
    return until ? { how: 'locked', until } : { how: 'wrong' };
  }
  await deps.attempts.clear(key);
  return { how: 'in', value };
}

type Count =
  | { readonly isLocked: true; readonly until: Date }
  | { readonly isLocked: false; readonly seen: Attempts | null; readonly next: Attempts };

async function countAttempt(deps: AttemptDeps, key: string): Promise<Count> {
  for (let tries = 0; tries < triesToCount; tries += 1) {
    const now = deps.clock();
    const seen = await deps.attempts.find(key);
    const until = lockedUntil(seen);
    if (until && isLocked(seen, now)) return { isLocked: true, until };
    const next = afterFailure(seen, now);
    if (await deps.attempts.swap(key, seen, next)) return { isLocked: false, seen, next };
  }
  throw new StaffRefusal('busy');
}
