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
  /** The events whose turns were taken last: an event that comes up again is known, whatever the inbox says. */
  readonly handled: readonly string[];
}

/** How many handled events a talk remembers: more than one process ever takes before the inbox hears of it. */
export const handledKept = 30;

/** A reply token nobody has used yet. */
export interface LiveToken {
  readonly token: string;
  readonly until: Date;
}

export interface TalkStore {
  /** Takes the lease on a talker; null while another process holds it. */
  acquire(talker: string): Promise<Talk | null>;
  /** Keeps a turn's outcome, so that it survives a crash, and prolongs the lease. Leaves `hasMail` alone. */
  save(talker: string, talk: Talk, liveToken?: LiveToken): Promise<void>;
  /**
   * Lets go of the lease, soon and not at once: who writes on has their talk still at hand. What was said is
   * forgotten with it, unless `isSaid` is false.
   */
  release(talker: string, talk: Talk, isSaid: boolean): void;
  /** Lets go of every lease: only for a process that knows to be alone on its database. */
  clearLeases(): Promise<void>;
  isBlocked(talker: string): Promise<boolean>;
  /** Takes the live token away, if there is one that lives: it can be used once. */
  takeToken(talker: string): Promise<string | null>;
  setMail(talker: string, hasMail: boolean): Promise<void>;
  /** Removes unfinished flows that ran out of time; the villager is told at the next turn. */
  expireSessions(touchedBefore: Date): Promise<void>;
}
