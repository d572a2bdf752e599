import { digest, label } from './digest.ts';
import { hasPublicKey, type KeyPair } from './key-pair.ts';
import { checkVersion, SealError } from './seal-error.ts';
import { forget, keyBytes, sodium } from './sodium.ts';
import { fromStored, toStored } from './stored-bytes.ts';

const version = 1;
const context = 'tip-key1';

/** Somebody a tip can be sealed to: an officer's id, `recovery` or `reporter`, with an X25519 key in base64url. */
export interface RecipientKey {
  readonly id: string;
  readonly publicKey: string;
}

/** Version 1: a sealed box (X25519, XSalsa20-Poly1305) with the tip key and a digest of key and tip number. */
export interface Recipient extends RecipientKey {
  readonly version: number;
  readonly sealed: string;
}

/** Of a tip, what opening its key takes. */
export interface KeyedTip {
  readonly number: string;
  readonly recipients: readonly Recipient[];
}

/** @throws SealError `broken` for a public key that is none */
export function sealTipKey(number: string, tipKey: Uint8Array, to: RecipientKey): Recipient {
  const payload = seal(withProof(number, tipKey), to);
  return { version, id: to.id, publicKey: to.publicKey, sealed: toStored(payload) };
}

/**
 * The tip key, or null when the tip is not sealed to this id or not to this key pair. `forget` it.
 * @throws SealError `broken` when it was changed, or moved here from another tip
 */
export function openTipKey(tip: KeyedTip, id: string, pair: KeyPair): Uint8Array | null {
  const entry = tip.recipients.find((recipient) => recipient.id === id);
  if (!entry) return null;
  checkVersion(entry.version, version);
  if (!hasPublicKey(pair, entry.publicKey)) return null;
  const payload = openBox(entry, pair);
  const tipKey = payload.slice(0, keyBytes);
  const expected = withProof(tip.number, tipKey);
  const isIts = payload.length === expected.length && sodium.memcmp(payload, expected);
  forget(payload, expected);
  if (!isIts) throw new SealError('broken');
  return tipKey;
}

/**
 * Gives one more recipient access, by one who has it; an entry of the same id is replaced. Null when the giver has
 * no access. The tip's number is checked first: a key that somebody moved here from another tip is not handed on.
 * @throws SealError as `openTipKey`
 */
export function shareTipKey(
  tip: KeyedTip,
  from: { readonly id: string; readonly pair: KeyPair },
  to: RecipientKey,
): Recipient[] | null {
  const tipKey = openTipKey(tip, from.id, from.pair);
  if (!tipKey) return null;
  const added = sealTipKey(tip.number, tipKey, to);
  forget(tipKey);
  return [...withoutRecipient(tip.recipients, to.id), added];
}

/** Takes access away from now on; what was read before is not unread. */
export function withoutRecipient(recipients: readonly Recipient[], id: string): Recipient[] {
  return recipients.filter((recipient) => recipient.id !== id);
}

const subkeys = { entries: 1, head: 2, files: 3, digests: 4 };

/** Lends one of the keys under a tip key and wipes it afterwards. */
export function withSubkey<T>(
  tipKey: Uint8Array,
  use: keyof typeof subkeys,
  work: (key: Uint8Array) => T,
): T {
  const key = sodium.crypto_kdf_derive_from_key(keyBytes, subkeys[use], context, tipKey);
  try {
    return work(key);
  } finally {
    forget(key);
  }
}

function withProof(number: string, tipKey: Uint8Array): Uint8Array {
  return Uint8Array.from([...tipKey, ...digest(keyBytes, label('tip-key', version, number), tipKey)]);
}

function seal(payload: Uint8Array, to: RecipientKey): Uint8Array {
  const publicKey = fromStored(to.publicKey, keyBytes);
  try {
    return sodium.crypto_box_seal(payload, publicKey);
  } catch {
    throw new SealError('broken');
  } finally {
    forget(payload);
  }
}

function openBox(entry: Recipient, pair: KeyPair): Uint8Array {
  const box = fromStored(entry.sealed);
  try {
    return sodium.crypto_box_seal_open(box, pair.publicKey, pair.privateKey);
  } catch {
    throw new SealError('broken');
  }
}
