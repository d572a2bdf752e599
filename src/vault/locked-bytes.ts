import { randomBytes } from 'node:crypto';
import { checkVersion, SealError } from './seal-error.ts';
import { sodium } from './sodium.ts';
import { fromStored, toStored } from './stored-bytes.ts';

const version = 1;
const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const headBytes = 1 + nonceBytes;

/** Version 1: XChaCha20-Poly1305 with a random nonce; nonce and cipher in base64url. */
export interface LockedBytes {
  readonly version: number;
  readonly nonce: string;
  readonly cipher: string;
}

/**
 * Encrypts under a 32-byte key.
 * @param purpose opens only with the same text again; stored nowhere
 */
export function lockBytes(plain: Uint8Array, key: Uint8Array, purpose: string): LockedBytes {
  const nonce = freshNonce();
  return { version, nonce: toStored(nonce), cipher: toStored(encrypt(plain, nonce, key, purpose)) };
}

/**
 * Null when key or purpose are others, or a bit was changed: these cannot be told apart.
 * @throws SealError `unknown-version`, or `broken` when it has not even the form
 */
export function unlockBytes(locked: LockedBytes, key: Uint8Array, purpose: string): Uint8Array | null {
  checkVersion(locked.version, version);
  const nonce = fromStored(locked.nonce, nonceBytes);
  return decrypt(fromStored(locked.cipher), nonce, key, purpose);
}

/** What `lockBytes` makes as bytes in one piece: the version in one byte, the nonce, the cipher. */
export function lockPacked(plain: Uint8Array, key: Uint8Array, purpose: string): Uint8Array {
  const nonce = freshNonce();
  const cipher = encrypt(plain, nonce, key, purpose);
  const packed = new Uint8Array(headBytes + cipher.length);
  packed[0] = version;
  packed.set(nonce, 1);
  packed.set(cipher, headBytes);
  return packed;
}

/** As `unlockBytes`. */
export function unlockPacked(packed: Uint8Array, key: Uint8Array, purpose: string): Uint8Array | null {
  checkVersion(packed[0] ?? 0, version);
  return decrypt(packed.subarray(headBytes), packed.subarray(1, headBytes), key, purpose);
}

/** From the system's generator at once: libsodium in JavaScript asks it for each nonce in many small portions. */
const freshNonce = () => randomBytes(nonceBytes);

function encrypt(plain: Uint8Array, nonce: Uint8Array, key: Uint8Array, purpose: string): Uint8Array {
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, purpose, null, nonce, key);
}

function decrypt(cipher: Uint8Array, nonce: Uint8Array, key: Uint8Array, purpose: string): Uint8Array | null {
  if (cipher.length < sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES) throw new SealError('broken');
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, cipher, purpose, nonce, key);
  } catch {
    return null;
  }
}
