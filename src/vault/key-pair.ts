import { inGroups, toBase32 } from './base32.ts';
import { digest, label } from './digest.ts';
import { keyBytes, sodium } from './sodium.ts';
import { fromStored, toStored } from './stored-bytes.ts';

/** X25519. */
export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { publicKey, privateKey };
}

export function keyPairOf(privateKey: Uint8Array): KeyPair {
  return { publicKey: sodium.crypto_scalarmult_base(privateKey), privateKey };
}

/** @throws SealError `broken` when what is stored is no public key at all */
export function hasPublicKey(pair: KeyPair, stored: string): boolean {
  return sodium.memcmp(pair.publicKey, fromStored(stored, keyBytes));
}

/** The first bytes by which people and papers know a public key again. */
export function fingerprintBytes(publicKey: Uint8Array, bytes: number): Uint8Array {
  return digest(keyBytes, label('fingerprint', toStored(publicKey))).slice(0, bytes);
}

/** `A1B2 C3D4 E5F6 G7H8`: for two people to compare, so that nobody puts a key of their own in between. */
export function fingerprintOf(publicKey: string): string {
  return inGroups(toBase32(fingerprintBytes(fromStored(publicKey, keyBytes), 10)), 4, ' ');
}
