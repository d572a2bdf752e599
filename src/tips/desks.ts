import type { OriginalReason } from '../audit/deeds.ts';
import type { FileRefusal, Format } from '../evidence/formats.ts';
import type { MetadataWarnings } from '../evidence/metadata-warnings.ts';
import type { Status } from '../tickets/status.ts';
import type { StaffRef } from '../tickets/ticket.ts';
import type { KeyPair } from '../vault/key-pair.ts';
import type { NoCopyReason } from './no-copy.ts';
import type {
  About,
  ExportBody,
  FiledEntry,
  FileRef,
  Identity,
  OpenTip,
  ReporterTip,
  Said,
  TipRow,
} from './tip.ts';

/** A person who can be named in a tip, or read it. */
export interface StaffName {
  readonly username: string;
  readonly name: string;
  readonly division?: string;
}

/** What a reporter hands in: the first entry of the tip that it becomes, before it has a time. */
export type TipDraft = Omit<FiledEntry, 'what' | 'at'> & {
  /** Random and known to nobody else: the same draft files one tip, and its receipt code comes from it. */
  readonly draftId: string;
};

export interface FiledTip {
  readonly number: string;
  /** Twenty digits; nowhere stored. */
  readonly code: string;
  readonly filedAt: Date;
  readonly dueDay: string;
  readonly proof: string;
  /** How many of the staff can open it; none: only the recovery key can. */
  readonly readers: number;
  /** How its reporter is known, where that is not what the draft says: an earlier try has filed it. */
  readonly reporter?: Identity;
}

/** What opening a tip by its receipt code gives: kept only where it is encrypted, for at most half an hour. */
export interface TipAccess {
  readonly number: string;
  /** The tip key in base64url. */
  readonly key: string;
}

export interface Addition {
  /** The same id adds once. */
  readonly id: string;
  readonly said: readonly Said[];
  readonly files: readonly FileRef[];
  /** Usernames of those who shall read the tip no more. Without words and files, that is all it does. */
  readonly leftOut?: readonly string[];
  /** Usernames of those whom the words may name, and who may go on reading: the reporter was asked. */
  readonly staying?: readonly string[];
}

/** Whom the words of an addition may name of those who can open the tip: the reporter decides before it is stored. */
export interface AsksAbout {
  readonly asksAbout: readonly StaffName[];
}

/** Everything a reporter can do, in LINE and on the web alike. */
export interface ReporterDesk {
  /** Everybody of the staff who may be named: by division, then name. */
  people(): Promise<readonly StaffName[]>;
  /** Who of the staff would be able to read a tip about these, as far as its story is told. */
  readersOf(about: About, story?: readonly string[]): Promise<readonly StaffName[]>;
  /** Judges and seals a file from the web. */
  takeFile(content: Buffer, name?: string): Promise<{ file: FileRef } | { refused: FileRefusal }>;
  /** Why some of these files will not be kept, as far as that is known by now. */
  refusalsOf(files: readonly Pick<FileRef, 'id' | 'key'>[]): Promise<readonly (FileRefusal | 'gone')[]>;
  /** Keeps words that came in a LINE message so that an unsend can take them away. `source`: the message's digest. */
  keepWords(text: string, source: string): Promise<Said>;
  /** Files it, once a draft. @throws SealError `busy` when too many codes are being worked on */
  file(draft: TipDraft): Promise<FiledTip>;
  /**
   * Opens a tip by its code: about a quarter of a second. A code that never was and one whose tip is gone are alike.
   * @param source an opaque key of who asks, for slowing down guesses
   */
  open(code: string, source: string): Promise<{ access: TipAccess; tip: ReporterTip } | 'unknown' | 'slow'>;
  look(access: TipAccess): Promise<ReporterTip | null>;
  /**
   * Null when it is gone, `ended` when nothing more is taken. Nothing is stored while there is somebody to ask about;
   * an addition that does nothing but leave people out is always taken.
   */
  add(access: TipAccess, addition: Addition): Promise<ReporterTip | AsksAbout | 'ended' | null>;
  /**
   * Makes what `serve` hands out, if it has not been made: that may take long, and is done once. `signal` ends the
   * waiting.
   */
  prepare(access: TipAccess, fileId: string, signal: AbortSignal): Promise<void>;
  /** A file of the talk, as a copy without metadata where there is one; null when there is none. */
  serve(access: TipAccess, fileId: string): Promise<ServedCopy | null>;
}

export interface ServedCopy {
  readonly content: Buffer;
  readonly format: Format;
  readonly copy: 'clean' | 'original';
  /** Which file of the talk it is, from 1. */
  readonly place: number;
  /** What a clean copy still tells. */
  readonly left?: MetadataWarnings;
}

/** Why an officer's file is not sent: what it is, or that it cannot be cleaned. */
export type RefusedOfOfficer = { refused: FileRefusal } | { refused: 'notCleaned'; why: NoCopyReason };

/** There is no copy without metadata. */
export interface NoCopy {
  readonly why: NoCopyReason;
}

/** An officer with their key open, for the length of one request. */
export interface KeyHolder extends StaffRef {
  readonly pair: KeyPair;
}

/** What came of cleaning a file: a copy, and what it still tells, or why there can be none. */
export type CopySight = { readonly format: Format; readonly left: MetadataWarnings } | NoCopy;

/** What is known of a file before it is opened. */
export interface FileSight {
  readonly ref: FileRef;
  readonly place: number;
  readonly state: 'ready' | 'missing' | { readonly refused: FileRefusal | 'gone' };
  readonly format?: Format;
  readonly bytes?: number;
  /** What came of making a copy without metadata; absent while none was asked for. */
  readonly copy?: CopySight;
}

/** Everything a tip officer can do. A tip that is not sealed to them is not there: null, or Refusal `not-found`. */
export interface OfficerDesk {
  /**
   * Newest day first. `assignee`: null for tips without one. A page that ran out of time before it was full says to
   * which day it looked, and has a following one.
   */
  list(
    who: KeyHolder,
    query: {
      statuses?: readonly Status[];
      words?: string;
      assignee?: string | null;
      after?: string;
      limit: number;
      /** Ends the work: whoever asked has gone. */
      signal?: AbortSignal;
    },
  ): Promise<{ rows: TipRow[]; next?: string; lookedTo?: string }>;
  counts(username: string): Promise<{ fresh: number; overdue: number }>;
  overdueWatched(username: string): Promise<number>;
  mark(username: string): Promise<string>;
  known(username: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  find(who: KeyHolder, number: string): Promise<OpenTip | null>;
  files(who: KeyHolder, number: string): Promise<FileSight[]>;
  /** The copy without metadata, or why there is none; null when there is no such file, or `signal` ended the waiting. */
  cleanCopy(
    who: KeyHolder,
    number: string,
    fileId: string,
    signal?: AbortSignal,
  ): Promise<ServedCopy | NoCopy | null>;
  original(
    who: KeyHolder,
    number: string,
    fileId: string,
    reason: OriginalReason,
  ): Promise<ServedCopy | null>;
  /** What a file tells of its maker. */
  warnings(who: KeyHolder, number: string, fileId: string): Promise<MetadataWarnings>;
  /**
   * Judges an officer's file, takes out what it tells of its maker, and seals it for an answer. A file of a format that
   * can be cleaned is refused when it cannot; all other formats are kept as they are.
   */
  takeFile(content: Buffer, name?: string): Promise<{ file: FileRef } | RefusedOfOfficer>;
  /** @throws Refusal `not-found`, `changed-meanwhile`, `empty`, `too-long`, `talk-full` */
  answer(
    who: KeyHolder,
    form: { number: string; id: string; text: string; files: readonly FileRef[]; revision: string },
  ): Promise<OpenTip>;
  note(who: KeyHolder, form: { number: string; id: string; text: string }): Promise<OpenTip>;
  /** @throws Refusal as `answer`, and `status-not-possible`, `reason-missing` */
  changeStatus(
    who: KeyHolder,
    form: { number: string; to: Status; reason?: string; revision: string },
  ): Promise<OpenTip>;
  assign(who: KeyHolder, form: { number: string; to: string | null; revision: string }): Promise<OpenTip>;
  /** Seals the tip to one more tip officer, who is not named in it. @throws Refusal `not-found`, `not-allowed` */
  give(who: KeyHolder, form: { number: string; to: string }): Promise<OpenTip>;
  /** Takes one's own access away, for good; the last who could read it hands it to somebody else first. */
  lockOut(who: KeyHolder, form: { number: string; to?: string }): Promise<void>;
  /** Notes a hand-off in the tip and lists what the package holds. */
  export(who: KeyHolder, form: { number: string; to: ExportBody }): Promise<OpenTip>;
  /** Everything sealed to `who` that may be sealed to a new tip officer as well; answers how many were. */
  shareAll(who: KeyHolder, to: string): Promise<number>;
}

/** The office's recovery key, which exists from the first start; its private half leaves the machine with the shares. */
export interface RecoveryDesk {
  /** May be another one the next time: it can be renewed. */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** False while the private half still lies in SECRETS_DIR. */
  haveSharesBeenMade(): boolean;
  /** Splits the private half into three shares to be printed, and keeps it; null when it is no longer here. */
  makeShares(by: string): Promise<readonly string[] | null>;
  /**
   * Erases the private half, once two of the printed shares, typed back, were found to make it again. Doing it once
   * more changes nothing.
   * @param onRecord is done after the check and before the erasing; when it fails, nothing is erased
   * @throws ShareRefusal and keeps it
   */
  confirmShares(typed: readonly string[], onRecord: () => Promise<unknown>): Promise<void>;
}
