import { randomUUID } from 'node:crypto';
import type { Locks } from '../../src/mongo/locks.ts';
import { outboxStore } from '../../src/mongo/outbox-store.ts';
import { expiredTickets } from '../../src/mongo/ticket-retention.ts';
import type { Batch, Outgoing } from '../../src/post/outbox.ts';
import { nextTry } from '../../src/post/outbox.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { afterPowerCut, testLocks } from '../helpers/locks.ts';
import { movableClock } from '../helpers/movable-clock.ts';

const leaseMs = 30_000;
const textsOf = (items: readonly Outgoing[]) =>
  items.flatMap(({ replies }) => replies.map((reply) => (reply.type === 'text' ? reply.text : '')));

describe('the outbox', () => {
  const { clock, movesOn } = movableClock();
  const locks = testLocks();
  const dropped: unknown[] = [];
  let database: TestDatabase;
  let outbox: ReturnType<typeof outboxStore>;
  let villager: string;
  beforeAll(async () => {
    database = await testDatabase();
    outbox = outboxOf(locks);
    await outbox.init();
  });
  beforeEach(async () => {
    await database.connection.collection('outbox').deleteMany({});
    villager = `U${randomUUID()}`;
  });
  afterAll(() => database.drop());

  const outboxOf = (theLocks: Locks) =>
    outboxStore(database.connection, {
      clock,
      newRetryKey: randomUUID,
      failed: (error) => dropped.push(error),
      ...theLocks,
    });
  const item = (text: string, more: Partial<Outgoing> = {}): Outgoing => {
    movesOn({ seconds: 0.01 });
    return { id: randomUUID(), villager, replies: [{ type: 'text', text }], createdAt: clock(), ...more };
  };
  const queue = async (...texts: string[]) => {
    const items = texts.map((text) => item(text));
    for (const one of items) {
      await outbox.prepare(one);
      await outbox.release(one.id);
    }
    movesOn({ seconds: 0.01 });
    return items;
  };
  const claimed = async (): Promise<Batch> => {
    movesOn({ seconds: 0.01 });
    const batch = await outbox.claim(leaseMs);
    if (!batch) throw new Error('nothing is due');
    return batch;
  };
  const later = (seconds: number) => new Date(clock().getTime() + seconds * 1_000);

  test('what is prepared is not sent before it is released, and never when withdrawn', async () => {
    const [kept, dropped] = [item('kept'), item('dropped')];
    await outbox.prepare(kept);
    await outbox.prepare(dropped);
    expect(await outbox.claim(leaseMs)).toBeNull();
    expect((await outbox.stranded(later(1))).map(({ id }) => id)).toEqual([kept.id, dropped.id]);
    await outbox.withdraw(dropped.id);
    await outbox.release(kept.id);
    expect(textsOf((await claimed()).items)).toEqual(['kept']);
  });

  test('the same item twice is once', async () => {
    const one = item('one');
    await outbox.prepare(one);
    await outbox.prepare({ ...one, replies: [{ type: 'text', text: 'other' }] });
    await outbox.release(one.id);
    await outbox.release(one.id);
    expect(textsOf((await claimed()).items)).toEqual(['one']);
    expect(await outbox.claim(leaseMs)).toBeNull();
  });

  test('up to five messages of a villager go as one batch, the oldest first; the sixth waits for them', async () => {
    await queue('1', '2', '3', '4', '5', '6');
    const first = await claimed();
    expect(textsOf(first.items)).toEqual(['1', '2', '3', '4', '5']);
    expect(await outbox.claim(leaseMs)).toBeNull();
    await outbox.remove(first.items.map(({ id }) => id));
    movesOn({ seconds: 3 });
    expect(textsOf((await claimed()).items)).toEqual(['6']);
  });

  test('an item of several messages counts as several', async () => {
    const replies = ['a', 'b', 'c', 'd'].map((text) => ({ type: 'text' as const, text }));
    const long = item('', { replies });
    await outbox.prepare(long);
    await outbox.release(long.id);
    await queue('e', 'f');
    expect(textsOf((await claimed()).items)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('one claim, one claimer; after the lease the next, who knows that an earlier try may have got through', async () => {
    await queue('only');
    const first = await claimed();
    expect(first.isUnsure).toBe(false);
    expect(await outbox.claim(leaseMs)).toBeNull();
    movesOn({ seconds: 31 });
    const second = await claimed();
    expect(second).toMatchObject({ retryKey: first.retryKey, isUnsure: true });
  });

  test('a batch that is tried again keeps its key and its items, whatever comes meanwhile', async () => {
    await queue('1', '2');
    const first = await claimed();
    await outbox.tryLater(first.retryKey, later(1), { isUnsure: true, isBound: true });
    await queue('3');
    movesOn({ seconds: 2 });
    const second = await claimed();
    expect(second).toMatchObject({ retryKey: first.retryKey, attempts: 1, isUnsure: true });
    expect(textsOf(second.items)).toEqual(['1', '2']);
  });

  test('what surely did not get through may go with others, under another key', async () => {
    await queue('1');
    const first = await claimed();
    await outbox.tryLater(first.retryKey, later(1), { isUnsure: false, isBound: false });
    await queue('2');
    movesOn({ seconds: 2 });
    const second = await claimed();
    expect(second.retryKey).not.toBe(first.retryKey);
    expect(textsOf(second.items)).toEqual(['1', '2']);
    expect(second.firstTriedAt.getTime()).toBe(first.firstTriedAt.getTime());
  });

  test('what waits or is queued rides on a reply, as much as there is room; never what may have got through', async () => {
    await queue('unsure');
    await outbox.tryLater((await claimed()).retryKey, later(100), { isUnsure: true, isBound: true });
    await queue('waits');
    movesOn({ seconds: 200 });
    const unsure = await claimed();
    await outbox.tryLater(unsure.retryKey, later(10_000), { isUnsure: true, isBound: true });
    await queue('queued', 'too many');
    expect(await outbox.hasRiders(villager)).toBe(true);
    expect(textsOf(await outbox.ride(villager, 'turn', 2))).toEqual(['waits', 'queued']);
    expect(textsOf(await outbox.ride(villager, 'turn', 2))).toEqual(['waits', 'queued']);
    expect(textsOf(await outbox.ride(villager, 'next', 5))).toEqual(['too many']);
    expect(await outbox.hasRiders('nobody')).toBe(false);
  });

  test('what could not ride is queued again; so is what rides on a turn that never ended', async () => {
    await queue('back');
    await outbox.ride(villager, 'turn', 5);
    expect(await outbox.claim(leaseMs)).toBeNull();
    await outbox.unride('turn');
    expect(textsOf(await outbox.ride(villager, 'dead', 5))).toEqual(['back']);
    await outbox.unrideSince(later(-600));
    expect(await outbox.claim(leaseMs)).toBeNull();
    await outbox.unrideSince(later(1));
    expect(textsOf((await claimed()).items)).toEqual(['back']);
  });

  test('what is handed over goes with its riders as one batch, however often', async () => {
    await queue('rider');
    await outbox.ride(villager, 'turn', 4);
    const own = item('own');
    const token = { token: 't', until: later(50) };
    const what = { item: own, turnId: 'turn', retryKey: randomUUID(), at: clock(), token, isUnsure: true };
    await outbox.handOver(what);
    await outbox.handOver(what);
    const batch = await claimed();
    expect(batch).toMatchObject({ retryKey: what.retryKey, isUnsure: true, token: { token: 't' } });
    expect(textsOf(batch.items)).toEqual(['rider', 'own']);
    await outbox.bindToken(batch.retryKey, null);
    movesOn({ seconds: 31 });
    expect(await claimed()).not.toHaveProperty('token');
  });

  test('what waits is woken oldest first, a failed one only when asked', async () => {
    await queue('waits');
    await outbox.wait((await claimed()).retryKey);
    await queue('fails');
    const failing = await claimed();
    await outbox.fail(failing.retryKey, 'refused');
    expect(await outbox.hasWaiting()).toBe(true);
    expect(textsOf(await outbox.wake(10))).toEqual(['waits']);
    expect(textsOf((await claimed()).items)).toEqual(['waits']);
    expect(await outbox.claim(leaseMs)).toBeNull();
    const [failed] = failing.items;
    expect(await outbox.retry(failed?.id ?? '')).toBe(true);
    expect(await outbox.retry(failed?.id ?? '')).toBe(false);
    movesOn({ seconds: 2 });
    expect(await outbox.claim(leaseMs)).toBeNull();
  });

  test('of what waits, only answers on ordinary tickets are counted for those who look', async () => {
    expect(await outbox.hasWaiting()).toBe(false);
    const waits = async (one: Outgoing) => {
      await outbox.prepare(one);
      await outbox.release(one.id);
      await outbox.wait((await claimed()).retryKey);
    };
    await waits(item('of a tip', { number: 'T-2570-12345678' }));
    await waits(item('of the bot', { villager: 'another' }));
    expect(await outbox.waitingCount()).toBe(0);
    expect(await outbox.hasWaiting()).toBe(true);
    await waits(item('of a complaint', { number: 'C-2570-0001', villager: 'a third' }));
    expect(await outbox.waitingCount()).toBe(1);
  });

  test('what failed because its reader had blocked the account waits for the next word', async () => {
    await queue('hello');
    await outbox.fail((await claimed()).retryKey, 'blocked');
    expect(await outbox.hasRiders(villager)).toBe(false);
    expect(textsOf(await outbox.unblock(villager))).toEqual(['hello']);
    expect(await outbox.unblock(villager)).toEqual([]);
    expect(await outbox.claim(leaseMs)).toBeNull();
    expect(textsOf(await outbox.ride(villager, 'turn', 5))).toEqual(['hello']);
  });

  test('an older message that fails again and again does not hold up the newer ones for ever', async () => {
    await queue('old');
    for (let tries = 0; tries < 4; tries += 1) {
      const batch = await claimed();
      await outbox.tryLater(batch.retryKey, later(tries === 3 ? 3_600 : 0), {
        isUnsure: true,
        isBound: true,
      });
    }
    await queue('new');
    expect(textsOf((await claimed()).items)).toEqual(['new']);
  });

  test('several claimers at once never claim the same', async () => {
    await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const one = item(`${index}`, { villager: `U${index}` });
        await outbox.prepare(one);
        await outbox.release(one.id);
      }),
    );
    movesOn({ seconds: 1 });
    const batches = await Promise.all(Array.from({ length: 20 }, () => outbox.claim(leaseMs)));
    const texts = batches.flatMap((batch) => (batch ? textsOf(batch.items) : []));
    expect(texts.sort()).toEqual(Array.from({ length: 12 }, (_, index) => `${index}`).sort());
  });

  test('nothing tells to whom, of what or by which token something is said', async () => {
    const token = { token: 'secret-token', until: later(50) };
    const own = item('secret words', { number: 'C-2570-0042' });
    await outbox.handOver({ item: own, turnId: 't', retryKey: 'key', at: clock(), token, isUnsure: false });
    const stored = JSON.stringify(await database.connection.collection('outbox').find().toArray());
    for (const trace of [villager, 'secret', '0042']) expect(stored).not.toContain(trace);
    expect((await claimed()).token).toEqual(token);
  });

  test('the id of an answer, which stands in its ticket beside a name, does not stand here', async () => {
    const ids = ['plain-answer-id', 'plain-tip-answer-id', 'plain-bot-id'];
    const [complaint = '', tip = '', bot = ''] = ids;
    await outbox.prepare(item('', { id: complaint, number: 'C-2570-0042' }));
    await outbox.prepare(item('', { id: tip, number: 'T-2570-12345678' }));
    await outbox.handOver({
      item: item('', { id: bot }),
      turnId: 't',
      retryKey: 'k',
      at: clock(),
      isUnsure: false,
    });
    const documents = await database.connection.collection('outbox').find().toArray();
    for (const id of ids) expect(JSON.stringify(documents)).not.toContain(id);
    expect(new Set(documents.map(({ _id }) => String(_id).length)).size).toBe(1);
    for (const id of [complaint, tip]) await outbox.release(id);
    const batches = [await claimed(), await claimed()];
    expect(batches.flatMap(({ items }) => items.map(({ id }) => id)).sort()).toEqual([...ids].sort());
  });

  test('an answer that waits goes with its ticket when the period of that is over', async () => {
    await queue('goes', 'stays');
    const batch = await claimed();
    await outbox.wait(batch.retryKey);
    const answerIds = [batch.items[0]?.id ?? ''];
    const tickets = expiredTickets(database.connection, locks);
    await tickets.remove({ number: 'C-2570-0001', fileIds: [], answerIds }, clock());
    expect(textsOf(await outbox.wake(10))).toEqual(['stays']);
  });

  test('after a power cut answers on ordinary tickets still go out; all else is dropped', async () => {
    const cases = [
      item('of a complaint', { number: 'C-2570-0001' }),
      item('of a tip', { number: 'T-2570-12345678' }),
      item('of the bot'),
    ];
    for (const one of cases) {
      await outbox.prepare(one);
      await outbox.release(one.id);
    }
    await outbox.prepare(item('stranded tip', { number: 'T-2570-12345678' }));
    movesOn({ seconds: 0.01 });
    dropped.length = 0;
    const later = outboxOf(afterPowerCut(locks));
    expect(await later.stranded(clock())).toEqual([]);
    expect(textsOf((await later.claim(leaseMs))?.items ?? [])).toEqual(['of a complaint']);
    expect(await later.claim(leaseMs)).toBeNull();
    expect(dropped).not.toHaveLength(0);
    expect(await database.connection.collection('outbox').countDocuments()).toBe(1);
  });

  test('what can no longer be opened does not ride, wait or come back', async () => {
    await queue('rides', 'waits', 'blocked');
    const batch = await claimed();
    await outbox.wait(batch.retryKey);
    const later = outboxOf(afterPowerCut(locks));
    expect(await later.ride(villager, 'turn', 5)).toEqual([]);
    expect(await later.wake(5)).toEqual([]);
    expect(await later.unblock(villager)).toEqual([]);
    expect(await database.connection.collection('outbox').countDocuments()).toBe(0);
  });
});

describe('the next try', () => {
  const first = new Date('2026-11-22T00:00:00Z');
  const secondsTo = (attempts: number, hours = 0) => {
    const now = new Date(first.getTime() + hours * 3_600_000);
    const at = nextTry(attempts, first, now);
    return at && (at.getTime() - now.getTime()) / 1_000;
  };

  test('comes later each time, at most an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 99].map((attempts) => secondsTo(attempts))).toEqual([
      2, 10, 30, 120, 600, 1_800, 3_600, 3_600, 3_600,
    ]);
  });

  test('never comes after LINE has forgotten the retry key', () => {
    expect(secondsTo(9, 21.9)).toBe(3_600);
    expect(secondsTo(9, 22.1)).toBeNull();
  });
});
