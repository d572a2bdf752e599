import type { AuditStore } from '../../src/audit/ports.ts';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { outgoingKey } from '../../src/mongo/outbox-document.ts';
import { questionStore } from '../../src/mongo/question-store.ts';
import { expiredTickets, forgetQuestions } from '../../src/mongo/ticket-retention.ts';
import { ticketStore } from '../../src/mongo/ticket-store.ts';
import { dailyRetention } from '../../src/product/retention.ts';
import type { Status } from '../../src/tickets/status.ts';
import type { TipRecord } from '../../src/tips/ports.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { testLocks } from '../helpers/locks.ts';
import { draftOf } from '../helpers/tickets.ts';

const locks = testLocks();

const start = new Date('2026-11-22T17:30:00Z');
const days = (count: number) => new Date(start.getTime() + count * 24 * 60 * 60 * 1000);

let database: TestDatabase;
let now = start;
let audit: AuditStore;
const clock = () => now;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  now = start;
  for (const name of ['audit', 'tickets', 'questions']) {
    await database.connection.collection(name).deleteMany({});
  }
  const store = auditStore(database.connection, { clock });
  await store.init();
  audit = store;
});
afterAll(() => database.drop());

/** Tips that ended, as far as retention sees them, and everything it deleted, in order. */
function world(tips: readonly { id: string; changedDay: string; files?: readonly string[] }[] = []) {
  const left = new Map(tips.map((tip) => [tip.id, { files: [], ...tip } as unknown as TipRecord]));
  const deleted: string[] = [];
  const cancelled: string[] = [];
  const dropped: string[] = [];
  const looseLeft: number[] = [];
  let breaks = false;
  const deps = {
    tips: {
      endedBefore: async (day: string, limit: number) =>
        [...left.values()].filter(({ changedDay }) => changedDay < day).slice(0, limit),
      destroy: async (id: string, before?: string) =>
        before !== undefined && (left.get(id)?.changedDay ?? before) < before && left.delete(id),
    },
    files: {
      async delete(ids: readonly string[]) {
        if (breaks) throw new Error('the database went away');
        deleted.push(...ids);
      },
      async dropLoose(before: string) {
        dropped.push(before);
        return looseLeft.shift() ?? 0;
      },
    },
    tickets: expiredTickets(database.connection, locks),
    cancelDownloads: async (ids: readonly string[]) => void cancelled.push(...ids),
    forgetQuestions: (before: Date) => forgetQuestions(database.connection, before),
    audit,
    clock,
    office: {
      retention: {
        complaint: { days: 100 },
        request: { days: 40 },
        tip: { days: 50 },
        question: { days: 30 },
      },
    },
  };
  return {
    deps,
    run: dailyRetention(deps),
    left,
    deleted,
    cancelled,
    dropped,
    looseLeft,
    breaks: (isSo: boolean) => {
      breaks = isSo;
    },
  };
}

const deeds = async () =>
  (await audit.entries({ from: 2, limit: 100 })).map(({ who, deed, about, detail }) =>
    [who, deed, about, detail].filter(Boolean).join(' '),
  );

const tipOf = (n: number, changedDay: string, files: string[] = []) => ({
  id: `opaque-tip-number-${n}x`,
  changedDay,
  files,
});

describe('tips', () => {
  test('past their period are destroyed with all their files, and the record says so first', async () => {
    const { run, left, deleted } = world([
      tipOf(1, '2026-10-03', ['photo', 'words']),
      tipOf(2, '2026-10-04'),
    ]);
    await run();
    expect([...left.keys()]).toEqual([tipOf(2, '').id]);
    expect(deleted).toEqual(['photo', 'words']);
    expect(await deeds()).toEqual([
      'the system retention-run',
      `the system tip-destroyed ${tipOf(1, '').id} period-over`,
    ]);
  });

  test('whose files could not be deleted have them deleted the next time', async () => {
    const { run, left, deleted, breaks } = world([tipOf(1, '2020-01-01', ['photo'])]);
    breaks(true);
    await expect(run()).rejects.toThrow();
    expect(left.size).toBe(0);
    breaks(false);
    await run();
    expect(deleted).toEqual(['photo']);
    expect((await deeds()).filter((deed) => deed.includes('retention-run'))).toHaveLength(1);
  });

  test('that come back at that moment stay, with their files', async () => {
    const { deps, left, deleted } = world([tipOf(1, '2020-01-01', ['photo'])]);
    const endedBefore = async (day: string, limit: number) => {
      const found = await deps.tips.endedBefore(day, limit);
      for (const tip of found) left.set(tip.id, { ...tip, changedDay: '2026-11-23' });
      return found;
    };
    await dailyRetention({ ...deps, tips: { ...deps.tips, endedBefore } })();
    expect([...left.keys()]).toEqual([tipOf(1, '').id]);
    expect(deleted).toEqual([]);
  });

  test('many go in several runs of one day', async () => {
    const { deps, left } = world(Array.from({ length: 7 }, (_, n) => tipOf(n, '2020-01-01')));
    const run = dailyRetention({ ...deps, atMost: 3 });
    const counts: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await run();
      counts.push(left.size);
    }
    expect(counts).toEqual([4, 1, 0, 0]);
    expect((await deeds()).filter((deed) => deed.includes('retention-run'))).toHaveLength(1);
  });

  test('nothing is destroyed when it cannot be put on record', async () => {
    const { deps, left } = world([tipOf(1, '2020-01-01')]);
    const append = async () => {
      throw new Error('no record');
    };
    await expect(dailyRetention({ ...deps, audit: { ...audit, append } })()).rejects.toThrow('no record');
    expect(left.size).toBe(1);
  });
});

describe('each day of Bangkok', () => {
  test('has one entry, also without anything to destroy, however often and in however many processes', async () => {
    const [one, other] = [world(), world()];
    await one.run();
    await one.run();
    await other.run();
    expect(await deeds()).toEqual(['the system retention-run']);
    now = new Date('2026-11-23T16:59:00Z');
    await one.run();
    expect(await deeds()).toHaveLength(1);
    now = new Date('2026-11-23T17:00:00Z');
    await one.run();
    await other.run();
    expect(await deeds()).toHaveLength(2);
    expect(await audit.headOfDay('2026-11-24')).not.toBeNull();
    expect(one.dropped).toEqual(['2026-11-22', '2026-11-23']);
  });

  test('goes on, a portion a run, while there are files that belong to nothing', async () => {
    const { run, looseLeft, dropped } = world();
    looseLeft.push(500, 3);
    for (let round = 0; round < 5; round += 1) await run();
    expect(dropped).toHaveLength(3);
    expect(await deeds()).toEqual(['the system retention-run']);
  });

  test('what others do in between does not hide that it ran', async () => {
    await world().run();
    for (let n = 0; n < 120; n += 1) {
      await audit.append({ who: 'malee', deed: 'tip-viewed', about: 'opaque-tip-number-1x' });
    }
    await world().run();
    expect((await deeds()).filter((deed) => deed.includes('retention-run'))).toHaveLength(1);
  });
});

describe('ordinary tickets', () => {
  async function ticketAt(at: Date, kind: 'complaint' | 'request', status: Status, files: string[] = []) {
    const tickets = ticketStore(database.connection, { clock });
    now = at;
    const attachments = files.map((id) => ({ id, kind: 'image' as const, state: 'ready' as const }));
    const { ticket } = await tickets.open(draftOf({ kind, openedAt: at }, { attachments }));
    await tickets.change(ticket.number, { set: { status }, activity: [] });
    return ticket.number;
  }
  const numbers = async () =>
    (await database.connection.collection('tickets').find().sort({ _id: 1 }).toArray()).map(({ _id }) =>
      String(_id),
    );

  test('that ended are removed by the period of their kind, with their files; open ones stay', async () => {
    await ticketAt(days(-101), 'complaint', 'closed', ['photo-1', 'photo-2']);
    const young = await ticketAt(days(-99), 'complaint', 'closed');
    const open = await ticketAt(days(-900), 'complaint', 'pending');
    await ticketAt(days(-41), 'request', 'rejected');
    await ticketAt(days(-41), 'request', 'resolved');
    const request = await ticketAt(days(-39), 'request', 'resolved');
    now = start;
    const { run, deleted, cancelled } = world();
    await run();
    expect(await numbers()).toEqual([young, open, request].sort());
    expect(deleted).toEqual(['photo-1', 'photo-2']);
    expect(cancelled).toEqual(['photo-1', 'photo-2']);
  });

  test('take answers with them that wait to be sent', async () => {
    const number = await ticketAt(days(-101), 'complaint', 'closed');
    const tickets = ticketStore(database.connection, { clock });
    const by = { username: 'malee', name: 'มาลี' };
    const answer = {
      id: 'an-answer',
      direction: 'outbound' as const,
      at: now,
      text: 'ok',
      attachments: [],
      by,
    };
    await tickets.change(number, { addMessages: [answer], activity: [] });
    now = start;
    const outbox = database.connection.collection<{ _id: string; state: string }>('outbox');
    await outbox.insertMany([
      { _id: outgoingKey(locks, 'an-answer'), state: 'waiting' },
      { _id: 'of-another-ticket', state: 'waiting' },
    ]);
    await world().run();
    expect(await numbers()).toEqual([]);
    expect((await outbox.find().toArray()).map(({ _id }) => _id)).toEqual(['of-another-ticket']);
  });

  test('counts from the last change, not from the day it came', async () => {
    const number = await ticketAt(days(-200), 'complaint', 'closed');
    now = days(-5);
    const tickets = ticketStore(database.connection, { clock });
    await tickets.change(number, { set: { status: 'closed' }, activity: [] });
    now = start;
    await world().run();
    expect(await numbers()).toEqual([number]);
  });

  test('one that is reopened just then stays', async () => {
    const number = await ticketAt(days(-200), 'complaint', 'closed');
    const expired = expiredTickets(database.connection, locks);
    const [found] = await expired.endedBefore('complaint', days(-100), 10);
    if (found?.number !== number) throw new Error('the ticket is not found');
    const tickets = ticketStore(database.connection, { clock });
    await tickets.change(number, { set: { status: 'open' }, activity: [] });
    await expired.remove(found, days(-100));
    expect(await numbers()).toEqual([number]);
  });

  test('the few past their period are found by an index', async () => {
    await ticketStore(database.connection, { clock }).init();
    const plan = await database.connection
      .collection('tickets')
      .find({
        kind: 'complaint',
        status: { $in: ['closed'] },
        openedAt: { $lt: start },
        updatedAt: { $lt: start },
      })
      .explain('queryPlanner');
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  });
});

test('questions nobody answered are forgotten, answered ones stay', async () => {
  const questions = questionStore(database.connection);
  await questions.note({ text: 'ขออนุญาตจุดพลุ', best: [], at: days(-31) });
  await questions.note({ text: 'เลี้ยงช้างในบ้าน', best: [], at: days(-29) });
  await questions.note({ text: 'ขอยืมเต็นท์', best: [], at: days(-400) });
  const { rows } = await questions.list({ state: 'open', order: 'newest', limit: 10 });
  const tent = rows.find(({ text }) => text === 'ขอยืมเต็นท์');
  await questions.settle(tent?.key ?? '', { state: 'answered', by: 'malee', at: days(-400) });
  await world().run();
  const left = await database.connection.collection('questions').find().toArray();
  expect(left.map(({ text }) => text).sort()).toEqual(['ขอยืมเต็นท์', 'เลี้ยงช้างในบ้าน']);
});
