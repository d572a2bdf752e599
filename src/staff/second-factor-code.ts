import { Secret, TOTP } from 'otpauth';
import { inGroups, readBase32, toBase32 } from '../vault/base32.ts';
import { digest, label } from '../vault/digest.ts';
import type { KeyPair } from '../vault/key-pair.ts';
import { type LockedBytes, lockBytes, unlockBytes } from '../vault/locked-bytes.ts';
import { forget, sodium } from '../vault/sodium.ts';
import { toStored } from '../vault/stored-bytes.ts';

// What every authenticator app reads, whatever the address says (RFC 6238).
const settings = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** 160 bits, as RFC 4226 section 4 recommends. */
const secretBytes = 20;
const window = 1;
const keyBytes = 32;
const codeBytes = 10;
const codeCount = 8;
const purpose = label('second-factor');
const thaiDigit = /[\u0E50-\u0E59]/g;

/** A secret for an authenticator app. */
export function newSecret(): Uint8Array {
  return sodium.randombytes_buf(secretBytes);
}

/** Locks a secret with the officer's private key: a copy of the database holds no second factor. */
export function lockSecret(pair: KeyPair, secret: Uint8Array): LockedBytes {
  return withKey(pair, (key) => lockBytes(secret, key, purpose));
}

/** Null when it was locked under another key. `forget` it. */
export function openSecret(pair: KeyPair, locked: LockedBytes): Uint8Array | null {
  return withKey(pair, (key) => unlockBytes(locked, key, purpose));
}

/** What an authenticator app reads off a square code, and the same to be typed: base32 in groups of four. */
export function appCodes(
  secret: Uint8Array,
  { office, username }: { office: string; username: string },
): { uri: string; typed: string } {
  const totp = totpOf(secret, { issuer: office, label: username });
  return { uri: totp.toString(), typed: inGroups(totp.secret.base32, 4, ' ') };
}

/** The 30-second step whose six digits were typed, at most one step away from `now`; null when they do not fit. */
export function stepOf(secret: Uint8Array, typed: string, now: Date): number | null {
  const token = digitsOf(typed);
  if (token.length !== settings.digits) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token, timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1000 / settings.period) + delta;
}

/** Codes to be written down, for when the phone is lost; each good once. */
export function newRecoveryCodes(): string[] {
  const code = () => inGroups(toBase32(sodium.randombytes_buf(codeBytes)), 4, '-');
  return Array.from({ length: codeCount }, code);
}

/** What is stored of a recovery code; without the officer's private key nobody can try codes against it. */
export function recoveryDigest(pair: KeyPair, typed: string): string | null {
  const code = readBase32(typed);
  if (!code) return null;
  return withKey(pair, (key) => toStored(digest(keyBytes, label('second-factor-code', code), key)));
}

function withKey<T>(pair: KeyPair, work: (key: Uint8Array) => T): T {
  const key = digest(keyBytes, label('second-factor-key'), pair.privateKey);
  try {
    return work(key);
  } finally {
    forget(key);
  }
}

function totpOf(secret: Uint8Array, names: { issuer?: string; label?: string } = {}): TOTP {
  // The issuer once is enough, and keeps the square code coarse.
  return new TOTP({
    ...settings,
    ...names,
    issuerInLabel: false,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });
}

/** Digits as people type them: in groups, or Thai. */
function digitsOf(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(thaiDigit, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\s-]/g, '');
}
