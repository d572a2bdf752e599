import { type ContentKind, contentKinds, type EntryOf } from '../knowledge/content.ts';
import type {
  ContentEdit,
  ContentRecord,
  HistoryItem,
  RecordOf,
  StoredContent,
  UnfitRecord,
} from '../knowledge/ports.ts';

/** An entry in the collection `content`. */
export interface ContentDocument extends ContentEdit {
  /** Kind and key. */
  readonly _id: string;
  readonly kind: string;
  readonly key: string;
  readonly entry: unknown;
  readonly version: number;
  readonly origin: 'file' | 'console';
  /** Only beside an officer's own words; else the entry is what the files said. */
  readonly fileEntry?: unknown;
  readonly isRemoved: boolean;
  readonly place?: number;
  /** Rises with every write of the document, whatever it changes. */
  readonly writes: number;
}

/** An earlier version of an entry in the collection `contentHistory`. */
export interface VersionDocument extends ContentEdit {
  readonly of: string;
  readonly version: number;
  readonly entry: unknown;
  readonly isRemoved: boolean;
}

export const idOf = (kind: string, key: string) => `${kind}:${key}`;

/** Plain data only: a field that is undefined is left out and does not come back as null. */
export function plain(entry: unknown): unknown {
  return JSON.parse(JSON.stringify(entry));
}

/** What is stored, in the order of the files; documents that no longer fit their schema apart. */
export function readAll(documents: readonly ContentDocument[]): StoredContent {
  const records: ContentRecord[] = [];
  const unfit: UnfitRecord[] = [];
  for (const document of [...documents].sort(byPlace)) {
    const read = readRecord(document);
    if ('faults' in read) unfit.push(read);
    else records.push(read as ContentRecord);
  }
  return { records, unfit };
}

function byPlace(one: ContentDocument, other: ContentDocument): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (one.place ?? last) - (other.place ?? last) || (one.key < other.key ? -1 : 1);
}

/** Schemas grow: an entry is read through the one of today, which fills in what an older one did not know. */
export function readRecord(document: ContentDocument): RecordOf<ContentKind> | UnfitRecord {
  const { kind, key, version, origin, isRemoved, how, by, at, place } = document;
  const known = { key, version, origin, isRemoved };
  if (!isKind(kind)) return { ...known, kind, faults: ['kind: there is no such kind'] };
  const parsed = contentKinds[kind].safeParse(document.entry);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'entry'}: ${message}`);
    return { ...known, kind, faults };
  }
  const entry = parsed.data as EntryOf<ContentKind>;
  const fileEntry = origin === 'file' ? entry : entryOf(kind, document.fileEntry);
  return {
    ...known,
    kind,
    entry,
    edit: { how, by, at },
    ...(fileEntry ? { fileEntry } : {}),
    ...(place === undefined ? {} : { place }),
  };
}

function isKind(kind: string): kind is ContentKind {
  return Object.hasOwn(contentKinds, kind);
}

/** The versions of an entry, newest first, as changes: each beside the one before it. */
export function readHistory<K extends ContentKind>(
  kind: K,
  versions: readonly Omit<VersionDocument, 'of'>[],
): HistoryItem<K>[] {
  const shown = versions.map(({ entry, isRemoved }) => (isRemoved ? null : entryOf(kind, entry)));
  return versions.map(({ version, how, by, at }, index) => ({
    version,
    how,
    by,
    at,
    before: shown[index + 1] ?? null,
    after: shown[index] ?? null,
  }));
}

function entryOf<K extends ContentKind>(kind: K, entry: unknown): EntryOf<K> | null {
  const parsed = contentKinds[kind].safeParse(entry);
  return parsed.success ? (parsed.data as EntryOf<K>) : null;
}
