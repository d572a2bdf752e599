import type { Connection, mongo } from 'mongoose';
import { type ContentKind, type EntryOf, keyOf } from '../knowledge/content.ts';
import { naturalPlace } from '../knowledge/content-entries.ts';
import { type ContentEdit, type ContentStore, officeFiles, type RecordOf } from '../knowledge/ports.ts';
import {
  type ContentDocument,
  idOf,
  plain,
  readAll,
  readHistory,
  readRecord,
  type VersionDocument,
} from './content-document.ts';
import { isDuplicateKey } from './duplicate-key.ts';

const historyPage = 50;

/**
 * What people can find, one document an entry, with every earlier version of it.
 *
 * The document is its own newest version, so that a change and the record of who made it are one write. Before it is
 * changed, the version that stands there is copied to the history, under its number: a process that dies between the
 * two leaves a copy of what still stands, which is no change and is not shown, and the next one copies the same again.
 */
export function contentStore(connection: Connection): ContentStore & { init(): Promise<void> } {
  const content = connection.collection<ContentDocument>('content');
  const earlier = connection.collection<VersionDocument>('contentHistory');
  const find = (kind: string, key: string) => content.findOne({ _id: idOf(kind, key) });

  const change = async (
    wanted: Wanted,
    next: (before: ContentDocument | null) => Partial<ContentDocument> | null,
  ): Promise<ContentDocument | null> => {
    const before = wanted.expectedVersion === 0 ? null : await find(wanted.kind, wanted.key);
    if ((before?.version ?? 0) !== wanted.expectedVersion) return null;
    const set = next(before);
    if (!set) return null;
    if (!before) return insert(content, { ...wanted, set });
    await archive(earlier, before);
    return content.findOneAndUpdate(
      { _id: before._id, version: before.version },
      { ...updateOf(set), $inc: { version: 1, writes: 1 } },
      { returnDocument: 'after' },
    );
  };

  return {
    async init() {
      await content.createIndex({ writes: 1 });
      await earlier.createIndex({ of: 1, version: -1 }, { unique: true });
    },
    async revision() {
      // Entries are never deleted, so the sum of their writes tells of each one, without a second write that a
      // crash could lose. Read from the index alone.
      const [sum] = await content
        .aggregate<{ writes: number }>([{ $group: { _id: null, writes: { $sum: '$writes' } } }], {
          hint: { writes: 1 },
        })
        .toArray();
      return sum?.writes ?? 0;
    },
    all: async () => readAll(await content.find().toArray()),
    find: async (kind, key) => readOne(await find(kind, key)),
    async save({ kind, entry, how, by, at, expectedVersion }) {
      const key = keyFor(kind, entry);
      const place = naturalPlace(kind, key);
      const fields = { entry: plain(entry), isRemoved: false, origin: 'console' as const, how, by, at };
      const set = place === undefined ? fields : { ...fields, place };
      const saved = await change({ kind, key, expectedVersion }, (before) => ({
        ...set,
        ...fileEntryOf(before),
      }));
      return readOne(saved);
    },
    async remove({ kind, key, by, at, expectedVersion }) {
      const set = { isRemoved: true, origin: 'console' as const, how: 'remove' as const, by, at };
      const removed = await change({ kind, key, expectedVersion }, (before) =>
        before && !before.isRemoved ? { ...set, ...fileEntryOf(before) } : null,
      );
      return removed !== null;
    },
    async load({ kind, entry, place, isRemoved, at, expectedVersion }) {
      const edit: ContentEdit = { how: 'load', by: officeFiles, at };
      const key = keyFor(kind, entry);
      const loaded = await change({ kind, key, expectedVersion }, () => ({
        ...edit,
        entry: plain(entry),
        origin: 'file',
        fileEntry: undefined,
        isRemoved,
        ...(place === undefined ? {} : { place }),
      }));
      return readOne(loaded);
    },
    async mark(marks) {
      if (marks.length === 0) return;
      await content.bulkWrite(
        marks.map(({ kind, key, version, place, isAsInFile }) => ({
          updateOne: {
            filter: { _id: idOf(kind, key), version },
            update: {
              ...updateOf({
                ...(place === undefined ? {} : { place }),
                ...(isAsInFile ? { origin: 'file', fileEntry: undefined } : {}),
              }),
              $inc: { writes: 1 },
            },
          },
        })),
        { ordered: false },
      );
    },
    async history(kind, key, { before = Number.MAX_SAFE_INTEGER, limit = historyPage } = {}) {
      const current = await find(kind, key);
      if (!current) return [];
      const isFirstPage = current.version < before;
      const versions = await earlier
        .find({ of: current._id, version: { $lt: Math.min(before, current.version) } })
        .sort({ version: -1 })
        .limit(limit + 1)
        .toArray();
      return readHistory(kind, isFirstPage ? [current, ...versions] : versions).slice(0, limit);
    },
  };
}

type Documents = mongo.Collection<ContentDocument>;

interface Wanted {
  readonly kind: ContentKind;
  readonly key: string;
  readonly expectedVersion: number;
}

async function insert(
  content: Documents,
  { kind, key, set }: Wanted & { readonly set: Partial<ContentDocument> },
): Promise<ContentDocument | null> {
  const { fileEntry: _, ...fields } = set;
  const document = { _id: idOf(kind, key), kind, key, version: 1, writes: 1, ...fields } as ContentDocument;
  try {
    await content.insertOne(document);
    return document;
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

async function archive(
  earlier: mongo.Collection<VersionDocument>,
  { _id, version, entry, isRemoved, how, by, at }: ContentDocument,
): Promise<void> {
  try {
    await earlier.insertOne({ of: _id, version, entry, isRemoved, how, by, at });
  } catch (error) {
    // Copied before, by somebody who was then too late or died: a version never changes, so the copy is the same.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** Sets the fields; one that is undefined is taken away. */
function updateOf(fields: Partial<ContentDocument>): mongo.UpdateFilter<ContentDocument> {
  const entries = Object.entries(fields);
  const set = entries.filter(([, value]) => value !== undefined);
  const unset = entries.filter(([, value]) => value === undefined).map(([field]) => [field, '']);
  return {
    ...(set.length > 0 ? { $set: Object.fromEntries(set) } : {}),
    ...(unset.length > 0 ? { $unset: Object.fromEntries(unset) } : {}),
  } as mongo.UpdateFilter<ContentDocument>;
}

/** An officer's first words over an entry of the files keep what the files said. */
function fileEntryOf(before: ContentDocument | null): { fileEntry?: unknown } {
  return before?.origin === 'file' ? { fileEntry: before.entry } : {};
}

function keyFor<K extends ContentKind>(kind: K, entry: EntryOf<K>): string {
  return keyOf[kind](entry);
}

function readOne<K extends ContentKind>(document: ContentDocument | null): RecordOf<K> | null {
  if (!document) return null;
  const read = readRecord(document);
  return 'faults' in read ? null : (read as unknown as RecordOf<K>);
}
