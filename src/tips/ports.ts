import type { FileRefusal, Format } from '../evidence/formats.ts';
import type { MetadataWarnings } from '../evidence/metadata-warnings.ts';
import type { Status } from '../tickets/status.ts';
import type { SealedTip, TipHead } from '../vault/envelope.ts';
import type { LockedBytes } from '../vault/locked-bytes.ts';
import type { Recipient, RecipientKey } from '../vault/tip-key.ts';
import type { CopySight } from './desks.ts';
import type { FileRef } from './tip.ts';

/** All that stands in the database of a tip: nothing finer than a day, nothing anybody said. */
export interface TipRecord extends SealedTip {
  /** Random and opaque: what the audit calls it. */
  readonly id: string;
  /** Keyed digest of the draft: the same draft files one tip. */
  readonly draftKey: string;
  /** What the receipt code finds it by, and the twelve bits that are asked for first. */
  readonly lookup: string;
  readonly hint: number;
  readonly status: Status;
  /** Days in Bangkok, `2026-11-22`. */
  readonly day: string;
  readonly dueDay: string;
  readonly answeredDay?: string;
  readonly changedDay: string;
  /** Usernames of those who are told, without content, when it is overdue: none who is named in it. */
  readonly watchers: readonly string[];
  /** Ids of everything that lies apart, so that it can be destroyed with the tip. */
  readonly files: readonly string[];
}

export type TipChange = Partial<Pick<TipRecord, 'status' | 'changedDay' | 'dueDay' | 'watchers'>> & {
  /** Null: it is to be answered anew. */
  readonly answeredDay?: string | null;
};

/** Sealed entries and everything that changes with them, in one step. */
export interface TipAppend {
  readonly entries: readonly LockedBytes[];
  readonly head: TipHead;
  readonly files: readonly string[];
  readonly set: TipChange;
  /** Only if the recipients are still those seen. */
  readonly recipients?: { readonly seen: readonly Recipient[]; readonly next: readonly Recipient[] };
}

/** Whom a tip is sealed to: an id, or an id with the one key that opens it. */
export type Sealee = string | RecipientKey;

/** Sealed tips in the database. */
export interface TipStore {
  /** The record stored, or the one the same draft made before; null when its number is taken. */
  add(record: TipRecord): Promise<{ record: TipRecord; isNew: boolean } | null>;
  /** @param sealedTo null as well when it is not sealed to them, in the time that a missing one takes */
  find(number: string, sealedTo?: Sealee): Promise<TipRecord | null>;
  findByDraft(draftKey: string): Promise<TipRecord | null>;
  hasHint(hint: number): Promise<boolean>;
  findByLookup(lookup: string): Promise<TipRecord | null>;
  /** Adds entries in one step, if the stored head is still `seen`; null when it is not. */
  append(id: string, seen: TipHead, added: TipAppend): Promise<TipRecord | null>;
  /**
   * Replaces the recipients, if they are still those seen; false when not.
   * @param head only if it is still this one as well: `next` hangs on what the tip says
   */
  setRecipients(
    id: string,
    seen: readonly Recipient[],
    next: readonly Recipient[],
    head?: TipHead,
  ): Promise<boolean>;
  /** Newest day first, only tips sealed to this one. `next` goes on after the last one looked at. */
  listFor(
    recipient: Sealee,
    query: { statuses?: readonly Status[]; after?: string; limit: number },
  ): Promise<{ records: TipRecord[]; next?: string }>;
  /** Which of these tips are sealed to the recipient. */
  known(recipient: Sealee, ids: readonly string[]): Promise<ReadonlySet<string>>;
  countsFor(recipient: RecipientKey, today: string): Promise<{ fresh: number; overdue: number }>;
  /** Unanswered and due before `today`, of those this person watches. */
  overdueFor(watcher: string, today: string): Promise<number>;
  /** The newest change of what this recipient may know, as an opaque mark for the live refresh. */
  markFor(recipient: RecipientKey): Promise<string>;
  /** Ended (closed, rejected, resolved) and not changed since before that day. */
  endedBefore(day: string, limit: number): Promise<TipRecord[]>;
  /**
   * For good. @param still a day: only if it is still ended and was not changed on that day or since; a head: only if
   * nothing was added to it since
   * @returns false when it stays, or was not there
   */
  destroy(id: string, still?: string | TipHead): Promise<boolean>;
}

/** What a stored file is, as its bytes say. */
export interface FileFacts {
  readonly mime: string;
  readonly format?: Format;
  readonly bytes: number;
  /** Only of a file that was cleaned before it was kept: what it still tells. */
  readonly left?: MetadataWarnings;
}

/** What came of cleaning a file, and by which version of cleaning. */
export type CopyFacts = CopySight & { readonly version: number };

type FileKey = Pick<FileRef, 'id' | 'key'>;

/**
 * Files, each sealed under its own key before it is written. No time, name or type of a file stands in the database.
 */
export interface SealedFiles {
  /**
   * Keeps a whole file; the same id again replaces it.
   * `looseSince`: the day it was handed in, until `keep` says that it belongs to something. What does already, goes on.
   */
  save(
    file: FileKey,
    content: Uint8Array,
    facts: Omit<FileFacts, 'bytes'> & { looseSince?: string },
  ): Promise<void>;
  /** These belong to something now. */
  keep(ids: readonly string[]): Promise<void>;
  /**
   * Deletes some of what was handed in before that day and never belonged to anything.
   * @returns how many files went: none means that nothing is left; undefined when it is not known
   */
  dropLoose(before: string): Promise<number>;
  /** Keeps only that a file was not taken, and why. */
  refuse(file: FileKey, reason: FileRefusal | 'gone', looseSince?: string): Promise<void>;
  /** Null when there is no such file, or not yet. */
  look(file: FileKey): Promise<FileFacts | { refused: FileRefusal | 'gone' } | null>;
  read(file: FileKey): Promise<Buffer | null>;
  /** Keeps what came of cleaning a file, beside it and under its key. The content of one without a copy is empty. */
  saveCopy(file: FileKey, content: Uint8Array, facts: CopyFacts): Promise<void>;
  /** Null while nothing was tried. */
  lookCopy(file: FileKey): Promise<CopyFacts | null>;
  readCopy(file: FileKey): Promise<Buffer | null>;
  /** Deletes files and the clean copies made of them. */
  delete(ids: readonly string[]): Promise<void>;
}
