import type { Attempts } from './lock-out.ts';
import type { Staff } from './staff.ts';

/** What may change of an account; `endSessions` ends every session of it in the same step. */
export interface StaffChange {
  readonly set?: Partial<Pick<Staff, 'role' | 'isActive' | 'passwordHash' | 'mustChangePassword'>>;
  readonly endSessions?: boolean;
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
