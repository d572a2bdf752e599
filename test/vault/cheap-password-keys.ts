import type { Argon2 } from '../../src/vault/argon2-thread.ts';
import { type KeyCost, type PasswordKeys, passwordKeys } from '../../src/vault/password-key.ts';
import { sodium } from '../../src/vault/sodium.ts';

/** The least that libsodium allows: nothing for the product, plenty for a test. */
export const cheapCost: KeyCost = { opslimit: 1, memlimit: 8192 };

const argon2Here: Argon2 = async ({ secret, salt, opslimit, memlimit }) =>
  sodium.crypto_pwhash(32, secret, salt, opslimit, memlimit, sodium.crypto_pwhash_ALG_ARGON2ID13);

/** Argon2id as in the product, without threads and at next to no cost. */
export function cheapPasswordKeys(cost: KeyCost = cheapCost): PasswordKeys {
  return passwordKeys(cost, argon2Here);
}
