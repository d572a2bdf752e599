import { SealError } from './seal-error.ts';

/** Bytes as they are stored: base64url without padding, which every database, session and file can hold. */
export function toStored(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}

/** @throws SealError `broken` when it is not base64url, or not of `length` bytes */
export function fromStored(text: string, length?: number): Uint8Array {
  const bytes = Buffer.from(text, 'base64url');
  // Node reads on over letters that are none; what is ours comes out as it went in.
  const isOurs = bytes.toString('base64url') === text;
  if (!isOurs || (length !== undefined && bytes.length !== length)) throw new SealError('broken');
  return Uint8Array.from(bytes);
}
