import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { type Batch, batchLimit, type OutboxStore, type Outgoing } from '../post/outbox.ts';
import type { NewId } from '../tickets/ports.ts';
import type { FailureReason } from '../tickets/ticket.ts';

type State = 'prepared' | 'queued' | 'waiting' | 'riding' | 'failed';

interface OutboxDocument extends Omit<Outgoing, 'id'> {
  readonly _id: string;
  readonly state: State;
  /** How many LINE messages it makes. */
  readonly size: number;
  readonly nextAt: Date;
  readonly leaseUntil: Date;
  readonly retryKey?: string;
  readonly attempts: number;
  readonly firstTriedAt?: Date;
  readonly rideEvent?: string;
  readonly reason?: FailureReason;
  readonly expireAt?: Date;
}

const never = new Date(0);
const failedDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/** What must be sent and was not yet. A sent item leaves nothing behind. */
export function outboxStore(
  connection: Connection,
  { clock, newRetryKey }: { clock: Clock; newRetryKey: NewId },
): OutboxStore & { init(): Promise<void> } {
  const outbox = connection.collection<OutboxDocument>('outbox');
  const inMs = (ms: number) => new Date(clock().getTime() + ms);
  const fresh = { state: 'queued', attempts: 0, leaseUntil: never } as const;
  const forgetTries = { retryKey: '', firstTriedAt: '', rideEvent: '', reason: '', expireAt: '' } as const;

  const keep = async (item: Outgoing, state: State) => {
    const { id, ...rest } = item;
    const document = {
      ...rest,
      state,
      size: item.replies.length,
      nextAt: clock(),
      leaseUntil: never,
      attempts: 0,
    };
    await outbox.updateOne({ _id: id }, { $setOnInsert: document }, { upsert: true });
  };
  /** Adds what else is due for the villager to a batch that nobody has tried yet. */
  const fill = async (first: OutboxDocument, retryKey: string) => {
    const others = await outbox
      .find({ villager: first.villager, state: 'queued', retryKey: { $exists: false } })
      .sort({ createdAt: 1, _id: 1 })
      .limit(batchLimit)
      .toArray();
    let room = batchLimit - first.size;
    const taken = others.filter((other) => {
      room -= other.size;
      return room >= 0;
    });
    if (taken.length === 0) return;
    await outbox.updateMany(
      { _id: { $in: taken.map(({ _id }) => _id) }, state: 'queued', retryKey: { $exists: false } },
      { $set: { retryKey, leaseUntil: first.leaseUntil } },
    );
  };

  return {
    async init() {
      await outbox.createIndex({ state: 1, nextAt: 1 });
      await outbox.createIndex({ villager: 1, state: 1, createdAt: 1 });
      await outbox.createIndex({ retryKey: 1 }, { sparse: true });
      await outbox.createIndex({ rideEvent: 1 }, { sparse: true });
      await outbox.createIndex({ expireAt: 1 }, { expireAfterSeconds: 0 });
    },
    prepare: (item) => keep(item, 'prepared'),
    enqueue: (item) => keep(item, 'queued'),
    async release(id) {
      const done = await outbox.findOneAndUpdate(
        { _id: id, state: 'prepared' },
        { $set: { state: 'queued' } },
        { returnDocument: 'after' },
      );
      return done ? read(done) : null;
    },
    async withdraw(id) {
      await outbox.deleteOne({ _id: id, state: 'prepared' });
    },
    async claim(leaseMs) {
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
            },
          },
        ],
        { sort: { nextAt: 1 }, returnDocument: 'after' },
      );
      if (!first?.retryKey) return null;
      if (first.retryKey === newKey) await fill(first, newKey);
      const items = await outbox
        .find({ retryKey: first.retryKey, state: 'queued' })
        .sort({ createdAt: 1, _id: 1 })
        .toArray();
      await outbox.updateMany({ retryKey: first.retryKey }, { $set: { leaseUntil: inMs(leaseMs) } });
      return batchOf(first, first.retryKey, items);
    },
    async ride(villager, eventId, limit) {
      const before = await outbox
        .find({ rideEvent: eventId, state: 'riding' })
        .sort({ createdAt: 1, _id: 1 })
        .toArray();
      if (before.length > 0) return before.map(read);
      const riding: Outgoing[] = [];
      while (riding.length < limit) {
        const next = await outbox.findOneAndUpdate(
          {
            villager,
            size: 1,
            $or: [{ state: 'waiting' }, { state: 'queued', retryKey: { $exists: false } }],
          },
          { $set: { state: 'riding', rideEvent: eventId }, $unset: { retryKey: '' } },
          { sort: { createdAt: 1, _id: 1 }, returnDocument: 'after' },
        );
        if (!next) break;
        riding.push(read(next));
      }
      return riding;
    },
    async unride(eventId) {
      await outbox.updateMany({ rideEvent: eventId, state: 'riding' }, { $set: fresh, $unset: forgetTries });
    },
    async remove(ids) {
      await outbox.deleteMany({ _id: { $in: [...ids] } });
    },
    async tryLater(retryKey, at) {
      await outbox.updateMany(
        { retryKey },
        { $inc: { attempts: 1 }, $set: { nextAt: at, leaseUntil: never } },
      );
    },
    async wait(retryKey) {
      await outbox.updateMany(
        { retryKey },
        { $set: { state: 'waiting', attempts: 0, leaseUntil: never }, $unset: forgetTries },
      );
    },
    async fail(retryKey, reason) {
      await outbox.updateMany(
        { retryKey },
        { $set: { state: 'failed', reason, leaseUntil: never, expireAt: inMs(failedDays * dayMs) } },
      );
    },
    async retry(id) {
      const done = await outbox.updateOne(
        { _id: id, state: { $in: ['failed', 'waiting'] } },
        { $set: { ...fresh, nextAt: clock() }, $unset: forgetTries },
      );
      return done.modifiedCount > 0;
    },
    async unblock(villager) {
      const filter = { villager, state: 'failed' as const, reason: 'blocked' as const };
      const items = await outbox.find(filter).sort({ createdAt: 1 }).toArray();
      if (items.length > 0) {
        await outbox.updateMany(filter, { $set: { ...fresh, nextAt: clock() }, $unset: forgetTries });
      }
      return items.map(read);
    },
    async wake(limit) {
      const items = await outbox.find({ state: 'waiting' }).sort({ createdAt: 1 }).limit(limit).toArray();
      await outbox.updateMany(
        { _id: { $in: items.map(({ _id }) => _id) }, state: 'waiting' },
        { $set: { ...fresh, nextAt: clock() }, $unset: forgetTries },
      );
      return items.map(read);
    },
    waitingCount: () => outbox.countDocuments({ state: 'waiting' }, { limit: 1000 }),
    async stranded(before) {
      const items = await outbox
        .find({ state: 'prepared', nextAt: { $lt: before } })
        .limit(100)
        .toArray();
      return items.map(read);
    },
  };
}

function batchOf(first: OutboxDocument, retryKey: string, items: readonly OutboxDocument[]): Batch {
  return {
    retryKey,
    villager: first.villager,
    items: items.map(read),
    attempts: first.attempts,
    ...(first.firstTriedAt ? { firstTriedAt: first.firstTriedAt } : {}),
  };
}

function read({ _id, villager, number, replies, createdAt }: OutboxDocument): Outgoing {
  return { id: _id, villager, replies, createdAt, ...(number ? { number } : {}) };
}
