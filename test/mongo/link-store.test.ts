import { afterCheck } from '../../src/knowledge/link-schedule.ts';
import { linkStore } from '../../src/mongo/link-store.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

let database: TestDatabase;
let store: ReturnType<typeof linkStore>;
beforeAll(async () => {
  database = await testDatabase();
  store = linkStore(database.connection);
  await store.init();
});
beforeEach(() => database.connection.collection('links').deleteMany({}));
afterAll(() => database.drop());

const start = new Date('2026-11-22T03:00:00Z');
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000);
const leaseMs = 60_000;
const one = 'https://one.example/a';
const two = 'https://two.example/ก ข';

async function claimed(now = start) {
  const check = await store.claim(now, leaseMs);
  if (!check) throw new Error('nothing is due');
  return check;
}

async function settled(is: 'ok' | 'failed', now = start) {
  const check = await claimed(now);
  const health = afterCheck(check.health, { is, code: is === 'ok' ? '200' : '404' }, now);
  expect(await store.settle(check, health)).toBe(true);
  return { url: check.url, health };
}

test('a new link is due at once, and once more a week after it was found to work', async () => {
  await store.keep([one], start);
  expect(await store.claim(new Date(start.getTime() - 1), leaseMs)).toBeNull();
  const { health } = await settled('ok');
  expect(await store.health([one, two])).toEqual(new Map([[one, health]]));
  const inAWeek = hours(7 * 24);
  await store.keep([one], inAWeek);
  expect(await store.claim(new Date(inAWeek.getTime() - 1), leaseMs)).toBeNull();
  expect((await claimed(inAWeek)).health).toEqual(health);
});

test('keeping the same links again changes nothing that is known of them', async () => {
  await store.keep([one, two, one], start);
  await settled('failed');
  const known = await store.health([one, two]);
  await store.keep([two, one], hours(3));
  expect(await store.health([one, two])).toEqual(known);
  await store.keep([], hours(3));
});

test('several processes that keep the same links at once keep each once', async () => {
  await Promise.all(Array.from({ length: 8 }, () => store.keep([one, two], start)));
  expect(await store.inState('unchecked', 10)).toHaveLength(2);
});

test('a link in use no longer is not checked, and is forgotten a month later', async () => {
  await store.keep([one], start);
  await store.keep([two], hours(3));
  expect((await claimed(hours(3))).url).toBe(two);
  expect(await store.claim(hours(3), leaseMs)).toBeNull();
  expect(await database.connection.collection('links').indexes()).toContainEqual(
    expect.objectContaining({ key: { usedAt: 1 }, expireAfterSeconds: 30 * 24 * 60 * 60 }),
  );
});

test('many claimers never check the same link', async () => {
  const urls = Array.from({ length: 10 }, (_, index) => `https://host${index}.example/`);
  await store.keep(urls, start);
  const checks = await Promise.all(Array.from({ length: 30 }, () => store.claim(start, leaseMs)));
  const taken = checks.flatMap((check) => (check ? [check.url] : []));
  expect(taken.sort()).toEqual(urls.sort());
});

test('of a host one link is checked at a time', async () => {
  await store.keep([one, 'https://one.example/b', two], start);
  const first = await claimed();
  const second = await claimed();
  expect(new Set([first.url, second.url].map((url) => new URL(url).host)).size).toBe(2);
  expect(await store.claim(start, leaseMs)).toBeNull();
  await store.settle(first, afterCheck(first.health, { is: 'ok', code: '200' }, start));
  await store.settle(second, afterCheck(second.health, { is: 'ok', code: '200' }, start));
  expect((await claimed()).url).toMatch(/one\.example/);
});

test('a lease that ran out is another’s, and the late outcome is not kept', async () => {
  await store.keep([one], start);
  const late = await claimed();
  const now = new Date(start.getTime() + leaseMs);
  const other = await claimed(now);
  expect(other.url).toBe(late.url);
  expect(await store.settle(late, afterCheck(late.health, { is: 'failed', code: '404' }, now))).toBe(false);
  expect(await store.settle(other, afterCheck(other.health, { is: 'ok', code: '200' }, now))).toBe(true);
  expect((await store.health([one])).get(one)?.state).toBe('ok');
});

test('dead links are listed; one that works again forgets its failures', async () => {
  await store.keep([one], start);
  for (const at of [0, 6, 30]) {
    await store.keep([one], hours(at));
    await settled('failed', hours(at));
  }
  expect(await store.inState('dead', 10)).toEqual([one]);
  await store.checkNow(one, hours(31));
  await store.keep([one], hours(31));
  await settled('ok', hours(31));
  expect(await store.inState('dead', 10)).toEqual([]);
  expect((await store.health([one])).get(one)).not.toHaveProperty('firstFailedAt');
});

test('leases of a process that died are let go of by one that is alone', async () => {
  await store.keep([one], start);
  await claimed();
  expect(await store.claim(start, leaseMs)).toBeNull();
  await store.clearLeases();
  expect((await claimed()).url).toBe(one);
});
