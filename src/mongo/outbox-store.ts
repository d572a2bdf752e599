import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import { type Batch, batchLimit, type OutboxStore, type Outgoing } from '../post/outbox.ts';
import type { LiveToken } from '../post/talks.ts';
import type { NewId } from '../tickets/ports.ts';
import type { FailureReason } from '../tickets/ticket.ts';
import { gathered } from './gathered.ts';

type State = 'prepared' | 'queued' | 'waiting' | 'riding' | 'failed';

interface OutboxDocument extends Omit<Outgoing, 'id'> {
  readonly _id: string;
  readonly state: State;
  /** How many LINE messages it makes. */
  readonly size: number;
  readonly nextAt: Date;
  readonly leaseUntil: Date;
  readonly attempts: number;
  /** Those of one batch share it. An item without may ride, or join a batch. */
  readonly retryKey?: string;
  readonly firstTriedAt?: Date;
  /** Set from the claim to the outcome of a try: still set at the next claim, its process died in between. */
  readonly isTrying?: boolean;
  readonly isUnsure?: boolean;
  readonly token?: LiveToken;
  readonly rideTurn?: string;
  readonly rideAt?: Date;
  readonly reason?: FailureReason;
  readonly expireAt?: Date;
}

const never = new Date(0);
const failedDays = 30;
const dayMs = 24 * 60 * 60 * 1000;
const lookLimit = 50;
const postponedMs = 1_000;
/** An older message that failed so often no longer holds up the newer ones. */
const triesInOrder = 4;

const oldestFirst = { createdAt: 1, _id: 1 } as const;
const mayRide = { state: { $in: ['riding', 'waiting', 'queued'] as State[] } };
const unbound = { state: 'queued', retryKey: { $exists: false } } as const;
const untried = { retryKey: '', isTrying: '', isUnsure: '', token: '' } as const;
const forgetAll = {
  ...untried,
  firstTriedAt: '',
  rideTurn: '',
  rideAt: '',
  reason: '',
  expireAt: '',
} as const;

/** What must be sent and was not yet. A sent item leaves nothing behind. */
export function outboxStore(
  connection: Connection,
  { clock, newRetryKey }: { clock: Clock; newRetryKey: NewId },
): OutboxStore & { init(): Promise<void> } {
  const outbox = connection.collection<OutboxDocument>('outbox');
  const inMs = (ms: number) => new Date(clock().getTime() + ms);
  const queuedAgain = () => ({
    $set: { state: 'queued' as const, attempts: 0, leaseUntil: never, nextAt: clock() },
    $unset: forgetAll,
  });
  const listed = async (filter: mongo.Filter<OutboxDocument>, limit = 0) =>
    outbox.find(filter).sort(oldestFirst).limit(limit).toArray();
  const keep = async (item: Outgoing, more: Pick<OutboxDocument, 'state'> & Partial<OutboxDocument>) => {
    const { id, ...rest } = item;
    const document = {
      ...rest,
      size: sizeOf(item),
      nextAt: clock(),
      leaseUntil: never,
      attempts: 0,
      ...more,
    };
    await outbox.updateOne({ _id: id }, { $setOnInsert: document }, { upsert: true });
  };

  /** Adds what else is due for the villager to a batch that nobody has tried yet. */
  const fill = async (first: OutboxDocument, retryKey: string) => {
    const others = await listed({ villager: first.villager, ...unbound }, batchLimit);
    let room = batchLimit - first.size;
    const taken = others.filter(({ size }) => {
      room -= size;
      return room >= 0;
    });
    if (taken.length === 0) return;
    const { leaseUntil, firstTriedAt } = first;
    await outbox.updateMany(
      { _id: { $in: taken.map(({ _id }) => _id) }, ...unbound },
      { $set: { retryKey, leaseUntil, isTrying: true, ...(firstTriedAt ? { firstTriedAt } : {}) } },
    );
  };

  /** Puts a fresh batch back while an older message of its villager is on its way, unless that takes long. */
  const isOvertaking = async (batch: readonly OutboxDocument[], retryKey: string) => {
    const last = batch.at(-1);
    if (!last) return false;
    const older = await outbox.findOne({
      villager: last.villager,
      state: 'queued',
      retryKey: { $ne: retryKey },
      createdAt: { $lt: last.createdAt },
      attempts: { $lt: triesInOrder },
    });
    if (!older) return false;
    const at = Math.max(older.nextAt.getTime(), clock().getTime()) + postponedMs;
    const putBack = { $set: { nextAt: new Date(at), leaseUntil: never }, $unset: untried };
    await outbox.updateMany({ retryKey, state: 'queued' }, putBack);
    return true;
  };

  const claim = async (leaseMs: number): Promise<Batch | null> => {
    const now = clock();
    const newKey = newRetryKey();
    const first = await outbox.findOneAndUpdate(
      { state: 'queued', nextAt: { $lte: now }, leaseUntil: { $lt: now } },
      [
        {
          $set: {
            leaseUntil: inMs(leaseMs),
            retryKey: { $ifNull: ['$retryKey', newKey] },
            firstTriedAt: { $ifNull: ['$firstTriedAt', now] },
            isTrying: true,
            isUnsure: { $or: [{ $ifNull: ['$isUnsure', false] }, { $ifNull: ['$isTrying', false] }] },
          },
        },
      ],
      { sort: { nextAt: 1 }, returnDocument: 'after' },
    );
    if (!first?.retryKey) return null;
    const { retryKey } = first;
    const isFresh = retryKey === newKey;
    if (isFresh) await fill(first, newKey);
    const ofBatch = { retryKey, state: 'queued' as const };
    await outbox.updateMany(ofBatch, { $set: { leaseUntil: inMs(leaseMs), isTrying: true } });
    const items = await listed(ofBatch);
    if (isFresh && (await isOvertaking(items, newKey))) return claim(leaseMs);
    return batchOf(first, retryKey, items);
  };

  const withRiders = gathered(async (villagers: readonly string[]) => {
    const found = await outbox.distinct('villager', { villager: { $in: [...villagers] }, ...mayRide });
    return villagers.map((villager) => found.includes(villager));
  });

  return {
    hasRiders: withRiders,
    async init() {
      await outbox.createIndex({ state: 1, nextAt: 1 });
      await outbox.createIndex({ villager: 1, state: 1, createdAt: 1 });
      await outbox.createIndex({ retryKey: 1 }, { sparse: true });
      await outbox.createIndex({ rideTurn: 1 }, { sparse: true });
      await outbox.createIndex({ expireAt: 1 }, { expireAfterSeconds: 0 });
    },
    claim,
    prepare: (item) => keep(item, { state: 'prepared' }),
    async release(id) {
      await outbox.updateOne({ _id: id, state: 'prepared' }, { $set: { state: 'queued', nextAt: clock() } });
    },
    async withdraw(id) {
      await outbox.deleteOne({ _id: id, state: 'prepared' });
    },
    async handOver({ item, turnId, retryKey, at, token, isUnsure }) {
      const bound = { retryKey, nextAt: at, isUnsure, ...(token ? { token } : {}) };
      await keep(item, { state: 'queued', ...bound });
      await outbox.updateMany(
        { rideTurn: turnId, state: 'riding' },
        { $set: { state: 'queued', ...bound }, $unset: { rideTurn: '', rideAt: '' } },
      );
    },
    async bindToken(retryKey, token) {
      await outbox.updateMany({ retryKey }, token ? { $set: { token } } : { $unset: { token: '' } });
    },
    async ride(villager, turnId, room) {
      const there = await listed({ villager, ...mayRide }, lookLimit);
      const before = there.filter(({ rideTurn }) => rideTurn === turnId);
      if (before.length > 0 || there.length === 0) return before.map(read);
      const riding: Outgoing[] = [];
      for (let left = room; left > 0; ) {
        const next = await outbox.findOneAndUpdate(
          { villager, size: { $lte: left }, $or: [{ state: 'waiting' }, unbound] },
          { $set: { state: 'riding', rideTurn: turnId, rideAt: clock() } },
          { sort: oldestFirst, returnDocument: 'after' },
        );
        if (!next) break;
        left -= next.size;
        riding.push(read(next));
      }
      return riding;
    },
    async unride(turnId) {
      await outbox.updateMany({ rideTurn: turnId, state: 'riding' }, queuedAgain());
    },
    async unrideSince(before) {
      await outbox.updateMany({ state: 'riding', rideAt: { $lt: before } }, queuedAgain());
    },
    async remove(ids) {
      await outbox.deleteMany({ _id: { $in: [...ids] } });
    },
    async tryLater(retryKey, at, { isUnsure, isBound }) {
      await outbox.updateMany(
        { retryKey },
        {
          $inc: { attempts: 1 },
          $set: { nextAt: at, leaseUntil: never, ...(isBound ? { isUnsure, isTrying: false } : {}) },
          ...(isBound ? {} : { $unset: untried }),
        },
      );
    },
    async wait(retryKey) {
      await outbox.updateMany(
        { retryKey },
        { $set: { state: 'waiting', attempts: 0, leaseUntil: never }, $unset: forgetAll },
      );
    },
    async fail(retryKey, reason) {
      await outbox.updateMany(
        { retryKey },
        {
          $set: { state: 'failed', reason, leaseUntil: never, expireAt: inMs(failedDays * dayMs) },
          $unset: untried,
        },
      );
    },
    async retry(id) {
      const done = await outbox.updateOne({ _id: id, state: { $in: ['failed', 'waiting'] } }, queuedAgain());
      return done.modifiedCount > 0;
    },
    async unblock(villager) {
      const filter = { villager, state: 'failed' as const, reason: 'blocked' as const };
      const items = await listed(filter);
      if (items.length === 0) return [];
      await outbox.updateMany(filter, { $set: { state: 'waiting', attempts: 0 }, $unset: forgetAll });
      return items.map(read);
    },
    async wake(limit) {
      const items = await listed({ state: 'waiting' }, limit);
      await outbox.updateMany({ _id: { $in: items.map(({ _id }) => _id) }, state: 'waiting' }, queuedAgain());
      return items.map(read);
    },
    waitingCount: () => outbox.countDocuments({ state: 'waiting' }, { limit: 1000 }),
    async stranded(before) {
      const items = await listed({ state: 'prepared', nextAt: { $lt: before } }, 100);
      return items.map(read);
    },
    async clearLeases() {
      await outbox.updateMany({ state: 'queued' }, { $set: { leaseUntil: never } });
    },
  };
}

/** A batch counts as one push of at most five messages, however many replies made them. */
function sizeOf({ replies }: Outgoing): number {
  return Math.min(replies.length, batchLimit);
}

function batchOf(first: OutboxDocument, retryKey: string, items: readonly OutboxDocument[]): Batch {
  return {
    retryKey,
    villager: first.villager,
    items: items.map(read),
    attempts: first.attempts,
    firstTriedAt: first.firstTriedAt ?? first.createdAt,
    isUnsure: first.isUnsure ?? false,
    ...(first.token ? { token: first.token } : {}),
  };
}

function read({ _id, villager, number, replies, createdAt }: OutboxDocument): Outgoing {
  return { id: _id, villager, replies, createdAt, ...(number ? { number } : {}) };
}
