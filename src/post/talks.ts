import type { Conversation } from '../bot/conversation.ts';
import type { Reply } from '../bot/reply.ts';

/** The outcome of the last turn, kept until it was said: a turn done again after a crash says the same. */
export interface LastTurn {
  readonly eventId: string;
  readonly replies: readonly Reply[];
}

/** Everything kept of a talk beside what the bot remembers. */
export interface Talk {
  readonly conversation: Conversation;
  readonly lastTurn?: LastTurn;
  readonly isBlocked: boolean;
  /** Answers may be waiting to ride on the next reply. */
  readonly hasMail: boolean;
  /** Digests of messages unsent before they were read. */
  readonly unsent: readonly string[];
}

/** A reply token nobody has used yet. */
export interface LiveToken {
  readonly token: string;
  readonly until: Date;
}

export interface TalkStore {
  /** Takes the lease on a talker for `leaseMs`; null while somebody else holds it. */
  acquire(talker: string, leaseId: string, leaseMs: number): Promise<Talk | null>;
  /** Keeps a turn's outcome, so that it survives a crash, and prolongs the lease. */
  save(talker: string, talk: Talk, liveToken?: LiveToken): Promise<void>;
  /** Lets go of the lease, and forgets what was said in that turn. Soon, not at once. */
  release(talker: string, leaseId: string, saidEventId?: string): void;
  /** Lets go of every lease: only for a process that knows to be alone on its database. */
  clearLeases(): Promise<void>;
  isBlocked(talker: string): Promise<boolean>;
  /** Takes the live token away, if there is one that lives: it can be used once. */
  takeToken(talker: string): Promise<string | null>;
  setMail(talker: string, hasMail: boolean): Promise<void>;
  /** Removes unfinished flows that ran out of time; the villager is told at the next turn. */
  expireSessions(touchedBefore: Date): Promise<void>;
}
