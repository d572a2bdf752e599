import { inGroups, readBase32, toBase32 } from './base32.ts';
import { digest, label } from './digest.ts';
import { canonical, type Json } from './json.ts';
import { sodium } from './sodium.ts';

const version = 1;
const proofBytes = 20;

/** What was filed and when, as the reporter's first entry has it; files by their digests. */
export interface Filed {
  readonly number: string;
  readonly filedAt: Date;
  readonly content: Json;
}

/**
 * What the printed receipt says of a filing: `1-ABCD-EFGH-…`, a version and 160 bits of keyed BLAKE2b. Nobody can
 * make or check one without the office's key, so the paper tells a finder nothing; and the office, which has the
 * key, cannot say later that something else was filed, or at another time.
 * @param proofKey 32 bytes that serve for this only, and must outlive every tip
 */
export function receiptProof(proofKey: Uint8Array, filed: Filed): string {
  return `${version}-${inGroups(lettersOf(proofKey, filed), 4, '-')}`;
}

/** @param typed a proof from paper, with whatever spaces and small letters */
export function isSameProof(typed: string, proof: string): boolean {
  const [letters, expected] = [readBase32(typed), readBase32(proof)];
  if (!letters || !expected || letters.length !== expected.length) return false;
  return sodium.memcmp(sodium.from_string(letters), sodium.from_string(expected));
}

export function verifyReceiptProof(proofKey: Uint8Array, filed: Filed, typed: string): boolean {
  return isSameProof(typed, receiptProof(proofKey, filed));
}

function lettersOf(proofKey: Uint8Array, { number, filedAt, content }: Filed): string {
  const text = label('receipt-proof', version, number, filedAt.toISOString(), canonical(content));
  return toBase32(digest(proofBytes, text, proofKey));
}
