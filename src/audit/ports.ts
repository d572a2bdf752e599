import type { AuditDeed } from './deeds.ts';
import type { AuditEntry, AuditHead } from './entry.ts';
import type { VerifyOptions, VerifyReport } from './verify-chain.ts';

/** What everybody who does something needs. */
export interface AuditLog {
  /**
   * Resolves when the deed is durably on record. Await it before the deed's page is shown, or the deed is done:
   * when it rejects, the deed must fail.
   */
  append(deed: AuditDeed): Promise<AuditHead>;
}

/** An entry as a person may see it: without number and hashes, which would let hidden entries be counted. */
export type AuditRow = Pick<AuditEntry, 'at' | 'who' | 'deed' | 'about' | 'detail'>;

export interface AuditRows {
  /** Newest first. */
  readonly rows: readonly AuditRow[];
  /** Opaque key of the following page; absent when there is nothing more that the viewer may see. */
  readonly next?: string;
}

export interface AuditQuery {
  readonly after?: string;
  readonly limit: number;
  /**
   * Which of these tips the viewer may know of. Entries about any other are left out; for who may know of no tip,
   * answer an empty set.
   */
  readonly knows: (tips: readonly string[]) => Promise<ReadonlySet<string>>;
}

export interface AuditStore extends AuditLog {
  list(query: AuditQuery): Promise<AuditRows>;
  /** Whole entries in the order of the chain, for the command line. */
  entries(range: { readonly from: number; readonly limit: number }): Promise<AuditEntry[]>;
  /** Null while there is no entry. */
  head(): Promise<AuditHead | null>;
  /**
   * The last entry that this process appended, if it did: that one is durable, which `head` need not be while another
   * process still writes it.
   */
  appended(): AuditHead | null;
  /** The last entry of a day in Bangkok, given as `2026-11-22`; null when it has none. */
  headOfDay(day: string): Promise<AuditHead | null>;
  /** Null when there is no such entry. */
  hashAt(seq: number): Promise<string | null>;
  /** Reads the chain entry by entry, at any length in constant memory. */
  verify(options?: VerifyOptions): Promise<VerifyReport>;
}
