import { argon2Pool } from './argon2-pool.ts';
import type { Argon2 } from './argon2-thread.ts';
import { checkVersion, SealError } from './seal-error.ts';
import { forget, sodium } from './sodium.ts';
import { fromStored, toStored } from './stored-bytes.ts';

const version = 1;
const saltBytes = sodium.crypto_pwhash_SALTBYTES;
const leastMemory = 8192;
const mostMemory = 256 * 1024 * 1024;
const mostPasses = 64;

export interface KeyCost {
  /** Passes over the memory. */
  readonly opslimit: number;
  /** Bytes. */
  readonly memlimit: number;
}

/**
 * 64 MiB as RFC 9106 section 4 recommends for machines with little memory, with one pass more than its three
 * because libsodium has a single lane: about a quarter of a second on an office's machine.
 */
export const usualCost: KeyCost = { opslimit: 4, memlimit: 64 * 1024 * 1024 };

/** Stored beside whatever the key opens. Version 1: Argon2id 1.3 with one lane, 32 bytes; salt in base64url. */
export interface KeyParams extends KeyCost {
  readonly version: number;
  readonly algorithm: 'argon2id13';
  readonly salt: string;
}

export interface PasswordKeys {
  /** A fresh salt at today's cost. */
  newParams(): KeyParams;
  /**
   * 32 bytes; the same secret and parameters give the same.
   * @throws SealError `busy`; `unknown-version` or `broken` for parameters that cannot be ours
   */
  derive(secret: string, params: KeyParams): Promise<Uint8Array>;
  /** Whether parameters cost less than today's, so that the key should be locked anew when it is next open. */
  needsRehash(params: KeyParams): boolean;
}

/**
 * Keys from passwords and receipt codes. One for the whole process: the cap counts the keys of this one only.
 * Secrets are read in NFKC, as `staff/password-rules` does.
 */
export function passwordKeys(cost: KeyCost = usualCost, argon2: Argon2 = argon2Pool()): PasswordKeys {
  return {
    newParams: () => ({
      version,
      algorithm: 'argon2id13',
      salt: toStored(sodium.randombytes_buf(saltBytes)),
      opslimit: cost.opslimit,
      memlimit: cost.memlimit,
    }),
    async derive(secret, params) {
      checkParams(params);
      const { opslimit, memlimit } = params;
      const salt = fromStored(params.salt, saltBytes);
      const bytes = new TextEncoder().encode(secret.normalize('NFKC'));
      try {
        return await argon2({ secret: bytes, salt, opslimit, memlimit });
      } finally {
        forget(bytes);
      }
    },
    needsRehash: (params) =>
      params.version !== version || params.opslimit < cost.opslimit || params.memlimit < cost.memlimit,
  };
}

/** Whoever can write to the database must not make a sign-in take the machine's memory or time. */
function checkParams(params: KeyParams): void {
  checkVersion(params.version, version);
  const { algorithm, opslimit, memlimit } = params;
  const isPossible =
    algorithm === 'argon2id13' &&
    isWithin(opslimit, 1, mostPasses) &&
    isWithin(memlimit, leastMemory, mostMemory);
  if (!isPossible) throw new SealError('broken');
}

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;
