import type { Status } from './status.ts';
import type {
  Activity,
  Attachment,
  Delivery,
  Fact,
  InternalNote,
  Message,
  Place,
  Priority,
  Reporter,
  StaffRef,
  Ticket,
  TicketKind,
  TicketRow,
} from './ticket.ts';

/** Everything about a ticket that is known before it has a number. */
export interface TicketDraft {
  /** The same draft opens one ticket however often it is sent. Random, and tells nothing about its author. */
  readonly draftId: string;
  readonly kind: TicketKind;
  readonly category?: string;
  readonly title: string;
  readonly reporter: Reporter;
  readonly place?: Place;
  readonly facts: readonly Fact[];
  readonly priority: Priority;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly message: Message;
}

/** One atomic change: all of it happens or none. */
export interface TicketChange {
  readonly set?: Partial<{
    status: Status;
    priority: Priority;
    assignee: StaffRef | null;
    firstReplyAt: Date;
    resolvedAt: Date | null;
    dueAt: Date;
    isBlocked: boolean;
  }>;
  readonly addMessages?: readonly Message[];
  readonly addNote?: InternalNote;
  readonly activity: readonly Activity[];
}

/** When a change may happen: at that revision, in those statuses, and only if that message is not there yet. */
export interface ChangeGuard {
  readonly revision?: number;
  readonly statuses?: readonly Status[];
  readonly withoutMessage?: string;
}

export const sortOrders = ['newest', 'oldest', 'due'] as const;
export type SortOrder = (typeof sortOrders)[number];

export interface TicketQuery {
  readonly kind?: TicketKind;
  readonly statuses?: readonly Status[];
  readonly category?: string;
  /** A username, or null for tickets nobody has taken. */
  readonly assignee?: string | null;
  /** Only those overdue at this instant; implies the order `due`. */
  readonly overdueAt?: Date;
  /**
   * Words typed in the search field: a number, a name or words of the talk; all must occur. A search is in the
   * order of opening, and a page of it may hold few rows, or none, and still have a following one.
   */
  readonly words?: string;
  readonly sort: SortOrder;
  /** The page after this opaque key (`next` of the page before). */
  readonly after?: string;
  readonly limit: number;
}

export interface TicketPage {
  readonly rows: readonly TicketRow[];
  /** Key of the following page; absent on the last one. */
  readonly next?: string;
}

/** A count that stops at a bound, so that it costs the same at any size. */
export interface BoundedCount {
  readonly count: number;
  readonly isMore: boolean;
}

/** The ordinary tickets: complaints and requests. */
export interface TicketStore {
  /** Stores the draft under a fresh number, or answers the ticket the same draft opened before. */
  open(draft: TicketDraft): Promise<{ ticket: Ticket; isNew: boolean }>;
  find(number: string): Promise<Ticket | null>;
  /** Null when the ticket is missing or the guard does not hold. */
  change(number: string, change: TicketChange, guard?: ChangeGuard): Promise<Ticket | null>;
  list(query: TicketQuery): Promise<TicketPage>;
  /** How many need looking at: new ones, overdue ones; bounded. */
  counts(now: Date): Promise<{ fresh: BoundedCount; overdue: BoundedCount }>;
  /** The newest `updatedAt` of all, for the live refresh. */
  latestChange(): Promise<Date | null>;
  /** A reporter's own tickets, newest first, at most `limit`. */
  ofReporter(userId: string, limit: number): Promise<Ticket[]>;
  setDelivery(number: string, messageId: string, delivery: Delivery): Promise<void>;
  /** @param when `unlessReady`: one that is there stays */
  setAttachment(
    attachmentId: string,
    state: Partial<Attachment>,
    when?: { readonly unlessReady?: boolean },
  ): Promise<void>;
  setReporterName(number: string, displayName: string): Promise<void>;
  /** Takes out the content that came in these LINE messages and keeps the fact; answers the files to delete. */
  eraseSource(source: string, at: Date): Promise<{ attachmentIds: string[] }>;
  /** Marks all open tickets of a reporter as blocked or reachable again, with an activity. */
  setBlocked(userId: string, isBlocked: boolean, at: Date): Promise<void>;
}

/** One message for one villager, on its way. The door renders it and picks reply, push or waiting. */
export interface Answer {
  readonly id: string;
  readonly userId: string;
  readonly number: string;
  readonly text: string;
  readonly status: Status;
  readonly at: Date;
}

/**
 * The way out. Preparing comes before the ticket is changed and releasing after it, so that a crash between
 * the two neither loses an answer nor sends one that was never recorded.
 */
export interface AnswerPost {
  prepare(answer: Answer): Promise<void>;
  release(answerId: string): Promise<void>;
  /** Forgets a prepared answer whose ticket was not changed. */
  withdraw(answerId: string): Promise<void>;
  /** Queues a failed or waiting answer again. */
  retry(answerId: string): Promise<boolean>;
}

/** Fresh random ids; passed in so that tests can foresee them. */
export type NewId = () => string;
