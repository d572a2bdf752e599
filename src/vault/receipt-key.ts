import { digest, label } from './digest.ts';
import type { KeyPair } from './key-pair.ts';
import type { KeyParams, PasswordKeys } from './password-key.ts';
import { forget, keyBytes, sodium } from './sodium.ts';
import { toStored } from './stored-bytes.ts';

const version = 1;
const context = 'receipt1';
const hints = 4096;

/**
 * How an office derives keys from receipt codes; kept in SECRETS_DIR, never with the tips. The salt is the
 * office's and not the tip's, since the code has to find its tip. When the cost is raised, new codes get new
 * parameters, and a typed code is tried with the newest first, then with each earlier set.
 */
export interface ReceiptSettings {
  readonly params: KeyParams;
  /** What codes were made under before, the latest first. */
  readonly earlier?: readonly KeyParams[];
  /** 32 bytes that serve for finding tips only. */
  readonly lookupKey: Uint8Array;
}

export interface OpenedReceipt {
  /** What the tip is found by: `1.` and 43 characters. Says nothing of the code. */
  readonly lookup: string;
  /** The reporter's: its public key is a recipient of the tip. `forget` the private key. */
  readonly keyPair: KeyPair;
}

/**
 * From a code of twenty digits to the reporter's key pair and to the tip.
 *
 * A code has 63 bits. They suffice because nothing stored can be tried faster than by Argon2id: the key pair
 * and the lookup come out of the same derivation, so that even somebody who holds database and SECRETS_DIR pays
 * 64 MiB and a quarter of a second for each of 2^62 guesses. The hint, in which flooding with wrong codes is
 * caught cheaply, gives away 12 bits to who has the lookup key and none to others; 2^50 derivations are left.
 * Through the front door, limits on wrong codes leave some thousand guesses a day.
 */
export interface ReceiptKeys {
  /**
   * 0 to 4095, at no cost: a typed code whose hint no stored tip has is wrong for certain. With a hundred tips
   * this spares 39 of 40 wrong codes the derivation.
   */
  hint(code: string): number;
  /** How many sets of parameters codes may have been made under. */
  readonly sets: number;
  /**
   * @param at which set: 0 is the newest, for new codes
   * @throws SealError `busy`
   */
  open(code: string, at?: number): Promise<OpenedReceipt>;
}

/** Every method throws TypeError for anything but twenty digits. */
export function receiptKeys(
  keys: PasswordKeys,
  { params, earlier = [], lookupKey }: ReceiptSettings,
): ReceiptKeys {
  const sets = [params, ...earlier];
  return {
    sets: sets.length,
    hint(code) {
      const [high = 0, low = 0] = digest(keyBytes, label('receipt-hint', checked(code)), lookupKey);
      return ((high << 8) | low) % hints;
    },
    async open(code, at = 0) {
      const set = sets[at];
      if (!set) throw new RangeError('There is no such set of parameters.');
      const root = await keys.derive(checked(code), set);
      const seed = sodium.crypto_kdf_derive_from_key(keyBytes, 1, context, root);
      const name = sodium.crypto_kdf_derive_from_key(keyBytes, 2, context, root);
      const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(seed);
      const lookup = digest(keyBytes, label('receipt-lookup', toStored(name)), lookupKey);
      forget(root, seed, name);
      return { lookup: `${version}.${toStored(lookup)}`, keyPair: { publicKey, privateKey } };
    },
  };
}

function checked(code: string): string {
  if (!/^\d{20}$/.test(code)) throw new TypeError('A receipt code has twenty digits.');
  return code;
}
