import type { Reply } from '../bot/reply.ts';
import type { FailureReason } from '../tickets/ticket.ts';
import type { LiveToken } from './talks.ts';

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
  readonly firstTriedAt: Date;
  /** An earlier try may have got through unnoticed. */
  readonly isUnsure: boolean;
  /** Goes before the push, and is this batch's alone. */
  readonly token?: LiveToken;
}

/** What could not be said on the spot. */
export interface HandedOver {
  readonly item: Outgoing;
  /** The turn whose riding answers go with it. */
  readonly turnId: string;
  readonly retryKey: string;
  /** Not before that time. */
  readonly at: Date;
  readonly token?: LiveToken;
  readonly isUnsure: boolean;
}

export interface OutboxStore {
  /** Kept, but not yet to be sent. */
  prepare(item: Outgoing): Promise<void>;
  release(id: string): Promise<void>;
  withdraw(id: string): Promise<void>;
  /** Keeps what could not be said, together with what was to ride on it, as one batch; twice is once. */
  handOver(what: HandedOver): Promise<void>;
  /** Takes what is due for one villager, for `leaseMs`, the oldest first. */
  claim(leaseMs: number): Promise<Batch | null>;
  /** Gives a batch a reply token, or takes it away. */
  bindToken(retryKey: string, token: LiveToken | null): Promise<void>;
  /** Whether anything of a villager may ride: nearly always not. */
  hasRiders(villager: string): Promise<boolean>;
  /**
   * Takes what may go free on the reply of this turn, at most `room` messages; once it took any, the same ones
   * however often it is asked.
   */
  ride(villager: string, turnId: string, room: number): Promise<Outgoing[]>;
  /** Puts back what could not ride. */
  unride(turnId: string): Promise<void>;
  /** Puts back what rides on turns that ended without a word, and rode since before that time. */
  unrideSince(before: Date): Promise<void>;
  /** Sent: nothing of it is kept. */
  remove(ids: readonly string[]): Promise<void>;
  /** `isBound`: stays one batch under its retry key; else its parts may ride, or go with others. */
  tryLater(retryKey: string, at: Date, how: { isUnsure: boolean; isBound: boolean }): Promise<void>;
  wait(retryKey: string): Promise<void>;
  fail(retryKey: string, reason: FailureReason): Promise<void>;
  /** Queues again, under a new retry key, what failed or waits. */
  retry(id: string): Promise<boolean>;
  /** Answers that failed because their reader had blocked the account wait for the reader's next word. */
  unblock(villager: string): Promise<Outgoing[]>;
  /** Queues what waits, oldest first, at most so many; answers what was queued. */
  wake(limit: number): Promise<Outgoing[]>;
  /** Whether anything waits. */
  hasWaiting(): Promise<boolean>;
  /** How many answers on ordinary tickets wait. Those on tips nobody may count who could be named in one. */
  waitingCount(): Promise<number>;
  /** Prepared before that time and never released: their writer died between two steps. */
  stranded(before: Date): Promise<Outgoing[]>;
  /** Lets go of every lease: only for a process that knows to be alone on its database. */
  clearLeases(): Promise<void>;
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
