import { createHash } from 'node:crypto';
import { MongoStore } from 'connect-mongo';
import type { Store } from 'express-session';
import type { Connection } from 'mongoose';

const keptSeconds = 12 * 60 * 60;
const touchedAfterSeconds = 60 * 60;

/**
 * Console sessions in the collection `sessions`, kept 12 hours. Resolves when its index stands. A session is
 * found by the digest of its id: a copy of the database opens none.
 */
export async function openSessionStore(connection: Connection): Promise<Store> {
  const store = MongoStore.create({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName: 'sessions',
    ttl: keptSeconds,
    touchAfter: touchedAfterSeconds,
    stringify: false,
    transformId: (id) => createHash('sha256').update(id).digest('hex'),
  });
  await store.collectionP;
  return store;
}
