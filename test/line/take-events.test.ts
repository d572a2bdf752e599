import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { eventTaker } from '../../src/line/take-events.ts';
import { inboxStore } from '../../src/mongo/inbox-store.ts';
import { talkStore } from '../../src/mongo/talk-store.ts';
import type { JournaledEvent, PendingEvent } from '../../src/post/inbox.ts';
import { LeaseLost, type Talk } from '../../src/post/talks.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { testLocks } from '../helpers/locks.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { until } from '../helpers/until.ts';

type Handle = (event: PendingEvent, talk: Talk) => Promise<Talk>;

const locks = testLocks();
const failed = () => undefined;
const pause = async () => {};

/** An app process's taking of events on its own stores, with a handler of the test's. */
async function processOn(database: TestDatabase, { clock }: ReturnType<typeof movableClock>, handle: Handle) {
  const inbox = inboxStore(database.connection, { clock, failed, ...locks });
  const talks = talkStore(database.connection, { clock, newId: randomUUID, failed, ...locks });
  await inbox.init();
  await talks.init();
  const apologies: string[] = [];
  const taker = eventTaker({
    inbox,
    talks,
    handle,
    apologise: async ({ id }) => {
      apologies.push(id);
    },
    clock,
    pause,
    logger: pino({ level: 'silent' }),
  });
  return { inbox, talks, taker, apologies };
}

describe('taking events', () => {
  const time = movableClock();
  let database: TestDatabase;
  let order = 0;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const event = (talker: string, more: Partial<JournaledEvent> = {}): JournaledEvent => {
    order += 1;
    return {
      id: `event-${order}`,
      talker,
      at: 1_000 + order,
      place: 0,
      body: '{"text":"secret"}',
      receivedAt: time.clock(),
      ...more,
    };
  };
  const documentOf = (id: string) =>
    database.connection
      .collection<{ _id: string; state?: string }>('inbox')
      .findOne({ _id: locks.keyed(`event\0${id}`) });
  const isDone = (id: string) => until('the event is done', async () => !(await documentOf(id))?.state);

  test('each talker in order of time and place, talkers side by side', async () => {
    const taken: string[] = [];
    let atOnce = 0;
    let most = 0;
    const one = await processOn(database, time, async ({ id }, talk) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      // The first of each waits for the other: neither is kept waiting by the other's turn.
      if (id === early.id || id === other.id) await until('both are at it', () => most === 2);
      taken.push(id);
      atOnce -= 1;
      return talk;
    });
    const later = event('A', { at: 9_000, place: 1 });
    const same = event('A', { at: 9_000, place: 0 });
    const early = event('A', { at: 8_000 });
    const other = event('B');
    await one.inbox.journal([later, same, early, other]);
    one.taker.take(['A', 'B']);
    await isDone(later.id);
    expect(taken.filter((id) => id !== other.id)).toEqual([early.id, same.id, later.id]);
    expect(most).toBe(2);
  });

  test('what is done leaves nothing but its id and a day', async () => {
    const one = await processOn(database, time, async (_, talk) => talk);
    const only = event('C');
    await one.inbox.journal([only]);
    one.taker.take(['C']);
    await isDone(only.id);
    const left = await documentOf(only.id);
    expect(Object.keys(left ?? {}).sort()).toEqual(['_id', 'expireAt']);
    await one.inbox.journal([only]);
    expect(await one.inbox.pendingOf('C', 10)).toEqual([]);
  });

  test('a poisoned event is tried three times, set aside with its reason, and the next one goes on', async () => {
    const tries: string[] = [];
    const poison = event('D');
    const next = event('D');
    const one = await processOn(database, time, async ({ id }, talk) => {
      tries.push(id);
      if (id === poison.id) throw new RangeError('with secret words');
      return talk;
    });
    await one.inbox.journal([poison, next]);
    one.taker.take(['D']);
    await isDone(next.id);
    expect(tries).toEqual([poison.id, poison.id, poison.id, next.id]);
    expect(one.apologies).toEqual([poison.id]);
    await one.inbox.flush();
    const aside = await documentOf(poison.id);
    expect(aside).toMatchObject({ state: 'set-aside', attempts: 3 });
    expect(String((aside as { fault?: string } | null)?.fault)).toMatch(/^RangeError/);
    expect(String((aside as { fault?: string } | null)?.fault)).not.toContain('secret');
    expect(aside).toHaveProperty('said');
    await one.inbox.eraseSetAside('D');
    expect(await documentOf(poison.id)).not.toHaveProperty('said');
  });

  test('tries are counted across processes', async () => {
    const poison = event('E', { receivedAt: time.clock() });
    let tries = 0;
    const failing: Handle = async () => {
      tries += 1;
      throw new Error('no');
    };
    const first = await processOn(database, time, failing);
    await first.inbox.journal([poison]);
    await first.inbox.failed(poison.id, 'died', false);
    await first.inbox.failed(poison.id, 'died', false);
    first.taker.take(['E']);
    await until('it is set aside', async () => (await documentOf(poison.id))?.state === 'set-aside');
    expect(tries).toBe(1);
  });

  test('a turn that was kept before it failed is not taken a second time', async () => {
    const only = event('F');
    const seen: (string | undefined)[] = [];
    const one = await processOn(database, time, async ({ id }, talk) => {
      seen.push(talk.lastTurn?.turnId);
      if (seen.length > 1) return talk;
      await one.talks.save('F', { ...talk, lastTurn: { turnId: id, replies: [] } });
      throw new Error('after saving');
    });
    await one.inbox.journal([only]);
    one.taker.take(['F']);
    await isDone(only.id);
    expect(seen).toEqual([undefined, only.id]);
  });

  test('who holds no lease any more keeps nothing, and leaves the event to the other', async () => {
    const only = event('G');
    const other = await processOn(database, time, async (_, talk) => talk);
    const lost: unknown[] = [];
    const slow = await processOn(database, time, async ({ talker }, talk) => {
      time.movesOn({ seconds: 16 });
      const theirs = await other.talks.acquire(talker);
      if (theirs) await other.talks.save(talker, { ...theirs, followedAt: 7 });
      await slow.talks.save(talker, talk).catch((error) => lost.push(error));
      throw lost[0];
    });
    await slow.inbox.journal([only]);
    slow.taker.take(['G']);
    await until('the lease was lost', () => lost.length > 0);
    await slow.taker.drain();
    expect(lost[0]).toBeInstanceOf(LeaseLost);
    expect(await documentOf(only.id)).toMatchObject({ state: 'pending', attempts: 0 });
    const talk = await database.connection
      .collection<{ _id: string }>('talks')
      .findOne({ _id: locks.fleetingKeyed('talk\0G') });
    expect(talk).toMatchObject({ followedAt: 7 });
  });

  test('a talker held by a process that died is taken over when its lease runs out', async () => {
    const only = event('H');
    const dead = await processOn(database, time, async (_, talk) => talk);
    await dead.talks.acquire('H');
    const heir = await processOn(database, time, async (_, talk) => talk);
    await heir.inbox.journal([only]);
    expect(await heir.talks.acquire('H')).toBeNull();
    time.movesOn({ seconds: 16 });
    await heir.taker.sweep();
    await isDone(only.id);
  });

  test('a drained process finishes the event under way and leaves the rest', async () => {
    const [first, second] = [event('I'), event('I')];
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const taken: string[] = [];
    const one = await processOn(database, time, async ({ id }, talk) => {
      taken.push(id);
      await held;
      return talk;
    });
    await one.inbox.journal([first, second]);
    one.taker.take(['I']);
    await until('the first is under way', () => taken.length === 1);
    const drained = one.taker.drain();
    letGo();
    await drained;
    await one.inbox.flush();
    expect(taken).toEqual([first.id]);
    expect(await documentOf(second.id)).toMatchObject({ state: 'pending' });
  });

  test('the talk of a villager who writes on is at hand, and another process sees it when it is given back', async () => {
    const one = await processOn(database, time, async (_, talk) => talk);
    const other = await processOn(database, time, async (_, talk) => talk);
    const talk = await one.talks.acquire('J');
    if (!talk) throw new Error('not acquired');
    await one.talks.save('J', { ...talk, followedAt: 5 });
    one.talks.release('J', { ...talk, followedAt: 5 });
    expect(await other.talks.acquire('J')).toBeNull();
    expect((await one.talks.acquire('J'))?.followedAt).toBe(5);
    one.talks.release('J', { ...talk, followedAt: 5 });
    await one.talks.flush();
    expect((await other.talks.acquire('J'))?.followedAt).toBe(5);
  });

  test('after a failure the talk is read anew', async () => {
    const one = await processOn(database, time, async (_, talk) => talk);
    const talk = await one.talks.acquire('K');
    if (!talk) throw new Error('not acquired');
    await one.talks.save('K', { ...talk, followedAt: 5 });
    one.talks.abandon('K', talk);
    await one.talks.flush();
    expect((await one.talks.acquire('K'))?.followedAt).toBe(5);
  });
});
