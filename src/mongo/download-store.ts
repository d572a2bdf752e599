import { randomBytes } from 'node:crypto';
import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Download, DownloadStore, FileState } from '../post/downloads.ts';
import type { LockedBytes } from '../vault/locked-bytes.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { type Locks, lockValue, openValue } from './locks.ts';

interface DownloadDocument {
  readonly _id: string;
  /** LINE's message id; erased once fetched. */
  readonly message?: LockedBytes;
  readonly key: LockedBytes;
  readonly kind: Download['kind'];
  readonly attempts: number;
  readonly nextAt: Date;
  readonly file?: FileState;
  readonly isKept: boolean;
  /** Its message was unsent. */
  readonly isCancelled?: boolean;
  readonly requestedAt: Date;
}

export interface DownloadStoreOptions extends Pick<Locks, 'fleeting'> {
  readonly clock: Clock;
}

const longAgo = new Date(0);
const fileKeyBytes = 32;
const toFetch = { message: { $exists: true } } as const;
/** Whoever has the file has all that is known of it. */
const needless = { isKept: true, message: { $exists: false } } as const;

/** Files on their way from LINE, and what became of them. */
export function downloadStore(
  connection: Connection,
  { clock, fleeting }: DownloadStoreOptions,
): DownloadStore & { init(): Promise<void> } {
  const downloads = connection.collection<DownloadDocument>('downloads');
  const lockMessage = (id: string, messageId: string) =>
    lockValue(fleeting, { messageId }, 'download-message', id);
  const openMessage = ({ _id, message }: DownloadDocument) =>
    openValue<{ messageId: string }>(fleeting, message, 'download-message', _id)?.messageId;
  const openKey = ({ _id, key }: DownloadDocument) =>
    openValue<{ key: string }>(fleeting, key, 'download-key', _id)?.key;
  const add = async (document: DownloadDocument) => {
    try {
      await downloads.insertOne(document);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
  return {
    async init() {
      await downloads.createIndex({ nextAt: 1 }, { partialFilterExpression: toFetch });
      await downloads.createIndex({ requestedAt: 1 }, { partialFilterExpression: { isKept: false } });
    },
    async request({ id, messageId, kind }) {
      const now = clock();
      const key = randomBytes(fileKeyBytes).toString('base64url');
      const document = {
        _id: id,
        message: lockMessage(id, messageId),
        key: lockValue(fleeting, { key }, 'download-key', id),
        kind,
        attempts: 0,
        nextAt: now,
        isKept: false,
        requestedAt: now,
      };
      for (;;) {
        if (await add(document)) return key;
        const before = await downloads.findOne({ _id: id });
        const known = before && openKey(before);
        if (known) return known;
        // Its key is gone, and with it whatever was fetched: it is fetched anew.
        if (before) await downloads.deleteOne({ _id: id, key: before.key });
      }
    },
    async claim(leaseMs) {
      const now = clock();
      const found = await downloads.findOneAndUpdate(
        { ...toFetch, nextAt: { $lte: now } },
        { $set: { nextAt: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
        { sort: { nextAt: 1 }, returnDocument: 'after' },
      );
      if (!found) return null;
      const { _id: id, kind, attempts, file } = found;
      const [messageId, key] = [openMessage(found), openKey(found)];
      if (!messageId || !key) {
        return { id, messageId: '', key: '', kind, attempts, file: file ?? { state: 'gone' } };
      }
      return { id, messageId, key, kind, attempts, ...(file ? { file } : {}) };
    },
    async settle(id, file) {
      const settled = await downloads.updateOne({ _id: id, ...toFetch }, { $set: { file } });
      if (settled.matchedCount > 0) return 'settled';
      // One that is kept and fetched has no document any more.
      return (await downloads.findOne({ _id: id, isCancelled: true })) ? 'cancelled' : 'elsewhere';
    },
    async finish(id) {
      await downloads.updateOne({ _id: id }, { $unset: { message: '' } });
      await downloads.deleteOne({ _id: id, ...needless });
    },
    async tryLater(id, at) {
      await downloads.updateOne({ _id: id }, { $set: { nextAt: at } });
    },
    async keep(ids) {
      if (ids.length === 0) return [];
      const wanted = { _id: { $in: [...ids] } };
      await downloads.updateMany(wanted, { $set: { isKept: true } });
      const found = await downloads.find({ ...wanted, file: { $exists: true } }).toArray();
      return found.flatMap(({ _id, file }) => (file ? [{ id: _id, state: file }] : []));
    },
    async forget(ids) {
      if (ids.length > 0) await downloads.deleteMany({ _id: { $in: [...ids] }, ...needless });
    },
    async letGo(ids) {
      const unkept = { _id: { $in: [...ids] }, isKept: false };
      await downloads.updateMany(unkept, { $set: { requestedAt: longAgo } });
    },
    async cancel(ids) {
      await downloads.updateMany(
        { _id: { $in: [...ids] } },
        {
          $set: { isCancelled: true, isKept: false, requestedAt: longAgo },
          $unset: { message: '', file: '' },
        },
      );
    },
    orphans: (before, limit) => orphansOf(downloads, { before, limit, now: clock() }),
    async drop(ids) {
      await downloads.deleteMany({ _id: { $in: [...ids] }, isKept: false });
    },
    async clearLeases() {
      await downloads.updateMany(toFetch, { $set: { nextAt: clock() } });
    },
  };
}

async function orphansOf(
  downloads: mongo.Collection<DownloadDocument>,
  { before, limit, now }: { before: Date; limit: number; now: Date },
): Promise<string[]> {
  // Left by a process that died just before.
  await downloads.deleteMany({ ...needless, requestedAt: { $lt: before } });
  const found = await downloads
    .find({ isKept: false, requestedAt: { $lt: before }, nextAt: { $lt: now } })
    .limit(limit)
    .project<{ _id: string }>({ _id: 1 })
    .toArray();
  return found.map(({ _id }) => _id);
}
