import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { type Attempts, afterFailure, isLocked, lockedUntil, usualFree } from './lock-out.ts';
import type { AttemptStore } from './ports.ts';
import { StaffRefusal } from './staff-refusal.ts';

export interface AttemptDeps {
  /** Failures of all sources together. */
  readonly attempts: AttemptStore;
  readonly clock: Clock;
}

export interface PasswordAttemptDeps extends AttemptDeps {
  /** Failures of each source, in memory: where somebody sat is written nowhere. */
  readonly sources: AttemptStore;
}

/** From where a password is tried. */
export interface Source {
  /** Opaque. */
  readonly name: string;
  /** Whether it has proven itself with this username's password before. */
  readonly isKnown: boolean;
}

export type AttemptResult<T> =
  | { readonly how: 'in'; readonly value: T }
  | { readonly how: 'wrong' }
  | { readonly how: 'locked'; readonly until: Date };

const triesToCount = 8;
const freeInTotal = 50;

/**
 * Lets somebody try a secret. The failure is counted before the secret is looked at and taken back when it was right,
 * so that guesses sent all at once are held back like guesses sent in turn.
 * @param subject whose secret; only its digest is kept, for what people type there may be a password
 * @param look null when the secret is not right; when it throws, the try does not count
 * @throws StaffRefusal `busy`
 */
export function attempt<T>(
  { attempts, clock }: AttemptDeps,
  subject: string,
  look: () => Promise<T | null>,
): Promise<AttemptResult<T>> {
  return tryUnder(clock, { store: attempts, key: digest(subject), free: usualFree }, [], look);
}

/**
 * Lets somebody try a password, counted by source and username, so that nobody locks out anybody else by typing wrong
 * ones: after five a source waits a minute, twice as long after each further one, an hour at most. That is 35 tries
 * on the first day and 24 on each day after it. All sources that were never let in together have 50 before they wait
 * in the same way: 80 tries on the first day, 24 on each day after it or 50 after a day's rest, so fewer than 20 000
 * in a year, from however many addresses. A known source does not wait for what those did; all known ones together
 * are held back in the same way, for whoever had the password once may have made themselves many.
 * @throws StaffRefusal `busy`
 */
export function attemptPassword<T>(
  { attempts, sources, clock }: PasswordAttemptDeps,
  { username, source }: { readonly username: string; readonly source: Source },
  look: () => Promise<T | null>,
): Promise<AttemptResult<T>> {
  // What people type as a username must not pass for another kind of secret.
  const subject = `password\0${username}`;
  const own = { store: sources, key: digest(`${subject}\0${source.name}`), free: usualFree };
  const together = source.isKnown ? `${subject}\0known` : subject;
  const total = { store: attempts, key: digest(together), free: freeInTotal };
  return tryUnder(clock, own, [total], look);
}

/** Failures that are counted together. */
interface Counter {
  readonly store: AttemptStore;
  readonly key: string;
  /** So many wait for nothing. */
  readonly free: number;
}

/** @param more counters that hold the try back as well, and that no success sets back to nothing */
async function tryUnder<T>(
  clock: Clock,
  own: Counter,
  more: readonly Counter[],
  look: () => Promise<T | null>,
): Promise<AttemptResult<T>> {
  const counted: Counted[] = [];
  for (const counter of [own, ...more]) {
    const count = await countAttempt(clock, counter);
    if (!('next' in count)) {
      await takeBack(counted);
      return { how: 'locked', ...count };
    }
    counted.push(count);
  }
  const value = await look().catch(async (error: unknown) => {
    // Too busy to look at the secret: that is not the person's failure.
    await takeBack(counted);
    throw error;
  });
  if (value === null) {
    const until = latest(counted);
    return until ? { how: 'locked', until } : { how: 'wrong' };
  }
  await own.store.clear(own.key);
  await takeBack(counted.slice(1));
  return { how: 'in', value };
}

interface Counted {
  readonly counter: Counter;
  readonly seen: Attempts | null;
  readonly next: Attempts;
}

async function countAttempt(clock: Clock, counter: Counter): Promise<Counted | { readonly until: Date }> {
  const { store, key, free } = counter;
  for (let tries = 0; tries < triesToCount; tries += 1) {
    const now = clock();
    const seen = await store.find(key);
    const until = lockedUntil(seen, free);
    if (until && isLocked(seen, now, free)) return { until };
    const next = afterFailure(seen, now);
    if (await store.swap(key, seen, next)) return { counter, seen, next };
  }
  throw new StaffRefusal('busy');
}

/** Where others have failed meanwhile, it stays counted. */
async function takeBack(counted: readonly Counted[]): Promise<void> {
  for (const { counter, seen, next } of counted) {
    await counter.store.swap(counter.key, next, seen ?? { failures: 0, lastAt: next.lastAt });
  }
}

function latest(counted: readonly Counted[]): Date | null {
  const untils = counted.flatMap(({ counter, next }) => lockedUntil(next, counter.free) ?? []);
  return untils.length > 0 ? new Date(Math.max(...untils.map(Number))) : null;
}

const digest = (subject: string) => createHash('sha256').update(subject).digest('hex');
