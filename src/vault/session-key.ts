import { label } from './digest.ts';
import { type KeyPair, keyPairOf } from './key-pair.ts';
import { type LockedBytes, lockBytes, unlockBytes } from './locked-bytes.ts';
import { forget, keyBytes, randomKey } from './sodium.ts';
import { fromStored, toStored } from './stored-bytes.ts';

const purpose = label('session');

/** What the cookie alone holds: a random key in base64url. */
export function newCookieKey(): string {
  return toStored(randomKey());
}

/**
 * What the session stores of an open private key: useless without the cookie.
 * @throws SealError `broken` when the cookie holds no key
 */
export function wrapForSession(privateKey: Uint8Array, cookieKey: string): LockedBytes {
  const key = fromStored(cookieKey, keyBytes);
  const locked = lockBytes(privateKey, key, purpose);
  forget(key);
  return locked;
}

/** Null when the cookie is another one. `forget` the private key when the request is answered. */
export function unwrapFromSession(wrapped: LockedBytes, cookieKey: string): KeyPair | null {
  const key = cookieKeyOf(cookieKey);
  const privateKey = key && unlockBytes(wrapped, key, purpose);
  forget(key);
  return privateKey && keyPairOf(privateKey);
}

/** A cookie is what a visitor sends: one without a key is no fault of what we stored. */
function cookieKeyOf(cookieKey: string): Uint8Array | null {
  try {
    return fromStored(cookieKey, keyBytes);
  } catch {
    return null;
  }
}
