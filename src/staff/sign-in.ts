import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Attempts, afterFailure, isLocked, lockedUntil } from './lock-out.ts';
import type { PasswordKeeper } from './password.ts';
import type { AttemptStore, StaffStore } from './ports.ts';
import { readUsername, type Staff } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';

export interface SignInDeps {
  readonly staff: StaffStore;
  readonly attempts: AttemptStore;
  readonly passwords: PasswordKeeper;
  readonly clock: Clock;
}

export type SignInResult =
  | { readonly how: 'in'; readonly staff: Staff }
  | { readonly how: 'wrong' }
  | { readonly how: 'locked'; readonly until: Date };

const triesToCount = 8;

/**
 * Lets a person in, or says why not. The failure is counted before the password is looked at and taken back
 * when it was right, so that guesses sent all at once are held back like guesses sent in turn.
 * Known and unknown usernames answer alike.
 * @throws StaffRefusal `busy`
 */
export async function signIn(
  deps: SignInDeps,
  form: { username: string; password: string },
): Promise<SignInResult> {
  const username = readUsername(form.username);
  // What people type there may be a password: only its digest is kept.
  const key = createHash('sha256').update(username).digest('hex');
  const count = await countAttempt(deps, key);
  if (count.isLocked) return { how: 'locked', until: count.until };

  const account = await deps.staff.find(username);
  const known = account?.isActive ? account.passwordHash : null;
  const fits = await deps.passwords.verify(known, form.password).catch(async (error: unknown) => {
    // Too busy to look at the password: that is not the person's failure.
    await (count.seen ? deps.attempts.swap(key, count.next, count.seen) : deps.attempts.clear(key));
    throw error;
  });
  if (!account || !fits) {
    const until = lockedUntil(count.next);
    return until ? { how: 'locked', until } : { how: 'wrong' };
  }

  await deps.attempts.clear(key);
  if (!deps.passwords.isOutdated(account.passwordHash)) return { how: 'in', staff: account };
  const passwordHash = await deps.passwords.hash(form.password);
  const renewed = await deps.staff.change(username, { set: { passwordHash } });
  return { how: 'in', staff: renewed ?? account };
}

type Count =
  | { readonly isLocked: true; readonly until: Date }
  | { readonly isLocked: false; readonly seen: Attempts | null; readonly next: Attempts };

async function countAttempt(deps: SignInDeps, key: string): Promise<Count> {
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
