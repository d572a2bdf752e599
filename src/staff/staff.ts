import type { Role } from './may.ts';

/** A person who may sign in to the console. */
export interface Staff {
  /** Small letters, digits, dot, dash, underscore; the key of the account, never changed. */
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** Argon2id in PHC format: the parameters stand inside. */
  readonly passwordHash: string;
  readonly isActive: boolean;
  /** Set while the password is one that somebody else chose. */
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
  /** Grows by one when all sessions must end: a session that began in an earlier epoch is over. */
  readonly sessionEpoch: number;
}

const usernamePattern = /^[a-z0-9][a-z0-9._-]{1,39}$/;

/** The one spelling of a username: what a phone's keyboard capitalises or pads is forgiven. */
export function readUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** Whether a spelling as `readUsername` gives it may be an account's: 2 to 40 letters a-z, digits, `.`, `-`, `_`. */
export function isUsername(username: string): boolean {
  return usernamePattern.test(username);
}
