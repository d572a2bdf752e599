import { downloadStore } from '../../src/mongo/download-store.ts';
import type { Locks } from '../../src/mongo/locks.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { afterPowerCut, testLocks } from '../helpers/locks.ts';
import { movableClock } from '../helpers/movable-clock.ts';

const { clock, movesOn } = movableClock();
const locks = testLocks();
const photo = { id: 'digest-of-it', messageId: '500000000000000007', kind: 'image' } as const;
const ready = { state: 'ready', mime: 'image/jpeg', bytes: 9 } as const;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.connection.collection('downloads').deleteMany({});
});
afterAll(() => database.drop());

const storeWith = (theLocks: Locks = locks) => downloadStore(database.connection, { clock, ...theLocks });
const documents = () => database.connection.collection('downloads').find().toArray();

test('a file has one key, however often it is asked for; neither it nor the message can be read', async () => {
  const store = storeWith();
  const keys = await Promise.all(Array.from({ length: 5 }, () => store.request(photo)));
  const key = keys[0] ?? '';
  expect(new Set(keys).size).toBe(1);
  expect(Buffer.from(key, 'base64url')).toHaveLength(32);
  const stored = JSON.stringify(await documents());
  for (const trace of [photo.messageId, key]) expect(stored).not.toContain(trace);
  expect(await store.claim(1_000)).toEqual({ ...photo, key, attempts: 1 });
});

test('a file that was fetched keeps its key for a turn done again', async () => {
  const store = storeWith();
  const key = await store.request(photo);
  await store.settle(photo.id, ready);
  await store.finish(photo.id);
  expect(await store.request(photo)).toBe(key);
  expect(await store.claim(1_000)).toBeNull();
});

test.each([
  ['fetched, then kept', ['settle', 'finish', 'keep', 'forget']],
  ['kept while it is fetched', ['settle', 'keep', 'forget', 'finish']],
  ['kept, then fetched', ['keep', 'forget', 'settle', 'finish']],
])('of a file %s nothing stays', async (_, deeds) => {
  const store = storeWith();
  await store.request(photo);
  const does = {
    settle: () => store.settle(photo.id, ready),
    finish: () => store.finish(photo.id),
    keep: () => store.keep([photo.id]),
    forget: () => store.forget([photo.id]),
  };
  const told: unknown[] = [];
  for (const deed of deeds) told.push(await does[deed as keyof typeof does]());
  if (deeds.indexOf('settle') < deeds.indexOf('keep')) {
    expect(told[deeds.indexOf('keep')]).toEqual([{ id: photo.id, state: ready }]);
  }
  expect(await documents()).toEqual([]);
});

test('what a process left that died between the two is taken away later', async () => {
  const store = storeWith();
  await store.request(photo);
  await store.settle(photo.id, ready);
  await store.finish(photo.id);
  await store.keep([photo.id]);
  movesOn({ days: 2 });
  expect(await store.orphans(clock(), 10)).toEqual([]);
  expect(await documents()).toEqual([]);
});

test('what a talk let go of is an orphan at once, unless something keeps it', async () => {
  const store = storeWith();
  const kept = { ...photo, id: 'kept' };
  for (const one of [photo, kept]) await store.request(one);
  await store.keep([kept.id]);
  await store.letGo([photo.id, kept.id]);
  movesOn({ seconds: 1 });
  expect(await store.orphans(new Date(1), 10)).toEqual([photo.id]);
});

test('after a power cut a file on its way is gone, and its ticket can say so', async () => {
  await storeWith().request(photo);
  const later = storeWith(afterPowerCut(locks));
  expect(await later.claim(1_000)).toMatchObject({ id: photo.id, file: { state: 'gone' } });
  expect(await later.settle(photo.id, { state: 'gone' })).toBe('settled');
});

test('after a power cut one that is sent again has a new key', async () => {
  const before = await storeWith().request(photo);
  const later = storeWith(afterPowerCut(locks));
  const key = await later.request(photo);
  expect(key).not.toBe(before);
  expect(await later.claim(1_000)).toMatchObject({ messageId: photo.messageId, key });
});

test('a fetch that was slower than another is told so, whether anything is left of the download or not', async () => {
  const store = storeWith();
  await store.request(photo);
  expect(await store.settle(photo.id, ready)).toBe('settled');
  await store.finish(photo.id);
  expect(await store.settle(photo.id, ready)).toBe('elsewhere');
  await store.letGo([photo.id]);
  expect(await store.settle(photo.id, ready)).toBe('elsewhere');
  await store.keep([photo.id]);
  await store.forget([photo.id]);
  expect(await documents()).toEqual([]);
  expect(await store.settle(photo.id, ready)).toBe('elsewhere');
});

test('one whose message was unsent is cancelled, fetched or not', async () => {
  const store = storeWith();
  const fetched = { ...photo, id: 'fetched' };
  for (const one of [photo, fetched]) await store.request(one);
  await store.settle(fetched.id, ready);
  await store.finish(fetched.id);
  await store.cancel([photo.id, fetched.id]);
  expect(await store.settle(photo.id, ready)).toBe('cancelled');
  expect(await store.settle(fetched.id, ready)).toBe('cancelled');
});
