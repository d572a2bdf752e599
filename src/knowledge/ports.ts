import type { ContentKind, EntryOf } from './content.ts';
import type { LinkHealth, LinkState } from './link-schedule.ts';

/** What was done to an entry: by the office's files, or by an officer in the console. */
export type ContentDeed = 'load' | 'edit' | 'remove' | 'restore';

/** Who changed an entry, when and how. */
export interface ContentEdit {
  readonly how: ContentDeed;
  /** A staff username, or `officeFiles`. */
  readonly by: string;
  readonly at: Date;
}

/** Stands for the office's files where a staff username stands otherwise: no username has a space. */
export const officeFiles = 'office files';

/** One entry as it is stored. */
export interface RecordOf<K extends ContentKind> {
  readonly kind: K;
  readonly key: string;
  readonly entry: EntryOf<K>;
  /** Rises by one with every change of the entry, from 1. */
  readonly version: number;
  /** `console` from the first edit of an officer until the files say the same. */
  readonly origin: 'file' | 'console';
  readonly edit: ContentEdit;
  /** What the office's files said when they were last loaded; absent when they never had the entry. */
  readonly fileEntry?: EntryOf<K>;
  /** Taken out: nobody finds it, and it can be brought back. */
  readonly isRemoved: boolean;
  /** Where it stands among the entries of its kind; absent until a file has it. */
  readonly place?: number;
}
export type ContentRecord = { readonly [K in ContentKind]: RecordOf<K> }[ContentKind];

/** An entry that is stored and no longer fits its schema: it is left out until somebody mends it. */
export interface UnfitRecord extends Pick<ContentRecord, 'key' | 'version' | 'origin' | 'isRemoved'> {
  readonly kind: string;
  /** What does not fit, as `field: why`; never what stands there. */
  readonly faults: readonly string[];
}

export interface StoredContent {
  /** In the order of the files, what the console added last. */
  readonly records: readonly ContentRecord[];
  readonly unfit: readonly UnfitRecord[];
}

interface AnyChange {
  readonly by: string;
  readonly at: Date;
  /** The version that was seen; 0 for an entry that is not there yet. */
  readonly expectedVersion: number;
}

/** A whole entry that an officer made, changed or brought back. Its key is the entry's own and cannot be changed. */
export interface SavedEntry<K extends ContentKind> extends AnyChange {
  readonly kind: K;
  readonly entry: EntryOf<K>;
  readonly how: 'edit' | 'restore';
}

export interface RemovedEntry extends AnyChange {
  readonly kind: ContentKind;
  readonly key: string;
}

/** An entry as it comes out of the office's files; `isRemoved` when it is gone from them and is to go as well. */
export interface LoadedEntry<K extends ContentKind> extends Omit<AnyChange, 'by'> {
  readonly kind: K;
  readonly entry: EntryOf<K>;
  readonly place?: number;
  readonly isRemoved: boolean;
}

/** What is noted about an entry that stays as it is: its place, and that the files say the same again. */
export interface EntryMark {
  readonly kind: ContentKind;
  readonly key: string;
  readonly version: number;
  readonly place?: number;
  readonly isAsInFile?: boolean;
}

/** One change of an entry. */
export interface HistoryItem<K extends ContentKind> extends ContentEdit {
  readonly version: number;
  /** Null when there was none, it was removed, or it no longer fits the schema. */
  readonly before: EntryOf<K> | null;
  readonly after: EntryOf<K> | null;
}

export interface ContentStore {
  /** Differs from before whenever anything was written, by whatever process. Cheap enough to ask every second. */
  revision(): Promise<number>;
  all(): Promise<StoredContent>;
  /** Null when there is none, or what is stored no longer fits; a removed entry is found. */
  find<K extends ContentKind>(kind: K, key: string): Promise<RecordOf<K> | null>;
  /** The entry as it is afterwards; null, and nothing changed, when somebody else was first. */
  save<K extends ContentKind>(change: SavedEntry<K>): Promise<RecordOf<K> | null>;
  /** False, and nothing changed, when somebody else was first, or it is removed already. */
  remove(change: RemovedEntry): Promise<boolean>;
  /** As `save`, for what comes out of the office's files. */
  load<K extends ContentKind>(change: LoadedEntry<K>): Promise<RecordOf<K> | null>;
  /** Notes what is no change of an entry; what was changed meanwhile is left alone. */
  mark(marks: readonly EntryMark[]): Promise<void>;
  /** The changes of an entry, the newest first; `before` a version for the following ones. */
  history<K extends ContentKind>(
    kind: K,
    key: string,
    page?: { readonly before?: number; readonly limit?: number },
  ): Promise<HistoryItem<K>[]>;
}

export const questionStates = ['open', 'answered', 'dismissed'] as const;
export type QuestionState = (typeof questionStates)[number];

/** What the search thought of a question, the intent named as the command line names it. */
export interface Guess {
  readonly intent: string;
  readonly score: number;
}

/** Questions that found no answer and say the same: without who asked. */
export interface Question {
  /** Opaque: it may stand in an address. */
  readonly key: string;
  /** The first of them, personal data masked. */
  readonly text: string;
  readonly count: number;
  /** The beginning of a day in Bangkok, as is `lastAt`: a finer time would tell who asked. */
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Best first, of the last time it was asked. */
  readonly best: readonly Guess[];
  readonly state: QuestionState;
  /** Who settled it last; stays when the question is open again. */
  readonly settled?: { readonly by: string; readonly at: Date; readonly attachedTo?: string };
}

export const questionOrders = ['most-asked', 'newest'] as const;
export type QuestionOrder = (typeof questionOrders)[number];

export interface QuestionQuery {
  readonly state: QuestionState;
  readonly order: QuestionOrder;
  /** The page after this opaque key (`next` of the page before). */
  readonly after?: string;
  readonly limit: number;
}

export interface QuestionPage {
  readonly rows: readonly Question[];
  /** Key of the following page; absent on the last one. */
  readonly next?: string;
}

export interface Settlement {
  readonly state: 'answered' | 'dismissed';
  readonly by: string;
  readonly at: Date;
  /** The entry it was attached to, as `answer:opening-hours`. */
  readonly attachedTo?: string;
}

export interface QuestionStore {
  /**
   * Counts a question that found no answer. One that was answered and finds none again is open again; one that was
   * dismissed stays so. A text without words is not kept.
   */
  note(asked: { readonly text: string; readonly best: readonly Guess[]; readonly at: Date }): Promise<void>;
  list(query: QuestionQuery): Promise<QuestionPage>;
  find(key: string): Promise<Question | null>;
  /** False when there is no such question. */
  settle(key: string, settlement: Settlement): Promise<boolean>;
  /** How many are open; the count stops at a bound. */
  openCount(): Promise<{ readonly count: number; readonly isMore: boolean }>;
}

/** A link that is due, taken for so long. */
export interface LinkCheck {
  readonly url: string;
  readonly health: LinkHealth;
  readonly leaseUntil: Date;
}

export interface LinkStore {
  /** Tells which links are in use: new ones are due at once, those in use no longer are checked no more and forgotten in a month. */
  keep(urls: readonly string[], at: Date): Promise<void>;
  /** Takes one link that is due, of a host where nobody checks another just now; null when there is none. */
  claim(now: Date, leaseMs: number): Promise<LinkCheck | null>;
  /** Keeps the outcome; false when the lease has run out and somebody else has taken it. */
  settle(check: LinkCheck, health: LinkHealth): Promise<boolean>;
  /** What is known of these links, by address; those never heard of are not in it. */
  health(urls: readonly string[]): Promise<ReadonlyMap<string, LinkHealth>>;
  /** Addresses in that state, at most `limit`, the longest failing first. */
  inState(state: LinkState, limit: number): Promise<string[]>;
  /** Lets a link be checked at once, for an officer who mended it. */
  checkNow(url: string, at: Date): Promise<void>;
  /** Lets go of every lease: only for a process that knows to be alone on its database. */
  clearLeases(): Promise<void>;
}
