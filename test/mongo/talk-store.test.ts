import { talkStore } from '../../src/mongo/talk-store.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

const now = new Date('2026-11-24T03:00:00Z');
const late = new Date(now.getTime() - 60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test.each(['session', 'parked'])('an unfinished flow that ran out of time is told of: %s', async (field) => {
  const store = talkStore(database.connection, {
    clock: () => now,
    newId: () => field,
    failed: () => undefined,
  });
  await database.connection
    .collection<{ _id: string }>('talks')
    .insertOne({ _id: field, [field]: { touchedAt: late } });
  await store.expireDrafts(now);
  const talk = await store.acquire(field);
  expect(talk?.conversation).toEqual({ villager: field, hasExpired: true });
});
