import { checkVersion, SealError } from './seal-error.ts';
import { sodium } from './sodium.ts';
import { fromStored, toStored } from './stored-bytes.ts';

const version = 1;
const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;

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
  const nonce = sodium.randombytes_buf(nonceBytes);
  const cipher = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, purpose, null, nonce, key);
  return { version, nonce: toStored(nonce), cipher: toStored(cipher) };
}

/**
 * Null when key or purpose are others, or a bit was changed: these cannot be told apart.
 * @throws SealError `unknown-version`, or `broken` when it has not even the form
 */
export function unlockBytes(locked: LockedBytes, key: Uint8Array, purpose: string): Uint8Array | null {
  checkVersion(locked.version, version);
  const nonce = fromStored(locked.nonce, nonceBytes);
  const cipher = fromStored(locked.cipher);
  if (cipher.length < sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES) throw new SealError('broken');
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, cipher, purpose, nonce, key);
  } catch {
    return null;
  }
}
