import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import { batchLimit, type OutboxStore, type Outgoing } from '../post/outbox.ts';
import type { NewId } from '../tickets/ports.ts';
import { batchClaimer } from './claim-batch.ts';
import { gathered } from './gathered.ts';
import {
  never,
  type OutboxDocument,
  oldestFirst,
  readOutgoing,
  type State,
  unbound,
  untried,
} from './outbox-document.ts';

const failedDays = 30;
const dayMs = 24 * 60 * 60 * 1000;
const lookLimit = 50;

const mayRide = { state: { $in: ['riding', 'waiting', 'queued'] as State[] } };
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
    claim: batchClaimer(outbox, clock, newRetryKey),
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
      if (before.length > 0 || there.length === 0) return before.map(readOutgoing);
      const riding: Outgoing[] = [];
      for (let left = room; left > 0; ) {
        const next = await outbox.findOneAndUpdate(
          { villager, size: { $lte: left }, $or: [{ state: 'waiting' }, unbound] },
          { $set: { state: 'riding', rideTurn: turnId, rideAt: clock() } },
          { sort: oldestFirst, returnDocument: 'after' },
        );
        if (!next) break;
        left -= next.size;
        riding.push(readOutgoing(next));
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
      return items.map(readOutgoing);
    },
    async wake(limit) {
      const items = await listed({ state: 'waiting' }, limit);
      await outbox.updateMany({ _id: { $in: items.map(({ _id }) => _id) }, state: 'waiting' }, queuedAgain());
      return items.map(readOutgoing);
    },
    waitingCount: () => outbox.countDocuments({ state: 'waiting' }, { limit: 1000 }),
    async stranded(before) {
      const items = await listed({ state: 'prepared', nextAt: { $lt: before } }, 100);
      return items.map(readOutgoing);
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
