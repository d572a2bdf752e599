import { digest, label } from '../vault/digest.ts';
import type { Json } from '../vault/json.ts';
import { receiptProof } from '../vault/receipt-proof.ts';
import { keyBytes } from '../vault/sodium.ts';
import { toStored } from '../vault/stored-bytes.ts';
import { asJson } from './entries.ts';
import type { FiledEntry, FileRef } from './tip.ts';

/**
 * The proof on the receipt, made of the entry as it is stored: the same whoever makes it, at any time. What lies apart
 * goes in by digests, so that an unsend takes words away and the proof stays. Whom it was kept from is the office's
 * finding and was not filed: it plays no part.
 */
export function proofOf(proofKey: Uint8Array, number: string, filed: FiledEntry): string {
  const { keptFrom: _, ...about } = filed.about;
  const content = withDigests(asJson({ ...filed, about }));
  return receiptProof(proofKey, { number, filedAt: new Date(filed.at), content });
}

function withDigests(value: Json): Json {
  if (Array.isArray(value)) return value.map(withDigests);
  if (typeof value !== 'object' || value === null) return value;
  if (isFileRef(value)) return digestOf(value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withDigests(part)]));
}

const isFileRef = (value: object): value is FileRef => 'id' in value && 'key' in value;

function digestOf({ id, key, kind, name = '', digest: content = '' }: FileRef): string {
  return toStored(digest(keyBytes, label('filed-file', id, key, kind, name, content)));
}
