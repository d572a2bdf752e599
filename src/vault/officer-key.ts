import { label } from './digest.ts';
import { hasPublicKey, type KeyPair, keyPairOf, newKeyPair } from './key-pair.ts';
import { type LockedBytes, lockBytes, unlockBytes } from './locked-bytes.ts';
import type { KeyParams, PasswordKeys } from './password-key.ts';
import { SealError } from './seal-error.ts';
import { forget } from './sodium.ts';
import { toStored } from './stored-bytes.ts';

const purpose = label('officer-key');

/** The private key, locked under a key derived from the officer's password. */
export interface LockedOfficerKey extends LockedBytes {
  readonly params: KeyParams;
}

/** What is stored of a tip officer's key pair. */
export interface OfficerKey {
  /** X25519, base64url. */
  readonly publicKey: string;
  readonly locked: LockedOfficerKey;
}

/** @throws SealError `busy` */
export async function newOfficerKey(keys: PasswordKeys, password: string): Promise<OfficerKey> {
  const pair = newKeyPair();
  try {
    return await lock(keys, pair, password);
  } finally {
    forget(pair.privateKey);
  }
}

/**
 * The key pair for this session, or null when the password does not open it; also after a reset of the password
 * without the old one, when the officer needs a new key pair and access from a colleague. `forget` the private key.
 * @throws SealError `busy`; `broken` when the stored public key is not the one of this private key, so that
 * somebody else may have been reading
 */
export async function unlockOfficerKey(
  keys: PasswordKeys,
  { publicKey, locked }: OfficerKey,
  password: string,
): Promise<KeyPair | null> {
  const key = await keys.derive(password, locked.params);
  const privateKey = unlockBytes(locked, key, purpose);
  forget(key);
  if (!privateKey) return null;
  const pair = keyPairOf(privateKey);
  if (hasPublicKey(pair, publicKey)) return pair;
  forget(privateKey);
  throw new SealError('broken');
}

/**
 * The same key pair under a new password, or under the same one at today's cost (`needsRehash`); null when the
 * old password does not open it.
 * @throws SealError as `unlockOfficerKey`
 */
export async function relockOfficerKey(
  keys: PasswordKeys,
  stored: OfficerKey,
  oldPassword: string,
  newPassword: string,
): Promise<OfficerKey | null> {
  const pair = await unlockOfficerKey(keys, stored, oldPassword);
  if (!pair) return null;
  try {
    return await lock(keys, pair, newPassword);
  } finally {
    forget(pair.privateKey);
  }
}

async function lock(keys: PasswordKeys, pair: KeyPair, password: string): Promise<OfficerKey> {
  const params = keys.newParams();
  const key = await keys.derive(password, params);
  const locked = { ...lockBytes(pair.privateKey, key, purpose), params };
  forget(key);
  return { publicKey: toStored(pair.publicKey), locked };
}
