import type { AuditLog } from '../audit/ports.ts';
import type { Attempts } from './lock-out.ts';
import type { Staff } from './staff.ts';

/** What may change of an account; `endSessions` ends every session of it in the same step. */
export interface StaffChange {
  readonly set?: Partial<Omit<Staff, 'username' | 'createdAt' | 'sessionEpoch'>>;
  readonly unset?: readonly ('division' | 'secondFactor')[];
  readonly endSessions?: boolean;
  /**
   * Changes nothing, and answers null, unless sessions, key and second factor of the account are still as they were
   * read here: what is locked under a password must not be written over what another one locks.
   */
  readonly ifStill?: Staff;
}

export interface StaffStore {
  find(username: string): Promise<Staff | null>;
  /** All accounts by username; an office has tens of them. */
  list(): Promise<Staff[]>;
  /** False, and nothing changed, when the username is taken. */
  add(staff: Staff): Promise<boolean>;
  /** The account after the change, or null when there is none. */
  change(username: string, change: StaffChange): Promise<Staff | null>;
  countActiveAdmins(): Promise<number>;
}

/** Failed sign-ins by an opaque key. Entries may be forgotten a day after their last failure. */
export interface AttemptStore {
  find(key: string): Promise<Attempts | null>;
  /** Writes `next` only if `seen` still stands, so that guesses sent at once are all counted. */
  swap(key: string, seen: Attempts | null, next: Attempts): Promise<boolean>;
  clear(key: string): Promise<void>;
}

/** Who does something to an account, and where that is put on record before it is done. */
export interface OnRecord {
  readonly audit: AuditLog;
  /** A username, or `theCommandLine`. */
  readonly who: string;
}
