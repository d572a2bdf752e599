import { SealError } from './seal-error.ts';
import { sodium } from './sodium.ts';

const alphabet = sodium.base64_variants.URLSAFE_NO_PADDING;

/** Bytes as they are stored: base64url without padding, which every database, session and file can hold. */
export function toStored(bytes: Uint8Array): string {
  return sodium.to_base64(bytes, alphabet);
}

/** @throws SealError `broken` when it is not base64url, or not of `length` bytes */
export function fromStored(text: string, length?: number): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = sodium.from_base64(text, alphabet);
  } catch {
    throw new SealError('broken');
  }
  if (length !== undefined && bytes.length !== length) throw new SealError('broken');
  return bytes;
}
