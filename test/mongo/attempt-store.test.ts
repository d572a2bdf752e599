import { attemptStore } from '../../src/mongo/attempt-store.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

let database: TestDatabase;
let store: ReturnType<typeof attemptStore>;
beforeAll(async () => {
  database = await testDatabase();
  store = attemptStore(database.connection);
  await store.init();
});
afterAll(() => database.drop());

const at = new Date('2026-11-22T10:00:00Z');
const once = { failures: 1, lastAt: at };
const twice = { failures: 2, lastAt: at };

test('a count is written only over the one that was seen', async () => {
  expect(await store.find('key')).toBeNull();
  expect(await store.swap('key', null, once)).toBe(true);
  expect(await store.swap('key', null, once)).toBe(false);
  expect(await store.swap('key', once, twice)).toBe(true);
  expect(await store.swap('key', once, twice)).toBe(false);
  expect(await store.find('key')).toEqual(twice);
  await store.clear('key');
  expect(await store.find('key')).toBeNull();
});

test('of many first failures at once one is written', async () => {
  const written = await Promise.all(Array.from({ length: 10 }, () => store.swap('many', null, once)));
  expect(written.filter(Boolean)).toHaveLength(1);
});

test('the database forgets a failure after a day', async () => {
  const indexes = await database.connection.collection('sign_in_attempts').indexes();
  expect(indexes).toContainEqual(
    expect.objectContaining({ key: { lastAt: 1 }, expireAfterSeconds: 24 * 60 * 60 }),
  );
});
