import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import { batchLimit, type OutboxStore, type Outgoing } from '../post/outbox.ts';
import type { NewId } from '../tickets/ports.ts';
import { batchClaimer } from './claim-batch.ts';
import { gathered } from './gathered.ts';
import { KeyGone, type Locks } from './locks.ts';
import {
  lockOutgoing,
  lockToken,
  never,
  type OutboxDocument,
  oldestFirst,
  openOutgoing,
  outboxKey,
  outgoingKey,
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

export interface OutboxOptions extends Locks {
  readonly clock: Clock;
  readonly newRetryKey: NewId;
  /** Told of items that can no longer be opened. */
  readonly failed: (error: unknown) => void;
}

/** What must be sent and was not yet. A sent item leaves nothing behind. */
export function outboxStore(
  connection: Connection,
  { clock, newRetryKey, failed, ...locks }: OutboxOptions,
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
    const { _id, ...locked } = lockOutgoing(locks, item);
    const document = {
      ...locked,
      size: sizeOf(item),
      nextAt: clock(),
      leaseUntil: never,
      attempts: 0,
      ...more,
    };
    await outbox.updateOne({ _id }, { $setOnInsert: document }, { upsert: true });
  };
  const keyOf = (villager: string) => outboxKey(locks, villager);
  const idOf = (id: string) => outgoingKey(locks, id);
  /** Those that open; the others can be sent to nobody and are removed. */
  const opened = async (documents: readonly OutboxDocument[]): Promise<Outgoing[]> => {
    const items = documents.map((document) => openOutgoing(locks, document));
    const gone = documents.filter((_, index) => !items[index]).map(({ _id }) => _id);
    if (gone.length > 0) {
      failed(new KeyGone());
      await outbox.deleteMany({ _id: { $in: gone } });
    }
    return items.filter((item) => item !== null);
  };

  const withRiders = gathered(async (villagers: readonly string[]) => {
    const keys = villagers.map(keyOf);
    const found = await outbox.distinct('villager', { villager: { $in: keys }, ...mayRide });
    return keys.map((key) => found.includes(key));
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
    claim: batchClaimer(outbox, { clock, newRetryKey, opened, locks }),
    prepare: (item) => keep(item, { state: 'prepared' }),
    async release(id) {
      await outbox.updateOne(
        { _id: idOf(id), state: 'prepared' },
        { $set: { state: 'queued', nextAt: clock() } },
      );
    },
    async withdraw(id) {
      await outbox.deleteOne({ _id: idOf(id), state: 'prepared' });
    },
    async handOver({ item, turnId, retryKey, at, token, isUnsure }) {
      const bound = {
        retryKey,
        nextAt: at,
        isUnsure,
        ...(token ? { token: lockToken(locks, token, retryKey) } : {}),
      };
      await keep(item, { state: 'queued', ...bound });
      await outbox.updateMany(
        { rideTurn: turnId, state: 'riding' },
        { $set: { state: 'queued', ...bound }, $unset: { rideTurn: '', rideAt: '' } },
      );
    },
    async bindToken(retryKey, token) {
      await outbox.updateMany(
        { retryKey },
        token ? { $set: { token: lockToken(locks, token, retryKey) } } : { $unset: { token: '' } },
      );
    },
    async ride(talker, turnId, room) {
      const villager = keyOf(talker);
      const there = await listed({ villager, ...mayRide }, lookLimit);
      const before = there.filter(({ rideTurn }) => rideTurn === turnId);
      if (before.length > 0 || there.length === 0) return opened(before);
      const riding: Outgoing[] = [];
      for (let left = room; left > 0; ) {
        const next = await outbox.findOneAndUpdate(
          { villager, size: { $lte: left }, $or: [{ state: 'waiting' }, unbound] },
          { $set: { state: 'riding', rideTurn: turnId, rideAt: clock() } },
          { sort: oldestFirst, returnDocument: 'after' },
        );
        if (!next) break;
        const [item] = await opened([next]);
        if (!item) continue;
        left -= next.size;
        riding.push(item);
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
      await outbox.deleteMany({ _id: { $in: ids.map(idOf) } });
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
      const done = await outbox.updateOne(
        { _id: idOf(id), state: { $in: ['failed', 'waiting'] } },
        queuedAgain(),
      );
      return done.modifiedCount > 0;
    },
    async unblock(talker) {
      const filter = { villager: keyOf(talker), state: 'failed' as const, reason: 'blocked' as const };
      const items = await opened(await listed(filter));
      if (items.length === 0) return [];
      await outbox.updateMany(filter, { $set: { state: 'waiting', attempts: 0 }, $unset: forgetAll });
      return items;
    },
    async wake(limit) {
      const items = await opened(await listed({ state: 'waiting' }, limit));
      await outbox.updateMany(
        { _id: { $in: items.map(({ id }) => idOf(id)) }, state: 'waiting' },
        queuedAgain(),
      );
      return items;
    },
    async hasWaiting() {
      return (await outbox.findOne({ state: 'waiting' }, { projection: { _id: 1 } })) !== null;
    },
    waitingCount: () => outbox.countDocuments({ state: 'waiting', isDurable: true }, { limit: 1000 }),
    async stranded(before) {
      return opened(await listed({ state: 'prepared', nextAt: { $lt: before } }, 100));
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
