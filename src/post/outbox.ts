import type { Reply } from '../bot/reply.ts';
import type { FailureReason } from '../tickets/ticket.ts';

/** Something for one villager that must not be lost on its way. */
export interface Outgoing {
  readonly id: string;
  readonly villager: string;
  /** The ticket it answers; its message there has the same id. Absent on what the bot itself says. */
  readonly number?: string;
  readonly replies: readonly Reply[];
  readonly createdAt: Date;
}

/** Up to five messages that go as one push, under the retry key that was fixed before the first try. */
export interface Batch {
  readonly retryKey: string;
  readonly villager: string;
  readonly items: readonly Outgoing[];
  readonly attempts: number;
  /** When the retry key was first used, if it was: LINE remembers it for 24 hours from then. */
  readonly firstTriedAt?: Date;
}

export interface OutboxStore {
  /** Kept, but not yet to be sent. */
  prepare(item: Outgoing): Promise<void>;
  release(id: string): Promise<Outgoing | null>;
  withdraw(id: string): Promise<void>;
  /** Kept and to be sent; the same id twice is once. */
  enqueue(item: Outgoing): Promise<void>;
  /** Takes what is due for one villager, for `leaseMs`. */
  claim(leaseMs: number): Promise<Batch | null>;
  /** Takes what may go free on a reply to this event: the same answers however often it is asked. */
  ride(villager: string, eventId: string, limit: number): Promise<Outgoing[]>;
  /** Puts back what could not ride. */
  unride(eventId: string): Promise<void>;
  /** Sent: nothing of it is kept. */
  remove(ids: readonly string[]): Promise<void>;
  tryLater(retryKey: string, at: Date): Promise<void>;
  wait(retryKey: string): Promise<void>;
  fail(retryKey: string, reason: FailureReason): Promise<void>;
  /** Queues again, under a new retry key, what failed or waits. */
  retry(id: string): Promise<boolean>;
  /** Answers that failed because their reader had blocked the account may ride again. */
  unblock(villager: string): Promise<Outgoing[]>;
  /** Queues what waits, oldest first, at most so many; answers what was queued. */
  wake(limit: number): Promise<Outgoing[]>;
  waitingCount(): Promise<number>;
  /** Prepared before that time and never released: their writer died between two steps. */
  stranded(before: Date): Promise<Outgoing[]>;
}

/** Messages in one call to LINE. */
export const batchLimit = 5;
const delaysMs = [2_000, 10_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000] as const;
/** LINE remembers a retry key for 24 hours; an hour is left for clocks that differ. */
const retryKeyMs = 23 * 3_600_000;

/** When a batch that could not be delivered is tried again; null once its retry key is about to be forgotten. */
export function nextTry(attempts: number, firstTriedAt: Date, now: Date): Date | null {
  const delay = delaysMs[Math.min(attempts, delaysMs.length) - 1] ?? delaysMs[0];
  const at = new Date(now.getTime() + delay);
  return at.getTime() - firstTriedAt.getTime() < retryKeyMs ? at : null;
}
