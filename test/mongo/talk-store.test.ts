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
    return [fields, Object.keys(document?.aside).sort(), document?.aside.said.cipher.length];
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
    return document?.session.said.cipher.length;
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

test('after a power cut a talk is empty, and the villager hears that the draft is gone', async () => {
  await kept(
    { session: sessionOf(clock()) },
    { isBlocked: true, followedAt: 9, handled: ['turn-1'], lastTurn: { turnId: 'turn-1', replies: [] } },
  );
  expect(await readBy(afterPowerCut(locks))).toEqual({
    conversation: { villager, hasExpired: true },
    leaseId: expect.any(String),
    isBlocked: true,
    followedAt: 9,
    unsent: [],
    handled: [],
  });
  expect(await storeWith(afterPowerCut(locks)).takeToken(villager)).toBeNull();
});

test('after a power cut who had no draft hears nothing of it', async () => {
  await kept({ loose: loose(clock()) });
  expect((await readBy(afterPowerCut(locks)))?.conversation).toEqual({ villager });
});

test('what is locked for one villager opens for no other', async () => {
  await kept({ session: sessionOf(clock()) });
  const own = locks.keyed(`talk\0${villager}`);
  const other = `U${'9'.repeat(32)}`;
  const talks = database.connection.collection<{ _id: string }>('talks');
  const { _id: _, ...fields } = (await talks.findOne({ _id: own })) ?? { _id: '' };
  await talks.insertOne({ ...fields, _id: locks.keyed(`talk\0${other}`) });
  expect((await storeWith().acquire(other))?.conversation).toEqual({ villager: other, hasExpired: true });
});
