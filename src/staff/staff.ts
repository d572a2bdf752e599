import type { LockedBytes } from '../vault/locked-bytes.ts';
import type { OfficerKey } from '../vault/officer-key.ts';
import type { Role } from './may.ts';

/** A tip officer's key pair. Tips are sealed to it only once it is trusted. */
export interface StaffTipKey extends OfficerKey {
  /** A tip officer who is trusted has confirmed it; the first one, and whom the operator adds, need nobody. */
  readonly isTrusted: boolean;
}

/** Time-based one-time passwords (RFC 6238); the secret opens only with the officer's private key. */
export interface SecondFactor {
  readonly secret: LockedBytes;
  /** The last time step that was used: a code is good once. */
  readonly lastStep: number;
  /** Digests of the recovery codes that are left. */
  readonly recoveryCodes: readonly string[];
  readonly lastUsed?: UsedCode;
}

/** The recovery code used last: what went wrong after it was taken must not cost its owner the code. */
export interface UsedCode {
  readonly code: string;
  /** An opaque name of the session that used it; only the same one may use it again. */
  readonly by: string;
  /** Until when, ms since 1970. */
  readonly until: number;
}

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
  /** Id of a division of the office, where it is known. */
  readonly division?: string;
  readonly tipKey?: StaffTipKey;
  readonly secondFactor?: SecondFactor;
}

const usernamePattern = /^[a-z0-9][a-z0-9._-]{1,39}$/;

/** The one spelling of a username: what a phone's keyboard capitalises or pads is forgiven. */
export function readUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** What tips call those who open them without an account, and what stands in for a tip that nobody opens. */
const reserved: readonly string[] = ['recovery', 'reporter', 'nobody'];

/** Whether a spelling as `readUsername` gives it may be an account's: 2 to 40 letters a-z, digits, `.`, `-`, `_`. */
export function isUsername(username: string): boolean {
  return usernamePattern.test(username) && !reserved.includes(username);
}
