import type { Conversation } from '../bot/conversation.ts';
import type { Reply } from '../bot/reply.ts';

/**
 * The outcome of the last turn: a turn done again after a crash says the same. Its replies are kept until they are
 * said or in the outbox.
 */
export interface LastTurn {
  /** A keyed id: LINE's own tells the millisecond, and so who wrote when a tip came in. */
  readonly turnId: string;
  readonly replies: readonly Reply[];
}

/** Whether the account can write to a villager. */
export interface Reach {
  readonly isBlocked: boolean;
  /** LINE's time, in milliseconds, of the newest follow or unfollow. They may come in any order. */
  readonly followedAt: number;
}

/** Everything kept of a talk beside what the bot remembers. */
export interface Talk extends Reach {
  readonly conversation: Conversation;
  /** The lease under which it is held. */
  readonly leaseId: string;
  readonly lastTurn?: LastTurn;
  /** The turns taken last: an event that comes up again is known, whatever the inbox says. */
  readonly handled: readonly string[];
  /** Digests of messages unsent before they were read. */
  readonly unsent: readonly string[];
}

/** How many handled turns a talk remembers: more than one process ever takes before the inbox hears of it. */
export const handledKept = 30;

/** A reply token nobody has used yet. */
export interface LiveToken {
  readonly token: string;
  readonly until: Date;
}

/** Somebody else holds the talk by now: whoever reads this stops at once and leaves the rest to them. */
export class LeaseLost extends Error {
  constructor() {
    super('the lease on a talk was lost');
    this.name = 'LeaseLost';
  }
}

/** The talk once its last turn was said. */
export function afterSaying(talk: Talk): Talk {
  return talk.lastTurn ? { ...talk, lastTurn: { turnId: talk.lastTurn.turnId, replies: [] } } : talk;
}

export interface TalkStore {
  /** Takes the lease on a talker; null while another process holds it. */
  acquire(talker: string): Promise<Talk | null>;
  /**
   * Keeps a turn's outcome, so that it survives a crash, and prolongs the lease.
   * @throws LeaseLost
   */
  save(talker: string, talk: Talk, liveToken?: LiveToken): Promise<void>;
  /** The talk as it is kept, the lease prolonged. @throws LeaseLost */
  renew(talker: string, talk: Talk): Promise<Talk>;
  /**
   * Lets go of the lease, soon and not at once: who writes on has their talk still at hand. The replies of its last
   * turn are forgotten with it, if the talk has none left to say.
   */
  release(talker: string, talk: Talk): void;
  /** Lets go of the lease after a failure: the talk at hand may not be the one that is kept. */
  abandon(talker: string, talk: Talk): void;
  /** Lets go of every lease: only for a process that knows to be alone on its database. */
  clearLeases(): Promise<void>;
  /** Keeps that a villager has blocked the account, or no longer does, for longer than their talk is kept. */
  keepReach(talker: string, reach: Reach): Promise<void>;
  isBlocked(talker: string): Promise<boolean>;
  /** Takes the live token away, if there is one that lives: it can be used once. */
  takeToken(talker: string): Promise<LiveToken | null>;
  /** Removes unfinished flows and loose words that ran out of time; of a flow the villager is told at the next turn. */
  expireDrafts(touchedBefore: Date): Promise<void>;
}
