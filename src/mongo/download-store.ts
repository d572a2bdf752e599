import { randomBytes } from 'node:crypto';
import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { DownloadStore } from '../post/downloads.ts';
import { type DownloadDocument, type DownloadLocks, downloadParts } from './download-document.ts';
import { isDuplicateKey } from './duplicate-key.ts';
import { memoryKeys } from './memory-keys.ts';

export interface DownloadStoreOptions extends DownloadLocks {
  readonly clock: Clock;
}

const longAgo = new Date(0);
const fileKeyBytes = 32;
const hourMs = 60 * 60_000;
const lostAtOnce = 200;
const toFetch = { message: { $exists: true } } as const;
/** Whoever has the file has all that is known of it. */
const needless = { isKept: true, message: { $exists: false } } as const;

/** Files on their way from LINE, and what became of them. Each process knows those of its own memory key. */
export function downloadStore(
  connection: Connection,
  { clock, ...locks }: DownloadStoreOptions,
): DownloadStore & { init(): Promise<void> } {
  const downloads = connection.collection<DownloadDocument>('downloads');
  const keys = memoryKeys(connection, { clock, ...locks });
  const parts = downloadParts(locks);
  const { idOf } = parts;
  const own = { memory: locks.fleetingKey.name };
  const these = (ids: readonly string[]) => ({ _id: { $in: ids.map(idOf) } });
  const opened = (documents: readonly DownloadDocument[]) =>
    documents.flatMap((document) => {
      const said = parts.said(document);
      return said ? [{ ...said, document }] : [];
    });
  return {
    async init() {
      await keys.beat();
      await downloads.createIndex({ nextAt: 1 }, { partialFilterExpression: toFetch });
      await downloads.createIndex({ requestedAt: 1 }, { partialFilterExpression: { isKept: false } });
    },
    async request(asked) {
      const key = randomBytes(fileKeyBytes).toString('base64url');
      const document = {
        ...parts.locked({ ...asked, key }),
        attempts: 0,
        nextAt: clock(),
        isKept: false,
        requestedAt: new Date(Math.ceil(clock().getTime() / hourMs) * hourMs),
      };
      for (;;) {
        if (await added(downloads, document)) return key;
        const before = await downloads.findOne({ _id: document._id });
        const known = before && parts.said(before);
        if (known) return known.key;
        // Damaged: it is fetched anew.
        if (before) await downloads.deleteOne({ _id: before._id, said: before.said });
      }
    },
    async claim(leaseMs) {
      const now = clock();
      const found = await downloads.findOneAndUpdate(
        { ...toFetch, ...own, nextAt: { $lte: now } },
        { $set: { nextAt: new Date(now.getTime() + leaseMs) }, $inc: { attempts: 1 } },
        { sort: { nextAt: 1 }, returnDocument: 'after' },
      );
      return found && parts.download(found);
    },
    async settle(id, file) {
      const _id = idOf(id);
      const update = { $set: { file: parts.lockedFile(id, file) } };
      const settled = await downloads.findOneAndUpdate({ _id, ...toFetch }, update);
      if (settled) return settled.isKept ? 'kept' : 'settled';
      // One that is kept and fetched has no document any more.
      return (await downloads.findOne({ _id, isCancelled: true })) ? 'cancelled' : 'elsewhere';
    },
    async finish(id) {
      await downloads.updateOne({ _id: idOf(id) }, { $unset: { message: '' } });
      await downloads.deleteOne({ _id: idOf(id), ...needless });
    },
    async tryLater(id, at) {
      await downloads.updateOne({ _id: idOf(id) }, { $set: { nextAt: at } });
    },
    async keep(ids, of) {
      const writes = ids.map((id) => ({
        updateOne: {
          filter: { _id: idOf(id) },
          update: { $set: { isKept: true, ticketFile: parts.lockedTicketFile(id, of) } },
        },
      }));
      await downloads.bulkWrite(writes, { ordered: false });
      const found = await downloads.find({ ...these(ids), file: { $exists: true } }).toArray();
      return opened(found).flatMap(({ id, document }) => {
        const state = parts.file(document);
        return state ? [{ id, state }] : [];
      });
    },
    async forget(ids) {
      await downloads.deleteMany({ ...these(ids), ...needless });
    },
    async letGo(ids) {
      await downloads.updateMany({ ...these(ids), isKept: false }, { $set: { requestedAt: longAgo } });
    },
    async cancel(ids) {
      await downloads.updateMany(these(ids), {
        $set: { isCancelled: true, isKept: false, requestedAt: longAgo },
        $unset: { message: '', file: '' },
      });
    },
    async orphans(before, limit) {
      // Left by a process that died just before.
      await downloads.deleteMany({ ...needless, ...own, requestedAt: { $lt: before } });
      const found = await downloads
        .find({ ...own, isKept: false, requestedAt: { $lt: before }, nextAt: { $lt: clock() } })
        .limit(limit)
        .toArray();
      return opened(found).map(({ id }) => id);
    },
    async drop(ids) {
      await downloads.deleteMany({ ...these(ids), isKept: false });
    },
    async dropLost(tell) {
      const lost = await downloads
        .find(await keys.ofGone())
        .limit(lostAtOnce)
        .toArray();
      for (const document of lost) {
        const id = parts.ticketFile(document);
        if (id) await tell(id);
        await downloads.deleteOne({ _id: document._id });
      }
    },
    async clearLeases() {
      await downloads.updateMany({ ...toFetch, ...own }, { $set: { nextAt: clock() } });
    },
  };
}

async function added(
  downloads: mongo.Collection<DownloadDocument>,
  document: DownloadDocument,
): Promise<boolean> {
  try {
    await downloads.insertOne(document);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
