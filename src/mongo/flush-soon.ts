import type { mongo } from 'mongoose';

const retryMs = 1_000;

type Write = mongo.AnyBulkWriteOperation<mongo.BSON.Document>;

/**
 * Gathers small writes whose loss a crash may cause without harm, and sends them together. They must do no harm
 * when done twice: a failed round is sent again.
 * `flush` resolves when everything gathered so far is written.
 */
export function flushSoon(
  collection: mongo.Collection<mongo.BSON.Document>,
  delayMs: number,
  failed: (error: unknown) => void,
) {
  let gathered: Write[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    const writes = gathered;
    gathered = [];
    if (writes.length === 0) return;
    try {
      await collection.bulkWrite(writes, { ordered: true, writeConcern: { w: 1 } });
    } catch (error) {
      failed(error);
      gathered = [...writes, ...gathered];
      timer ??= setTimeout(() => void flush(), retryMs).unref();
    }
  };
  return {
    add(write: Write) {
      gathered.push(write);
      timer ??= setTimeout(() => void flush(), delayMs);
    },
    flush,
  };
}
