import { inboxStore } from '../../src/mongo/inbox-store.ts';
import { KeyGone, type Locks } from '../../src/mongo/locks.ts';
import type { JournaledEvent } from '../../src/post/inbox.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { afterPowerCut, testLocks } from '../helpers/locks.ts';
import { movableClock } from '../helpers/movable-clock.ts';

const { clock, movesOn } = movableClock();
const locks = testLocks();
const villager = `U${'4'.repeat(32)}`;
const failed: unknown[] = [];
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  failed.length = 0;
  await database.connection.collection('inbox').deleteMany({});
});
afterAll(() => database.drop());

const storeWith = (theLocks: Locks = locks) =>
  inboxStore(database.connection, { clock, failed: (error) => failed.push(error), ...theLocks });

const event = (id: string, more: Partial<JournaledEvent> = {}): JournaledEvent => ({
  id,
  talker: villager,
  at: clock().getTime(),
  place: 0,
  body: JSON.stringify({ message: { id: '500000000000000001', text: 'canary words' } }),
  receivedAt: clock(),
  ...more,
});
const documents = () => database.connection.collection('inbox').find().toArray();
const stored = async () => JSON.stringify(await documents());

test('an event comes back as it came; nothing tells whose it is or what it says', async () => {
  const one = event('01HCANARYEVENT');
  await storeWith().journal([one, one]);
  for (const trace of [villager, 'canary', 'CANARY', '5000000']) expect(await stored()).not.toContain(trace);
  expect(await storeWith().pendingOf(villager, 10)).toEqual([{ ...one, attempts: 0 }]);
  movesOn({ seconds: 2 });
  expect(await storeWith().waitingTalkers(clock(), 10)).toEqual([villager]);
});

test('of an event set aside no time stays', async () => {
  const one = event('aside');
  await storeWith().journal([one]);
  await storeWith().failed('aside', 'RangeError', true);
  const [left] = await documents();
  expect(Object.keys(left ?? {}).sort()).toEqual([
    '_id',
    'attempts',
    'expireAt',
    'fault',
    'said',
    'state',
    'talker',
  ]);
});

test('after a power cut what was pending is dropped and said so; what comes then goes its way', async () => {
  await storeWith().journal([event('lost'), event('lost too')]);
  const later = storeWith(afterPowerCut(locks));
  expect(await later.pendingOf(villager, 10)).toEqual([]);
  // A neighbour may still have the key: its events are not taken from it at once.
  expect(await documents()).not.toEqual([]);
  movesOn({ minutes: 11 });
  expect(await later.waitingTalkers(clock(), 10)).toEqual([]);
  expect(failed).toEqual([expect.any(KeyGone)]);
  expect(await documents()).toEqual([]);
  await later.journal([event('new')]);
  expect((await later.pendingOf(villager, 10)).map(({ id }) => id)).toEqual(['new']);
});

test('what was lost holds up no sweep', async () => {
  await storeWith().journal([event('lost')]);
  movesOn({ minutes: 11 });
  const later = storeWith(afterPowerCut(locks));
  expect(await later.waitingTalkers(clock(), 10)).toEqual([]);
  expect(await documents()).toEqual([]);
});

test('after a power cut nothing tells whose an event was, but one that is redelivered is known', async () => {
  await storeWith().journal([event('done'), event('aside')]);
  await storeWith().failed('aside', 'RangeError', true);
  expect(await stored()).not.toContain(locks.keyed(`inbox\0${villager}`));
  const first = storeWith();
  first.done(['done']);
  await first.flush();
  const later = storeWith(afterPowerCut(locks));
  await later.journal([event('done'), event('aside')]);
  expect(await later.pendingOf(villager, 10)).toEqual([]);
});
