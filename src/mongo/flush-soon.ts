import type { mongo } from 'mongoose';

const retryMs = 1_000;

type Write = mongo.AnyBulkWriteOperation<mongo.BSON.Document>;

/**
 * Gathers small writes whose loss a crash may cause without harm, and sends them together, one bundle after the
 * other. They must do no harm when done twice: a failed bundle is sent again.
 * `flush` resolves when everything gathered so far has been sent, whoever began to send it.
 */
export function flushSoon(
  collection: Pick<mongo.Collection<mongo.BSON.Document>, 'bulkWrite'>,
  delayMs: number,
  failed: (error: unknown) => void,
) {
  let gathered: Write[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = async (writes: Write[]) => {
    try {
      await collection.bulkWrite(writes, { ordered: true, writeConcern: { w: 1 } });
    } catch (error) {
      failed(error);
      gathered = [...writes, ...gathered];
      timer ??= setTimeout(() => void flush(), retryMs).unref();
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const writes = gathered;
    gathered = [];
    if (writes.length > 0) writing = writing.then(() => write(writes));
    return writing;
  };
  return {
    add(...writes: Write[]) {
      gathered.push(...writes);
      timer ??= setTimeout(() => void flush(), delayMs);
    },
    flush,
  };
}
