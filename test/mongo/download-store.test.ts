import { mongo } from 'mongoose';
import { downloadStore } from '../../src/mongo/download-store.ts';
import type { Locks } from '../../src/mongo/locks.ts';
import type { FileState } from '../../src/post/downloads.ts';
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
  for (const trace of [photo.id, photo.messageId, key, photo.kind]) expect(stored).not.toContain(trace);
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
    keep: () => store.keep([photo.id], 'tip'),
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
  await store.keep([photo.id], 'tip');
  movesOn({ days: 2 });
  expect(await store.orphans(clock(), 10)).toEqual([]);
  expect(await documents()).toEqual([]);
});

test('what a talk let go of is an orphan at once, unless something keeps it', async () => {
  const store = storeWith();
  const kept = { ...photo, id: 'kept' };
  for (const one of [photo, kept]) await store.request(one);
  await store.keep([kept.id], 'ticket');
  await store.letGo([photo.id, kept.id]);
  movesOn({ seconds: 1 });
  expect(await store.orphans(new Date(1), 10)).toEqual([photo.id]);
});

test('two copies of the database and the secrets do not tell which file of a tip it was', async () => {
  const store = storeWith();
  const shapeOf = async (asked: Parameters<typeof store.request>[0], state: FileState) => {
    await database.connection.collection('downloads').deleteMany({});
    await store.request(asked);
    await store.settle(asked.id, state);
    await store.keep([asked.id], asked === photo ? 'tip' : 'ticket');
    const [document = {} as Record<string, unknown>] = await documents();
    const stored = JSON.stringify(document);
    for (const trace of [asked.id, state.mime ?? 'mime', String(state.bytes)])
      expect(stored).not.toContain(trace);
    expect(document._id).not.toBe(locks.keyed(`download\0${asked.id}`));
    expect((document.requestedAt as Date).getTime() % 3_600_000).toBe(0);
    return Object.entries(document).map(([field, value]) => [
      field,
      value instanceof mongo.Binary ? value.length() : typeof value,
    ]);
  };
  const other = { id: 'other', messageId: '600000000000000009', kind: 'file' } as const;
  const large = { state: 'ready', mime: 'application/pdf', bytes: 7_654_321 } as const;
  expect(await shapeOf(other, large)).toEqual(await shapeOf(photo, { ...ready, bytes: 1_234_567 }));
});

test('whoever keeps a file while it is fetched is known when it is there', async () => {
  const store = storeWith();
  await store.request(photo);
  await store.keep([photo.id], 'tip');
  expect(await store.settle(photo.id, ready)).toBe('kept');
});

test('after a power cut a file on its way is gone, and the ticket that waits for it is told; a tip has no name', async () => {
  const ids = { loose: 'of no ticket yet', ticket: 'of a ticket', tip: 'of a tip' } as const;
  const before = storeWith();
  for (const id of Object.values(ids)) await before.request({ ...photo, id });
  for (const holder of ['ticket', 'tip'] as const) await before.keep([ids[holder]], holder);
  const later = storeWith(afterPowerCut(locks));
  await later.init();
  const told: string[] = [];
  const tell = async (id: string) => void told.push(id);
  expect(await later.claim(1_000)).toBeNull();
  expect(await later.orphans(new Date(clock().getTime() + 7_200_000), 10)).toEqual([]);
  await before.dropLost(tell);
  await later.dropLost(tell);
  // Whoever has the key has said so just now.
  expect(await documents()).toHaveLength(3);
  movesOn({ minutes: 31 });
  await later.dropLost(tell);
  expect(told).toEqual([ids.ticket]);
  expect(await documents()).toEqual([]);
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
  await store.keep([photo.id], 'tip');
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
