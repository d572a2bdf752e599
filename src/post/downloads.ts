import type { Attachment } from '../tickets/ticket.ts';

/** A file a villager sent, to be fetched from LINE as soon as possible: LINE keeps it for an unknown time. */
export interface Download {
  /** The attachment's id: the keyed digest of the LINE message. */
  readonly id: string;
  /** LINE's message id, needed to fetch; erased once fetched. */
  readonly messageId: string;
  /** 32 bytes in base64url, under which the file is sealed before it is stored. */
  readonly key: string;
  readonly kind: Attachment['kind'];
  readonly attempts: number;
  /** Set when it was fetched already, and whoever did so died before showing it. */
  readonly file?: FileState;
}

export type FileState = Pick<Attachment, 'state' | 'mime' | 'bytes'>;

/**
 * How keeping what became of a file ended. `kept`: a ticket or tip has it. `settled`: none has it yet. `cancelled`: its
 * message was unsent. `elsewhere`: another fetch of it was done first, and its content is not this one's to delete.
 */
export type Settled = 'settled' | 'kept' | 'cancelled' | 'elsewhere';

export interface DownloadStore {
  /** Answers the key the file will be sealed under: the same one, however often it is asked. */
  request(download: Pick<Download, 'id' | 'messageId' | 'kind'>): Promise<string>;
  claim(leaseMs: number): Promise<Download | null>;
  /** Keeps what became of a file. */
  settle(id: string, file: FileState): Promise<Settled>;
  /** What became of it is shown wherever it must be. */
  finish(id: string): Promise<void>;
  tryLater(id: string, at: Date): Promise<void>;
  /** Marks files as belonging to a ticket or tip and answers what is known of those already fetched. */
  keep(ids: readonly string[], of: 'ticket' | 'tip'): Promise<{ id: string; state: FileState }[]>;
  /** What `keep` answered is shown. Of a file that is kept and fetched nothing stays here. */
  forget(ids: readonly string[]): Promise<void>;
  /** Their talk let go of them: unless something keeps them, they are orphans from now on. */
  letGo(ids: readonly string[]): Promise<void>;
  /** No longer wanted; its content is taken out once more after a while, in case it was on its way just then. */
  cancel(ids: readonly string[]): Promise<void>;
  /**
   * Files requested before that time that no ticket keeps, and those cancelled: their ids. They are known until
   * `drop` is told that their content is gone.
   */
  orphans(before: Date, limit: number): Promise<string[]>;
  drop(ids: readonly string[]): Promise<void>;
  /**
   * Drops those that can no longer be fetched, as the key to LINE's message id went with the power.
   * @param tell gets the ids of files that ordinary tickets still wait for; may be told of one twice
   */
  dropLost(tell: (id: string) => Promise<void>): Promise<void>;
  /** Lets go of every lease: only for a process that knows to be alone on its database. */
  clearLeases(): Promise<void>;
}
