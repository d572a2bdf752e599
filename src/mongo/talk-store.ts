import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import { LeaseLost, type TalkStore } from '../post/talks.ts';
import type { NewId } from '../tickets/ports.ts';
import { isDuplicateKey, isOnlyDuplicates } from './duplicate-key.ts';
import { gathered } from './gathered.ts';
import { heldLeases } from './held-leases.ts';
import type { Locks } from './locks.ts';
import { drafts, fadingParts, openToken, readTalk, type TalkDocument, talkUpdate } from './talk-document.ts';

export interface TalkStoreOptions extends Pick<Locks, 'keyed' | 'fleeting'> {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Told of small writes that failed and will be made up for. */
  readonly failed: (error: unknown) => void;
}

const leaseMs = 15_000;

/** One document a villager: the talk, and the lease that keeps its turns in order. */
export function talkStore(
  connection: Connection,
  { clock, newId, failed, keyed, fleeting }: TalkStoreOptions,
): TalkStore & { init(): Promise<void>; flush(): Promise<void> } {
  const talks = connection.collection<TalkDocument>('talks');
  const held = heldLeases(connection.collection('talks'), clock, failed);
  const idOf = (talker: string) => keyed(`talk\0${talker}`);
  const leaseUntil = () => new Date(clock().getTime() + leaseMs);
  const take = gathered((asked: readonly LeaseAsked[]) => takeLeases(talks, asked, clock()));
  const write = gathered((writes: readonly OwnedWrite[]) => writeOwned(talks, writes));
  const lost = (id: string) => {
    held.lose(id);
    return new LeaseLost();
  };
  return {
    async init() {
      for (const part of fadingParts) await talks.createIndex({ [`${part}.at`]: 1 }, { sparse: true });
      await talks.createIndex({ 'liveToken.until': 1 }, { sparse: true });
    },
    async acquire(talker) {
      const id = idOf(talker);
      const warm = held.take(id);
      if (warm) return warm;
      const lease = { id: newId(), until: leaseUntil() };
      const taken = await take({ id, lease });
      if (!taken) return null;
      held.hold(id, lease);
      return readTalk(fleeting, taken, talker, lease.id);
    },
    async save(talker, talk, liveToken) {
      const id = idOf(talker);
      const until = leaseUntil();
      const update = talkUpdate(fleeting, id, talk, until, liveToken);
      if (!(await write({ id, leaseId: talk.leaseId, update }))) throw lost(id);
      held.prolong(id, until);
    },
    async renew(talker, { leaseId }) {
      const id = idOf(talker);
      const until = leaseUntil();
      const found = await talks.findOneAndUpdate(
        { _id: id, 'lease.id': leaseId },
        { $set: { 'lease.until': until } },
        { returnDocument: 'after' },
      );
      if (!found) throw lost(id);
      held.prolong(id, until);
      return readTalk(fleeting, found, talker, leaseId);
    },
    release: (talker, talk) => held.release(idOf(talker), talk),
    abandon: (talker, talk) => held.abandon(idOf(talker), talk),
    async clearLeases() {
      await talks.updateMany({ lease: { $exists: true } }, { $unset: { lease: '' } });
    },
    async isBlocked(talker) {
      const found = await talks.findOne({ _id: idOf(talker) }, { projection: { isBlocked: 1 } });
      return found?.isBlocked ?? false;
    },
    async takeToken(talker) {
      const had = await talks.findOneAndUpdate(
        { _id: idOf(talker), 'liveToken.until': { $gt: clock() } },
        { $unset: { liveToken: '' } },
        { returnDocument: 'before' },
      );
      return had && openToken(fleeting, had);
    },
    async expireDrafts(touchedBefore) {
      for (const part of fadingParts) {
        const told = drafts.includes(part) ? { $set: { hasExpired: true } } : {};
        await talks.updateMany(
          { [`${part}.at`]: { $lt: touchedBefore } },
          { $unset: { [part]: '' }, ...told },
        );
      }
      await talks.updateMany({ 'liveToken.until': { $lt: clock() } }, { $unset: { liveToken: '' } });
    },
    flush: held.flush,
  };
}

type Talks = mongo.Collection<TalkDocument>;

interface LeaseAsked {
  readonly id: string;
  readonly lease: { readonly id: string; readonly until: Date };
}

const fewLeases = 2;

/** The talks whose leases could be taken, null for the others. */
async function takeLeases(
  talks: Talks,
  asked: readonly LeaseAsked[],
  now: Date,
): Promise<(TalkDocument | null)[]> {
  const isFree = { $or: [{ lease: { $exists: false } }, { 'lease.until': { $lt: now } }] };
  if (asked.length <= fewLeases) return Promise.all(asked.map((one) => takeLease(talks, one, isFree)));
  const writes = asked.map(({ id, lease }) => ({
    updateOne: { filter: { _id: id, ...isFree }, update: { $set: { lease } }, upsert: true },
  }));
  try {
    await talks.bulkWrite(writes, { ordered: false, ...quickly });
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
  }
  const found = await talks.find({ _id: { $in: asked.map(({ id }) => id) } }).toArray();
  const byLease = new Map(found.map((talk) => [talk.lease?.id, talk]));
  return asked.map(({ lease }) => byLease.get(lease.id) ?? null);
}

/** A lease that a crash of the database takes back does no harm: it need not wait for the journal. */
const quickly = { writeConcern: { w: 1 } } as const;

async function takeLease(
  talks: Talks,
  { id, lease }: LeaseAsked,
  isFree: mongo.Filter<TalkDocument>,
): Promise<TalkDocument | null> {
  try {
    return await talks.findOneAndUpdate(
      { _id: id, ...isFree },
      { $set: { lease } },
      { upsert: true, returnDocument: 'after', ...quickly },
    );
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

interface OwnedWrite {
  readonly id: string;
  readonly leaseId: string;
  readonly update: mongo.UpdateFilter<TalkDocument>;
}

/** Writes what leases allow; false for each whose lease is somebody else's by now. */
async function writeOwned(talks: Talks, writes: readonly OwnedWrite[]): Promise<boolean[]> {
  const done = await talks.bulkWrite(
    writes.map(({ id, leaseId, update }) => ({
      updateOne: { filter: { _id: id, 'lease.id': leaseId }, update },
    })),
    { ordered: false },
  );
  if (done.matchedCount === writes.length) return writes.map(() => true);
  const owned = await talks
    .find({
      _id: { $in: writes.map(({ id }) => id) },
      'lease.id': { $in: writes.map(({ leaseId }) => leaseId) },
    })
    .project<{ lease: { id: string } }>({ lease: 1 })
    .toArray();
  const ids = new Set(owned.map(({ lease }) => lease.id));
  return writes.map(({ leaseId }) => ids.has(leaseId));
}
