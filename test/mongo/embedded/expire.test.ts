import { sweepExpired } from '../../../src/mongo/embedded/expire.ts';
import { type TestDatabase, testDatabase } from '../../helpers/database.ts';

const now = new Date('2026-11-22T09:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Sweeps once and returns the names that are left in `collection`. */
async function leftAfterSweep(collection: string): Promise<string[]> {
  const { db } = database.connection;
  if (!db) throw new Error('not connected');
  await sweepExpired(db, now);
  return await database.connection.collection<{ name: string }>(collection).distinct('name');
}

test('a document goes when its time and the grace of the index are over, and not before', async () => {
  const drafts = database.connection.collection('drafts');
  await drafts.createIndex({ touchedAt: 1 }, { expireAfterSeconds: 1800 });
  await drafts.insertMany([
    { name: 'fresh', touchedAt: secondsAgo(1799) },
    { name: 'stale', touchedAt: secondsAgo(1801) },
    { name: 'without a date' },
    { name: 'with no date', touchedAt: null },
  ]);
  expect(await leftAfterSweep('drafts')).toEqual(['fresh', 'with no date', 'without a date']);
});

test('an index over some documents only expires those', async () => {
  const inbox = database.connection.collection('inbox');
  await inbox.createIndex({ at: 1 }, { expireAfterSeconds: 0, partialFilterExpression: { done: true } });
  await inbox.insertMany([
    { name: 'done', done: true, at: secondsAgo(1) },
    { name: 'waiting', done: false, at: secondsAgo(1) },
  ]);
  expect(await leftAfterSweep('inbox')).toEqual(['waiting']);
});

test('an index that does not expire deletes nothing', async () => {
  const tickets = database.connection.collection('tickets');
  await tickets.createIndex({ openedAt: 1 });
  await tickets.insertOne({ name: 'old ticket', openedAt: secondsAgo(1e8) });
  expect(await leftAfterSweep('tickets')).toEqual(['old ticket']);
});
