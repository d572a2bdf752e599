import type { Attachment } from '../tickets/ticket.ts';

/** A file a villager sent, to be fetched from LINE as soon as possible: LINE keeps it for an unknown time. */
export interface Download {
  /** The attachment's id: the keyed digest of the LINE message. */
  readonly id: string;
  /** LINE's message id, needed to fetch; erased once fetched. */
  readonly messageId: string;
  readonly kind: Attachment['kind'];
  readonly attempts: number;
}

export type FileState = Pick<Attachment, 'state' | 'mime' | 'bytes'>;

export interface DownloadStore {
  request(download: Omit<Download, 'attempts'>): Promise<void>;
  claim(leaseMs: number): Promise<Download | null>;
  finish(id: string, state: FileState): Promise<void>;
  tryLater(id: string, at: Date): Promise<void>;
  /** Marks files as belonging to a ticket and answers what is known of those already fetched. */
  keep(ids: readonly string[]): Promise<{ id: string; state: FileState }[]>;
  cancel(ids: readonly string[]): Promise<void>;
  /** Takes out files requested before that time that no ticket keeps; answers their ids. */
  dropOrphans(before: Date): Promise<string[]>;
}
