import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Download, DownloadStore, FileState } from '../post/downloads.ts';
import { isDuplicateKey } from './duplicate-key.ts';

interface DownloadDocument {
  readonly _id: string;
  /** Erased once fetched. */
  readonly messageId?: string;
  readonly kind: Download['kind'];
  readonly attempts: number;
  readonly nextAt: Date;
  readonly file?: FileState;
  readonly isKept: boolean;
  readonly requestedAt: Date;
}

const longAgo = new Date(0);

/** Files on their way from LINE, and what became of them. */
export function downloadStore(
  connection: Connection,
  clock: Clock,
): DownloadStore & { init(): Promise<void> } {
  const downloads = connection.collection<DownloadDocument>('downloads');
  return {
    async init() {
      await downloads.createIndex(
        { nextAt: 1 },
        { partialFilterExpression: { messageId: { $exists: true } } },
      );
      await downloads.createIndex({ requestedAt: 1 }, { partialFilterExpression: { isKept: false } });
    },
    async request({ id, messageId, kind }) {
      const now = clock();
      try {
        await downloads.insertOne({
          _id: id,
          messageId,
          kind,
          attempts: 0,
          nextAt: now,
          isKept: false,
          requestedAt: now,
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async claim(leaseMs) {
      const now = clock();
      const found = await downloads.findOneAndUpdate(
        { messageId: { $exists: true }, nextAt: { $lte: now } },
        { $set: { nextAt: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
        { sort: { nextAt: 1 }, returnDocument: 'after' },
      );
      if (!found?.messageId) return null;
      const { _id, messageId, kind, attempts, file } = found;
      return { id: _id, messageId, kind, attempts, ...(file ? { file } : {}) };
    },
    async settle(id, file) {
      const settled = await downloads.updateOne(
        { _id: id, messageId: { $exists: true } },
        { $set: { file } },
      );
      return settled.matchedCount > 0;
    },
    async finish(id) {
      await downloads.updateOne({ _id: id }, { $unset: { messageId: '' } });
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
    async cancel(ids) {
      await downloads.updateMany(
        { _id: { $in: [...ids] } },
        { $set: { isKept: false, requestedAt: longAgo }, $unset: { messageId: '', file: '' } },
      );
    },
    async orphans(before, limit) {
      const found = await downloads
        .find({ isKept: false, requestedAt: { $lt: before }, nextAt: { $lt: clock() } })
        .limit(limit)
        .project<{ _id: string }>({ _id: 1 })
        .toArray();
      return found.map(({ _id }) => _id);
    },
    async drop(ids) {
      await downloads.deleteMany({ _id: { $in: [...ids] }, isKept: false });
    },
    async clearLeases() {
      await downloads.updateMany({ messageId: { $exists: true } }, { $set: { nextAt: clock() } });
    },
  };
}
