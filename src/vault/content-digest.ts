import { keyBytes, sodium } from './sodium.ts';
import { fromStored, toStored } from './stored-bytes.ts';
import { withSubkey } from './tip-key.ts';

/**
 * BLAKE2b of what a file holds, keyed with the key that opens the file: to everybody else it tells nothing.
 * @param fileKey 32 bytes in base64url
 */
export function contentDigest(content: Uint8Array, fileKey: string): string {
  return withSubkey(fromStored(fileKey, keyBytes), 'digests', (key) =>
    toStored(sodium.crypto_generichash(keyBytes, content, key)),
  );
}
