import { type Connection, mongo } from 'mongoose';
import { assertFits } from '../audit/deeds.ts';
import { type AuditHead, beforeTheFirst, toTheSecond } from '../audit/entry.ts';
import type { AuditStore } from '../audit/ports.ts';
import { type StoredEntry, type VerifyOptions, verifyChain } from '../audit/verify-chain.ts';
import type { Clock } from '../clock.ts';
import { inBangkok } from '../tickets/bangkok.ts';
import { type AuditDocument, auditAppender } from './audit-append.ts';
import { auditRows } from './audit-list.ts';
import { isOnlyDuplicates } from './duplicate-key.ts';

const batchSize = 1_000;

/**
 * The audit chain in the collection `audit`, appended to and never changed. The connection's write concern makes
 * an append durable. `init` makes its indexes.
 */
export function auditStore(
  connection: Connection,
  { clock }: { clock: Clock },
): AuditStore & { init(): Promise<void> } {
  const collection = connection.collection<AuditDocument>('audit');
  const newest = async (filter: mongo.Filter<AuditDocument>) => {
    // What somebody put in under another kind of key, or gave another type, is for `verify` to find, and must not stop
    // the chain: whatever whole number is taken cannot be taken again.
    const entry = await collection.findOne({ ...isPlace, ...filter }, { sort: { _id: -1 } });
    return entry && headOf(entry);
  };
  const head = () => newest({});
  const hashAt = async (seq: number) => {
    const entry = await collection.findOne({ _id: seq }, { projection: { hash: 1 } });
    return entry?.hash ?? null;
  };
  const appender = auditAppender({ read: head, insert: (documents) => insert(collection, documents) });
  return {
    async init() {
      await collection.createIndexes([{ key: { hash: 1 } }, { key: { at: 1 } }]);
    },
    async append(deed) {
      assertFits(deed);
      return await appender.append({ deed, at: toTheSecond(clock()) });
    },
    appended: appender.appended,
    list: (query) => auditRows(collection, query),
    entries: ({ from, limit }) =>
      collection
        .find({ _id: { $gte: from } }, { projection: { _id: 0 } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),
    head,
    headOfDay: (day) => newest({ at: { $gte: startOf(day, 0), $lt: startOf(day, 1) } }),
    hashAt,
    async verify({ from = 1, anchors = [] }: VerifyOptions = {}) {
      const seq = from - 1;
      const start = seq > 0 ? { seq, hash: (await hashAt(seq)) ?? '' } : beforeTheFirst;
      // From 1 on, everything is read: what stands before the first place must be found as well.
      const filter = seq > 0 ? { _id: { $gt: seq } } : {};
      const stored = collection.find(filter, { batchSize, promoteValues: false }).sort({ _id: 1 });
      return await verifyChain(readTypes(stored), anchors, start);
    },
  };
}

/** Whole numbers of any type, as far as entries are ever counted. */
const isPlace = {
  _id: { $gte: 1, $lt: 2 ** 31 - 1 },
  $expr: { $cond: [{ $isNumber: '$_id' }, { $eq: ['$_id', { $trunc: '$_id' }] }, false] },
} satisfies mongo.Filter<AuditDocument>;

/** Documents as the appender writes them: a number of another type than its own is no number of an entry. */
async function* readTypes(stored: AsyncIterable<object>): AsyncIterable<StoredEntry> {
  for await (const document of stored) {
    const fields = Object.entries(document).map(([name, value]) => [name, ownType(value)] as const);
    const { _id, ...entry } = Object.fromEntries(fields);
    yield isOtherNumber(_id) ? retyped(Number(_id)) : { _id, ...entry };
  }
}

/** Whatever else the entry says, its place alone is known: so it is named there. */
const retyped = (place: number): StoredEntry => ({ _id: place });

const isOtherNumber = (id: unknown): boolean =>
  id instanceof mongo.BSON.Long || id instanceof mongo.BSON.Double || id instanceof mongo.BSON.Decimal128;

function ownType(value: unknown): unknown {
  return value instanceof mongo.BSON.Int32 ? value.value : value;
}

async function insert(
  collection: mongo.Collection<AuditDocument>,
  documents: readonly AuditDocument[],
): Promise<number> {
  try {
    const { insertedCount } = await collection.insertMany([...documents], { ordered: true });
    return insertedCount;
  } catch (error) {
    if (error instanceof mongo.MongoBulkWriteError && isOnlyDuplicates(error)) return error.insertedCount;
    throw error;
  }
}

/** Only the key is sure to be what it must be when somebody changed the entry. */
function headOf({ _id, at, hash }: AuditDocument): AuditHead {
  return { seq: Number(_id), at: String(at), hash: String(hash) };
}

/** Midnight in Bangkok as entries hold it, so many days after `day`. */
function startOf(day: string, daysLater: number): string {
  const midnight = inBangkok(new Date(`${day}T00:00:00+07:00`));
  return toTheSecond(midnight.add(daysLater, 'day').toDate());
}
