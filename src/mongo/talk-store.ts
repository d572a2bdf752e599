import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import { LeaseLost, type TalkStore } from '../post/talks.ts';
import type { NewId } from '../tickets/ports.ts';
import { isDuplicateKey, isOnlyDuplicates } from './duplicate-key.ts';
import { gathered } from './gathered.ts';
import { heldLeases } from './held-leases.ts';
import type { Locks } from './locks.ts';
import { memoryKeys } from './memory-keys.ts';
import { reachStore } from './reach-store.ts';
import { drafts, fadingParts, openToken, readTalk, type TalkDocument, talkUpdate } from './talk-document.ts';

export interface TalkStoreOptions
  extends Pick<Locks, 'keyed' | 'fleeting' | 'fleetingKeyed' | 'fleetingKey'> {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Told of small writes that failed and will be made up for. */
  readonly failed: (error: unknown) => void;
}

const leaseMs = 15_000;

/**
 * One document a villager: the talk, and the lease that keeps its turns in order. Talks belong to a memory key: processes
 * that share it share them, and with another key there are other talks.
 */
export function talkStore(
  connection: Connection,
  { clock, newId, failed, fleeting, ...locks }: TalkStoreOptions,
): TalkStore & { init(): Promise<void>; flush(): Promise<void> } {
  const talks = connection.collection<TalkDocument>('talks');
  const held = heldLeases(connection.collection('talks'), clock, failed);
  const keys = memoryKeys(connection, { clock, ...locks });
  const reach = reachStore(connection, locks);
  const memory = locks.fleetingKey.name;
  const idOf = (talker: string) => locks.fleetingKeyed(`talk\0${talker}`);
  const leaseUntil = () => new Date(clock().getTime() + leaseMs);
  const take = gathered((asked: readonly LeaseAsked[]) => takeLeases(talks, asked, { memory, now: clock() }));
  const write = gathered((writes: readonly OwnedWrite[]) => writeOwned(talks, writes));
  const lost = (id: string) => {
    held.lose(id);
    return new LeaseLost();
  };
  let isDraftMissed: boolean | undefined;
  /** Whether somebody whose talk is new may have lost a draft with the power, a short while ago. */
  const mayMissDraft = async () => {
    if (!keys.isFresh()) return false;
    isDraftMissed ??= await hasDraftOfOthers(talks, memory);
    return isDraftMissed;
  };
  const opened = async (document: TalkDocument, villager: string, leaseId: string) => {
    const isNew = !document.kept;
    const known = isNew ? { reach: await reach.find(villager), hasExpired: await mayMissDraft() } : {};
    return readTalk(fleeting, document, { villager, leaseId, ...known });
  };
  return {
    async init() {
      await keys.beat();
      await talks.createIndex({ memory: 1 });
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
      const talk = await opened(taken, talker, lease.id);
      held.hold(id, lease);
      return talk;
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
      return opened(found, talker, leaseId);
    },
    release: (talker, talk) => held.release(idOf(talker), talk),
    abandon: (talker, talk) => held.abandon(idOf(talker), talk),
    async clearLeases() {
      await talks.updateMany({ lease: { $exists: true } }, { $unset: { lease: '' } });
    },
    keepReach: reach.keep,
    async isBlocked(talker) {
      return (await reach.find(talker))?.isBlocked ?? false;
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
      const ofGone = await keys.ofGone();
      // Before that, they tell that drafts were lost.
      if (!keys.isFresh()) await talks.deleteMany(ofGone);
    },
    flush: held.flush,
  };
}

type Talks = mongo.Collection<TalkDocument>;

async function hasDraftOfOthers(talks: Talks, memory: string): Promise<boolean> {
  const hasDraft = [...drafts.map((part) => ({ [part]: { $exists: true } })), { hasExpired: true }];
  const found = await talks.findOne({ memory: { $ne: memory }, $or: hasDraft }, { projection: { _id: 1 } });
  return found !== null;
}

interface LeaseAsked {
  readonly id: string;
  readonly lease: { readonly id: string; readonly until: Date };
}

const fewLeases = 2;

/** The talks whose leases could be taken, null for the others. */
async function takeLeases(
  talks: Talks,
  asked: readonly LeaseAsked[],
  { memory, now }: { memory: string; now: Date },
): Promise<(TalkDocument | null)[]> {
  const whenNew = { $setOnInsert: { memory } };
  const isFree = { $or: [{ lease: { $exists: false } }, { 'lease.until': { $lt: now } }] };
  if (asked.length <= fewLeases)
    return Promise.all(asked.map((one) => takeLease(talks, one, isFree, whenNew)));
  const writes = asked.map(({ id, lease }) => ({
    updateOne: { filter: { _id: id, ...isFree }, update: { $set: { lease }, ...whenNew }, upsert: true },
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
  whenNew: { readonly $setOnInsert: Pick<TalkDocument, 'memory'> },
): Promise<TalkDocument | null> {
  try {
    return await talks.findOneAndUpdate(
      { _id: id, ...isFree },
      { $set: { lease }, ...whenNew },
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
