import type { Clock } from '../clock.ts';
import type { TicketKind } from './ticket.ts';

export type KeptKind = Exclude<TicketKind, 'tip'>;

/** A ticket whose time is over, and what goes with it: files, and answers that still wait to be sent. */
export interface ExpiredTicket {
  readonly number: string;
  readonly fileIds: readonly string[];
  readonly answerIds: readonly string[];
}

/** What retention needs of the tickets in the database. */
export interface ExpiredTickets {
  /** Ended (closed, rejected, resolved) and not changed since before that instant; at most `limit`. */
  endedBefore(kind: KeptKind, before: Date, limit: number): Promise<readonly ExpiredTicket[]>;
  /** Removes a ticket and answers of it that wait, unless it was changed since that instant. */
  remove(ticket: ExpiredTicket, before: Date): Promise<void>;
}

export interface TicketRetention {
  readonly tickets: ExpiredTickets;
  /** Deletes what is kept under these ids, wherever it is. */
  readonly forgetFiles: (ids: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  /** Days an ended ticket of each kind is kept after its last change. */
  readonly days: Readonly<Record<KeptKind, number>>;
  /** How many of a kind are removed at most; 200 unless told. */
  readonly atMost?: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const usualMost = 200;
const kinds: readonly KeptKind[] = ['complaint', 'request'];

/**
 * Removes ordinary tickets that ended longer ago than the period of their kind, with their files. Doing it again goes
 * on where it stopped.
 * @returns how many were removed of the kind that had most, to know whether more may be left
 */
export async function removeExpiredTickets(deps: TicketRetention): Promise<number> {
  const { tickets, forgetFiles, clock, days, atMost = usualMost } = deps;
  let most = 0;
  for (const kind of kinds) {
    const before = new Date(clock().getTime() - days[kind] * dayMs);
    const expired = await tickets.endedBefore(kind, before, atMost);
    for (const ticket of expired) {
      // The ticket names its files, so it goes last.
      await forgetFiles(ticket.fileIds);
      await tickets.remove(ticket, before);
    }
    most = Math.max(most, expired.length);
  }
  return most;
}
