import type { Connection, mongo } from 'mongoose';
import type { Conversation } from '../bot/conversation.ts';
import type { Clock } from '../clock.ts';
import { type LastTurn, LeaseLost, type LiveToken, type Talk, type TalkStore } from '../post/talks.ts';
import type { NewId } from '../tickets/ports.ts';
import { isDuplicateKey, isOnlyDuplicates } from './duplicate-key.ts';
import { gathered } from './gathered.ts';
import { heldLeases } from './held-leases.ts';

interface TalkDocument extends Omit<Conversation, 'villager'> {
  readonly _id: string;
  readonly lease?: { readonly id: string; readonly until: Date };
  readonly lastTurn?: LastTurn;
  readonly liveToken?: LiveToken;
  readonly isBlocked?: boolean;
  readonly followedAt?: number;
  readonly unsent?: readonly string[];
  readonly handled?: readonly string[];
}

export interface TalkStoreOptions {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Told of small writes that failed and will be made up for. */
  readonly failed: (error: unknown) => void;
}

const leaseMs = 15_000;

/** One document a villager: the talk, and the lease that keeps its turns in order. */
export function talkStore(
  connection: Connection,
  { clock, newId, failed }: TalkStoreOptions,
): TalkStore & { init(): Promise<void>; flush(): Promise<void> } {
  const talks = connection.collection<TalkDocument>('talks');
  const held = heldLeases(connection.collection('talks'), clock, failed);
  const leaseUntil = () => new Date(clock().getTime() + leaseMs);
  const ownedBy = (talker: string, { leaseId }: Talk) => ({ _id: talker, 'lease.id': leaseId });
  const take = gathered((asked: readonly LeaseAsked[]) => takeLeases(talks, asked, clock()));
  const write = gathered((writes: readonly OwnedWrite[]) => writeOwned(talks, writes));
  const lost = (talker: string) => {
    held.lose(talker);
    return new LeaseLost();
  };
  return {
    async init() {
      for (const field of ['session.touchedAt', 'parked.touchedAt', 'loose.at']) {
        await talks.createIndex({ [field]: 1 }, { sparse: true });
      }
    },
    async acquire(talker) {
      const warm = held.take(talker);
      if (warm) return warm;
      const lease = { id: newId(), until: leaseUntil() };
      const taken = await take({ talker, lease });
      if (!taken) return null;
      held.hold(talker, lease);
      return read(taken, lease.id);
    },
    async save(talker, talk, liveToken) {
      const until = leaseUntil();
      const update = updateOf(talk, until, liveToken);
      if (!(await write({ talker, leaseId: talk.leaseId, update }))) throw lost(talker);
      held.prolong(talker, until);
    },
    async renew(talker, talk) {
      const until = leaseUntil();
      const found = await talks.findOneAndUpdate(
        ownedBy(talker, talk),
        { $set: { 'lease.until': until } },
        { returnDocument: 'after' },
      );
      if (!found) throw lost(talker);
      held.prolong(talker, until);
      return read(found, talk.leaseId);
    },
    release: held.release,
    abandon: held.abandon,
    async clearLeases() {
      await talks.updateMany({ lease: { $exists: true } }, { $unset: { lease: '' } });
    },
    async isBlocked(talker) {
      const found = await talks.findOne({ _id: talker }, { projection: { isBlocked: 1 } });
      return found?.isBlocked ?? false;
    },
    async takeToken(talker) {
      const had = await talks.findOneAndUpdate(
        { _id: talker, 'liveToken.until': { $gt: clock() } },
        { $unset: { liveToken: '' } },
        { returnDocument: 'before' },
      );
      return had?.liveToken ?? null;
    },
    async expireDrafts(touchedBefore) {
      const late = { $lt: touchedBefore };
      for (const flow of ['session', 'parked']) {
        await talks.updateMany(
          { [`${flow}.touchedAt`]: late },
          { $unset: { [flow]: '' }, $set: { hasExpired: true } },
        );
      }
      await talks.updateMany({ 'loose.at': late }, { $unset: { loose: '' } });
    },
    flush: held.flush,
  };
}

type Talks = mongo.Collection<TalkDocument>;

interface LeaseAsked {
  readonly talker: string;
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
  const writes = asked.map(({ talker, lease }) => ({
    updateOne: { filter: { _id: talker, ...isFree }, update: { $set: { lease } }, upsert: true },
  }));
  try {
    await talks.bulkWrite(writes, { ordered: false, ...quickly });
  } catch (error) {
    if (!isOnlyDuplicates(error)) throw error;
  }
  const found = await talks.find({ _id: { $in: asked.map(({ talker }) => talker) } }).toArray();
  const byLease = new Map(found.map((talk) => [talk.lease?.id, talk]));
  return asked.map(({ lease }) => byLease.get(lease.id) ?? null);
}

/** A lease that a crash of the database takes back does no harm: it need not wait for the journal. */
const quickly = { writeConcern: { w: 1 } } as const;

async function takeLease(
  talks: Talks,
  { talker, lease }: LeaseAsked,
  isFree: mongo.Filter<TalkDocument>,
): Promise<TalkDocument | null> {
  try {
    return await talks.findOneAndUpdate(
      { _id: talker, ...isFree },
      { $set: { lease } },
      { upsert: true, returnDocument: 'after', ...quickly },
    );
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

interface OwnedWrite {
  readonly talker: string;
  readonly leaseId: string;
  readonly update: mongo.UpdateFilter<TalkDocument>;
}

/** Writes what leases allow; false for each whose lease is somebody else's by now. */
async function writeOwned(talks: Talks, writes: readonly OwnedWrite[]): Promise<boolean[]> {
  const done = await talks.bulkWrite(
    writes.map(({ talker, leaseId, update }) => ({
      updateOne: { filter: { _id: talker, 'lease.id': leaseId }, update },
    })),
    { ordered: false },
  );
  if (done.matchedCount === writes.length) return writes.map(() => true);
  const owned = await talks
    .find({
      _id: { $in: writes.map(({ talker }) => talker) },
      'lease.id': { $in: writes.map(({ leaseId }) => leaseId) },
    })
    .project<{ lease: { id: string } }>({ lease: 1 })
    .toArray();
  const ids = new Set(owned.map(({ lease }) => lease.id));
  return writes.map(({ leaseId }) => ids.has(leaseId));
}

function updateOf(
  talk: Talk,
  until: Date,
  liveToken: LiveToken | undefined,
): mongo.UpdateFilter<TalkDocument> {
  const { session, parked, loose, hasExpired } = talk.conversation;
  const { lastTurn, unsent, handled, isBlocked, followedAt } = talk;
  const fields = {
    session,
    parked,
    loose,
    hasExpired,
    lastTurn,
    unsent: unsent.length > 0 ? unsent : undefined,
  };
  const entries = Object.entries(fields);
  return {
    $set: {
      ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
      'lease.until': until,
      handled,
      isBlocked,
      followedAt,
      ...(liveToken ? { liveToken } : {}),
    },
    $unset: Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([key]) => [key, ''])),
  } as mongo.UpdateFilter<TalkDocument>;
}

function read(document: TalkDocument, leaseId: string): Talk {
  const {
    _id,
    lease: _,
    liveToken: __,
    lastTurn,
    isBlocked,
    followedAt,
    unsent,
    handled,
    ...conversation
  } = document;
  return {
    conversation: { ...conversation, villager: _id },
    leaseId,
    ...(lastTurn ? { lastTurn: { turnId: lastTurn.turnId, replies: lastTurn.replies ?? [] } } : {}),
    isBlocked: isBlocked ?? false,
    followedAt: followedAt ?? 0,
    unsent: unsent ?? [],
    handled: handled ?? [],
  };
}
