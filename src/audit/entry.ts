import { createHash } from 'node:crypto';

/** One link of the chain. A text that does not apply is empty. */
export interface AuditEntry {
  /** Version of the serialisation that the hash is taken over. */
  readonly v: number;
  /** From 1, without gaps. */
  readonly seq: number;
  /** UTC to the second: `2026-11-22T03:04:05Z`. */
  readonly at: string;
  readonly who: string;
  readonly deed: string;
  readonly about: string;
  readonly detail: string;
  /** 128 random bits in hex: nobody can try out what a hash that is shown or copied out stands for. */
  readonly salt: string;
  readonly prevHash: string;
  /** SHA-256 in hex of everything above. */
  readonly hash: string;
}

/** The end of the chain as it was after some entry. */
export type AuditHead = Pick<AuditEntry, 'seq' | 'at' | 'hash'>;

export type EntryContent = Pick<AuditEntry, 'at' | 'who' | 'deed' | 'about' | 'detail' | 'salt'>;

const version = 1;
const lengthBytes = 4;

/** What the first entry links to. */
export const beforeTheFirst: Pick<AuditHead, 'seq' | 'hash'> = { seq: 0, hash: '0'.repeat(64) };

/** The entry that follows `previous`. */
export function nextEntry(previous: Pick<AuditHead, 'seq' | 'hash'>, content: EntryContent): AuditEntry {
  const { at, who, deed, about, detail, salt } = content;
  const seq = previous.seq + 1;
  const linked = { v: version, seq, at, who, deed, about, detail, salt, prevHash: previous.hash };
  return { ...linked, hash: hashOf(linked) };
}

/**
 * SHA-256 over the fields in this order, each as UTF-8 after its length in four bytes, big-endian, so that no two
 * entries are written alike.
 */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { v, seq, at, who, deed, about, detail, salt, prevHash } = entry;
  const fields = [`audit-entry/${v}`, String(seq), at, who, deed, about, detail, salt, prevHash];
  return createHash('sha256').update(withLengths(fields)).digest('hex');
}

function withLengths(fields: readonly string[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, field) => sum + lengthBytes + Buffer.byteLength(field), 0));
  let end = 0;
  for (const field of fields) {
    const length = bytes.write(field, end + lengthBytes, 'utf8');
    bytes.writeUInt32BE(length, end);
    end += lengthBytes + length;
  }
  return bytes;
}

/** An instant as entries hold it. */
export function toTheSecond(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

const texts = ['at', 'who', 'deed', 'about', 'detail', 'salt', 'prevHash', 'hash'] as const;
const fieldCount = texts.length + ['v', 'seq'].length;

/** Reads what is stored; null when a field is missing, of another type, of another version or too many. */
export function readEntry(document: object): AuditEntry | null {
  const stored = document as Readonly<Record<string, unknown>>;
  if (Object.keys(stored).length !== fieldCount) return null;
  if (stored.v !== version || !Number.isSafeInteger(stored.seq)) return null;
  if (texts.some((name) => typeof stored[name] !== 'string')) return null;
  return stored as unknown as AuditEntry;
}
