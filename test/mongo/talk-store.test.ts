import { randomUUID } from 'node:crypto';
import type { Locks } from '../../src/mongo/locks.ts';
import { talkStore } from '../../src/mongo/talk-store.ts';
import { afterSaying, type Talk } from '../../src/post/talks.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { afterPowerCut, testLocks } from '../helpers/locks.ts';
import { movableClock } from '../helpers/movable-clock.ts';

const { clock, movesOn } = movableClock();
const locks = testLocks();
let database: TestDatabase;
let villager: string;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => {
  villager = `U${randomUUID().replaceAll('-', '')}`;
});
afterAll(() => database.drop());

const storeWith = (theLocks: Locks = locks) =>
  talkStore(database.connection, { clock, newId: randomUUID, failed: () => undefined, ...theLocks });

const sessionOf = (touchedAt: Date) => ({
  id: 's-1',
  flow: 'tip' as const,
  secret: 'canary-of-the-draft',
  step: 'what',
  answers: { what: { texts: [{ text: 'canary words', source: 'm-1' }], files: [], isComplete: true } },
  touchedAt,
});
const loose = (at: Date) => ({ texts: [{ text: 'canary loose', source: 'm-2' }], files: [], at });
const opened = (at: Date) => ({ access: { number: 'T-2570-canary', key: 'canary-key' }, at });

/** Keeps a talk with these parts and lets go of it. */
async function kept(parts: Partial<Talk['conversation']>, more: Partial<Talk> = {}): Promise<Talk> {
  const store = storeWith();
  const talk = await store.acquire(villager);
  if (!talk) throw new Error('not acquired');
  const next = { ...talk, ...more, conversation: { ...talk.conversation, ...parts } };
  await store.save(villager, next, { token: 'canary-token', until: new Date(clock().getTime() + 50_000) });
  store.release(villager, next);
  await store.flush();
  return next;
}
async function readBy(theLocks: Locks): Promise<Talk | null> {
  const store = storeWith(theLocks);
  const talk = await store.acquire(villager);
  if (talk) store.release(villager, talk);
  await store.flush();
  return talk;
}
const documents = () => database.connection.collection('talks').find().toArray();

test('a talk comes back as it was kept, and nothing of it can be read where it lies', async () => {
  const now = clock();
  const replies = [{ type: 'text' as const, text: 'canary reply' }];
  const parts = { session: sessionOf(now), loose: loose(now), opened: opened(now), hasExpired: true };
  const talk = await kept(parts, {
    lastTurn: { turnId: 'turn-1', replies },
    handled: ['turn-0', 'turn-1'],
    unsent: ['canary-source'],
    followedAt: 7,
  });
  const stored = JSON.stringify(await documents());
  for (const trace of ['canary', villager, 'tip', 'm-1', 'turn-1']) expect(stored).not.toContain(trace);
  expect(await readBy(locks)).toEqual({ ...talk, leaseId: expect.any(String) });
  expect(await storeWith().takeToken(villager)).toMatchObject({ token: 'canary-token' });
});

test('replies that were said are forgotten when the lease is given back, their turn is not', async () => {
  const replies = [{ type: 'text' as const, text: 'said' }];
  await kept({}, { lastTurn: { turnId: 'turn-1', replies } });
  const store = storeWith();
  const talk = await store.acquire(villager);
  if (!talk) throw new Error('not acquired');
  expect(talk.lastTurn).toEqual({ turnId: 'turn-1', replies });
  store.release(villager, afterSaying(talk));
  await store.flush();
  expect((await readBy(locks))?.lastTurn).toEqual({ turnId: 'turn-1', replies: [] });
});

test.each(['session', 'parked'])('an unfinished flow that ran out of time is told of: %s', async (part) => {
  await kept({ [part]: sessionOf(clock()) });
  movesOn({ minutes: 1 });
  await storeWith().expireDrafts(clock());
  expect((await readBy(locks))?.conversation).toEqual({ villager, hasExpired: true });
});

test('loose words and an opened tip run out of time without a word', async () => {
  await kept({ loose: loose(clock()), opened: opened(clock()), parked: sessionOf(clock()) });
  movesOn({ minutes: 1 });
  const touched = { ...sessionOf(clock()) };
  const before = clock();
  await kept({ session: touched });
  await storeWith().expireDrafts(before);
  expect((await readBy(locks))?.conversation).toEqual({ villager, session: touched, hasExpired: true });
});

test('who has opened a tip looks like who said a few loose words', async () => {
  const shapeOf = async (parts: Partial<Talk['conversation']>) => {
    await database.connection.collection('talks').deleteMany({});
    await kept(parts);
    const [document] = await documents();
    const fields = Object.keys(document ?? {}).sort();
    return [fields, Object.keys(document?.aside).sort(), document?.aside.said.length()];
  };
  const now = clock();
  const both = await shapeOf({ loose: loose(now), opened: opened(now) });
  expect(await shapeOf({ opened: opened(now) })).toEqual(both);
  expect(await shapeOf({ loose: loose(now) })).toEqual(both);
});

test('what is locked together stays until the later of the two runs out', async () => {
  const [early, late] = [new Date(1_000), new Date(2_000)];
  await kept({ loose: loose(early), opened: opened(late) });
  await storeWith().expireDrafts(late);
  expect((await readBy(locks))?.conversation.opened).toEqual(opened(late));
  await storeWith().expireDrafts(new Date(2_001));
  expect((await readBy(locks))?.conversation).toEqual({ villager });
});

test('the flow somebody is in does not show in how long its part is', async () => {
  const lengthOf = async (session: ReturnType<typeof sessionOf>) => {
    await database.connection.collection('talks').deleteMany({});
    await kept({ session });
    const [document] = await documents();
    return document?.session.said.length();
  };
  const { secret: _, ...plain } = sessionOf(clock());
  const other = { ...plain, flow: 'complaint' } as unknown as ReturnType<typeof sessionOf>;
  expect(await lengthOf(other)).toBe(await lengthOf(sessionOf(clock())));
});

test('what ran out of time is taken out even after a power cut, and with it the token', async () => {
  await kept({ session: sessionOf(clock()) });
  movesOn({ minutes: 2 });
  await storeWith(afterPowerCut(locks)).expireDrafts(clock());
  const all = JSON.stringify(await documents());
  expect(all).not.toContain('session');
  expect(all).not.toContain('liveToken');
});

describe('after a power cut', () => {
  beforeEach(async () => {
    for (const name of ['talks', 'memory_keys']) await database.connection.collection(name).deleteMany({});
    await storeWith().init();
  });
  const cut = () => afterPowerCut(locks, clock());
  const hears = async (theLocks: Locks) => (await readBy(theLocks))?.conversation.hasExpired ?? false;

  test('a talk is empty, its villager hears that a draft is gone, and who blocked the account is known', async () => {
    const blocked = { isBlocked: true, followedAt: 9 };
    await kept({ session: sessionOf(clock()) }, { ...blocked, handled: ['turn-1'] });
    await storeWith().keepReach(villager, blocked);
    const later = cut();
    const talk = {
      conversation: { villager, hasExpired: true },
      leaseId: expect.any(String),
      ...blocked,
      unsent: [],
      handled: [],
    };
    expect(await readBy(later)).toEqual(talk);
    expect(await storeWith(later).isBlocked(villager)).toBe(true);
    expect(await storeWith(later).takeToken(villager)).toBeNull();
    // The process died before its turn was kept.
    expect(await readBy(later)).toEqual(talk);
  });

  test.each([
    ['one who wrote on already', {}, true],
    ['one whose draft ran out meanwhile', { session: sessionOf(clock()) }, true],
    ['anybody, as nobody had a draft', { loose: loose(clock()) }, false],
  ])('%s hears of a draft once, or not at all', async (_, parts, isTold) => {
    await kept({ session: sessionOf(clock()) });
    if (!isTold) await database.connection.collection('talks').deleteMany({});
    await kept(parts);
    const later = storeWith(cut());
    await later.expireDrafts(new Date(clock().getTime() + 1));
    const talk = await later.acquire(villager);
    expect(talk?.conversation.hasExpired ?? false).toBe(isTold);
    if (!talk) return;
    await later.save(villager, { ...talk, conversation: { villager } });
    expect((await later.renew(villager, talk)).conversation).toEqual({ villager });
  });

  test('of a key that is half an hour old nobody hears that the one before is gone', async () => {
    await kept({ session: sessionOf(clock()) });
    const later = cut();
    movesOn({ minutes: 31 });
    expect(await hears(later)).toBe(false);
  });

  test('talks of the key before go after half an hour, those of a neighbour that is alive do not', async () => {
    await kept({ loose: loose(clock()) });
    const [neighbour, later] = [storeWith(afterPowerCut(locks)), storeWith(cut())];
    for (const one of [neighbour, later]) {
      const talk = await one.acquire(villager);
      if (talk) await one.save(villager, talk);
    }
    const longAgo = new Date(0);
    await later.expireDrafts(longAgo);
    expect(await documents()).toHaveLength(3);
    for (const minutes of [20, 20]) {
      movesOn({ minutes });
      for (const one of [neighbour, later]) await one.expireDrafts(longAgo);
    }
    expect((await documents()).map(({ memory }) => memory)).not.toContain(locks.fleetingKey.name);
    expect(await documents()).toHaveLength(2);
  });

  test('neither the secrets nor the account lead from the talk of before to its villager', async () => {
    await kept({ session: sessionOf(clock()) });
    const stored = JSON.stringify(await documents());
    expect(stored).not.toContain(locks.keyed(`talk\0${villager}`));
    expect(stored).toContain(locks.fleetingKeyed(`talk\0${villager}`));
  });
});

test('of who never blocked the account nothing outlasts the talk', async () => {
  await kept({}, { followedAt: 5 });
  const known = database.connection.collection<{ _id: string }>('reach');
  expect(await known.countDocuments({ _id: locks.keyed(`reach\0${villager}`) })).toBe(0);
});

test('the length of what is kept and of what is to be said tells nothing', async () => {
  const lengthsOf = async (words: string, more: Partial<Talk>) => {
    await database.connection.collection('talks').deleteMany({});
    await kept({}, { ...more, lastTurn: { turnId: 'turn-1', replies: [{ type: 'text', text: words }] } });
    const [document] = await documents();
    return [document?.kept.length(), document?.replies.length()];
  };
  const ids = Array.from({ length: 8 }, () => randomUUID());
  expect(await lengthsOf('a', {})).toEqual(await lengthsOf('คำ'.repeat(80), { handled: ids, unsent: ids }));
});

test('what is locked for one villager opens for no other', async () => {
  await kept({ session: sessionOf(clock()) });
  const own = locks.fleetingKeyed(`talk\0${villager}`);
  const other = `U${'9'.repeat(32)}`;
  const talks = database.connection.collection<{ _id: string }>('talks');
  const { _id: _, ...fields } = (await talks.findOne({ _id: own })) ?? { _id: '' };
  await talks.insertOne({ ...fields, _id: locks.fleetingKeyed(`talk\0${other}`) });
  expect((await storeWith().acquire(other))?.conversation).toEqual({ villager: other, hasExpired: true });
});
