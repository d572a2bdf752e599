import type { Clock } from '../clock.ts';
import { type Batch, batchLimit, type Outgoing } from '../post/outbox.ts';
import type { NewId } from '../tickets/ports.ts';
import type { Locks } from './locks.ts';
import {
  never,
  type Outbox,
  type OutboxDocument,
  oldestFirst,
  openBatchToken,
  unbound,
  untried,
} from './outbox-document.ts';

const postponedMs = 1_000;
/** An older message that failed so often no longer holds up the newer ones. */
const triesInOrder = 4;

interface ClaimDeps {
  readonly clock: Clock;
  readonly newRetryKey: NewId;
  /** Opens items; those that can no longer be opened are removed. */
  readonly opened: (documents: readonly OutboxDocument[]) => Promise<Outgoing[]>;
  readonly locks: Locks;
}

/** Takes from the outbox what is due for one villager, for so many milliseconds; null when nothing is. */
export function batchClaimer(outbox: Outbox, { clock, newRetryKey, opened, locks }: ClaimDeps) {
  const inMs = (ms: number) => new Date(clock().getTime() + ms);

  /** Adds what else is due for the villager to a batch that nobody has tried yet. */
  const fill = async (first: OutboxDocument, retryKey: string) => {
    const others = await outbox
      .find({ villager: first.villager, ...unbound })
      .sort(oldestFirst)
      .limit(batchLimit)
      .toArray();
    let room = batchLimit - first.size;
    const taken = others.filter(({ size }) => {
      room -= size;
      return room >= 0;
    });
    if (taken.length === 0) return;
    const ids = taken.map(({ _id }) => _id);
    await outbox.updateMany(
      { _id: { $in: ids }, ...unbound },
      { $set: { retryKey, leaseUntil: first.leaseUntil, isTrying: true } },
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
    await outbox.updateMany(ofBatch, [
      {
        $set: {
          leaseUntil: inMs(leaseMs),
          isTrying: true,
          firstTriedAt: { $ifNull: ['$firstTriedAt', now] },
        },
      },
    ]);
    const documents = await outbox.find(ofBatch).sort(oldestFirst).toArray();
    if (isFresh && (await isOvertaking(documents, newKey))) return claim(leaseMs);
    const items = await opened(documents);
    const [one] = items;
    if (!one) return claim(leaseMs);
    const token = openBatchToken(locks, first);
    return {
      retryKey,
      villager: one.villager,
      items,
      attempts: Math.max(first.attempts, ...documents.map((item) => item.attempts)),
      firstTriedAt: new Date(Math.min(...[first, ...documents].map(triedAt))),
      isUnsure: first.isUnsure ?? false,
      ...(token ? { token } : {}),
    };
  };

  return claim;
}

const triedAt = ({ firstTriedAt, createdAt }: OutboxDocument) => (firstTriedAt ?? createdAt).getTime();
