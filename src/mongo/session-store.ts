import { createHash } from 'node:crypto';
import { MongoStore } from 'connect-mongo';
import type { Store } from 'express-session';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';

const keptSeconds = 12 * 60 * 60;
const touchedAfterSeconds = 60 * 60;
const keyIdleMs = 15 * 60 * 1000;
const collectionName = 'sessions';

/**
 * Console sessions in the collection `sessions`, kept 12 hours. Resolves when its index stands. A session is
 * found by the digest of its id: a copy of the database opens none.
 */
export async function openSessionStore(connection: Connection): Promise<Store> {
  const store = MongoStore.create({
    client: connection.getClient(),
    dbName: connection.name,
    collectionName,
    ttl: keptSeconds,
    touchAfter: touchedAfterSeconds,
    stringify: false,
    transformId: (id) => createHash('sha256').update(id).digest('hex'),
  });
  await store.collectionP;
  return store;
}

/**
 * Erases the locked keys of tip officers from sessions that were left alone for 15 minutes; answers how many. Without
 * the browser's cookie they are useless anyway: this keeps a stolen cookie from ever meeting one.
 */
export async function expireTipKeys(connection: Connection, clock: Clock): Promise<number> {
  const idleSince = clock().getTime() - keyIdleMs;
  const { modifiedCount } = await connection
    .collection(collectionName)
    .updateMany({ 'session.tipKey.seenAt': { $lte: idleSince } }, { $unset: { 'session.tipKey': '' } });
  return modifiedCount;
}
