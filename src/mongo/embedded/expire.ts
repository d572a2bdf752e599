import type { Connection, mongo } from 'mongoose';
import type { Clock } from '../../clock.ts';

const SWEEP_EVERY_MS = 60_000;

/**
 * Deletes what the TTL indexes of `db` say has expired at `now`. MongoDB's server does this by itself; the
 * embedded engine accepts TTL indexes and never acts on them.
 */
export async function sweepExpired(db: mongo.Db, now: Date): Promise<void> {
  const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  for (const { name } of collections) {
    for (const index of await db.collection(name).indexes()) {
      const expired = expiredBy(index, now);
      if (expired) await db.collection(name).deleteMany(expired);
    }
  }
}

function expiredBy(index: mongo.IndexDescriptionInfo, now: Date): mongo.Filter<mongo.Document> | undefined {
  const [field] = Object.keys(index.key);
  if (index.expireAfterSeconds === undefined || field === undefined) return undefined;
  const oldest = new Date(now.getTime() - index.expireAfterSeconds * 1000);
  return { $and: [index.partialFilterExpression ?? {}, { [field]: { $lt: oldest } }] };
}

/** Sweeps every minute, as MongoDB's server does, until the returned function is called. */
export function keepSweeping(connection: Connection, clock: Clock, say: (line: string) => void): () => void {
  const sweep = async () => {
    try {
      if (connection.db) await sweepExpired(connection.db, clock());
    } catch {
      if (connection.readyState === 1)
        say('Removing expired documents failed; it is tried again in a minute.');
    }
  };
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
