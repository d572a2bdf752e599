import type { Attachment, Place } from '../tickets/ticket.ts';
import type { TipAccess } from '../tips/desks.ts';
import type { Reply } from './reply.ts';
import { hasAnswers, isExpired, type Session } from './session.ts';

/** Words, files or a place that came while no flow asked for them, kept until the villager says what they are for. */
export interface Loose {
  readonly texts: readonly { readonly text: string; readonly source: string }[];
  readonly files: readonly Attachment[];
  readonly place?: Place;
  readonly at: Date;
}

/** Questions that found no answer, until it is sure that they were not the beginning of a tip. */
export interface Unanswered {
  readonly texts: Loose['texts'];
  readonly at: Date;
}

/** A tip that was opened by its receipt code, and can be added to until this runs out. */
export interface Opened {
  readonly access: TipAccess;
  readonly at: Date;
}

/** Everything remembered of a talk with one villager, between two turns. */
export interface Conversation {
  readonly villager: string;
  readonly session?: Session;
  /** An unfinished flow put aside for another one. */
  readonly parked?: Session;
  readonly loose?: Loose;
  readonly unanswered?: Unanswered;
  readonly opened?: Opened;
  /** When a tip was sent or given up here: what is typed for a while after it may belong to it. */
  readonly hushedAt?: Date;
  /** An unfinished flow was removed and the villager has not been told yet. Which one it was is not kept. */
  readonly hasExpired?: boolean;
}

/** What one turn leaves: what is remembered, and what is said. */
export interface Turn {
  readonly conversation: Conversation;
  readonly replies: readonly Reply[];
}

const looseMinutes = 30;
const openedMinutes = 30;

/** Takes up the flow that was put aside; the present one is put aside for it if it has answers. */
export function takeUpParked({ session, parked, ...rest }: Conversation): Conversation {
  const aside = session && hasAnswers(session) ? { parked: session } : {};
  return { ...rest, ...aside, ...(parked ? { session: parked } : {}) };
}

/** Takes out what has run out of time. */
export function expire(conversation: Conversation, now: Date): Conversation {
  const { session, parked, loose, unanswered, opened, hushedAt, ...rest } = conversation;
  const isFresh = (at: Date, minutes: number) => now.getTime() - at.getTime() <= minutes * 60_000;
  const isLate = [session, parked].some((one) => one !== undefined && isExpired(one, now));
  return {
    ...rest,
    ...(session && !isExpired(session, now) ? { session } : {}),
    ...(parked && !isExpired(parked, now) ? { parked } : {}),
    ...(loose && isFresh(loose.at, looseMinutes) ? { loose } : {}),
    ...(unanswered && isFresh(unanswered.at, looseMinutes) ? { unanswered } : {}),
    ...(opened && isFresh(opened.at, openedMinutes) ? { opened } : {}),
    ...(hushedAt && isFresh(hushedAt, openedMinutes) ? { hushedAt } : {}),
    ...(isLate ? { hasExpired: true } : {}),
  };
}
