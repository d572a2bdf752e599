import { randomBytes } from 'node:crypto';
import { tipStore } from '../../src/mongo/tip-store.ts';
import type { TipAppend, TipRecord } from '../../src/tips/ports.ts';
import type { Recipient } from '../../src/vault/tip-key.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

let database: TestDatabase;
let tips: ReturnType<typeof tipStore>;

beforeAll(async () => {
  database = await testDatabase();
  tips = tipStore(database.connection);
});
beforeEach(async () => {
  await database.connection.dropDatabase();
  await tips.init();
});
afterAll(() => database.drop());

const random = () => randomBytes(16).toString('base64url');
const sealedTo = (id: string): Recipient => ({
  version: 1,
  id,
  publicKey: `key of ${id}`,
  sealed: random(),
});
const keyOf = (id: string) => ({ id, publicKey: `key of ${id}` });
const locked = () => ({ version: 1, nonce: random(), cipher: random() });
const headOf = (count: number) => ({ version: 1, count, chain: random(), mac: random() });

function recordOf(more: Partial<TipRecord> = {}): TipRecord {
  return {
    version: 1,
    id: random(),
    number: `T-2569-${random()}`,
    draftKey: random(),
    lookup: `1.${random()}`,
    hint: 7,
    recipients: [sealedTo('somying'), sealedTo('recovery')],
    entries: [locked()],
    head: headOf(1),
    status: 'new',
    day: '2026-11-22',
    dueDay: '2026-12-07',
    changedDay: '2026-11-22',
    watchers: ['admin', 'somying'],
    files: ['file-1'],
    ...more,
  };
}

async function kept(more: Partial<TipRecord> = {}): Promise<TipRecord> {
  const added = await tips.add(recordOf(more));
  if (!added) throw new Error('the number is taken');
  return added.record;
}

const appended = (more: Partial<TipAppend> = {}): TipAppend => ({
  entries: [locked()],
  head: headOf(2),
  files: [],
  set: { changedDay: '2026-11-23' },
  ...more,
});

test('a tip is found by number, draft, hint and lookup, as it was stored', async () => {
  const record = await kept();
  for (const found of [
    tips.find(record.number),
    tips.findByDraft(record.draftKey),
    tips.findByLookup(record.lookup),
  ]) {
    expect(await found).toEqual(record);
  }
  expect(await tips.hasHint(7)).toBe(true);
  expect(await tips.hasHint(8)).toBe(false);
  expect(await tips.find('T-2569-12345678')).toBeNull();
});

test('the same draft adds once; a taken number is told', async () => {
  const record = await kept();
  const again = recordOf({ draftKey: record.draftKey });
  expect(await tips.add(again)).toEqual({ record, isNew: false });
  expect(await tips.add(recordOf({ number: record.number }))).toBeNull();
});

describe('appending', () => {
  test('changes everything in one step, if the head is the one seen', async () => {
    const record = await kept();
    const more = appended({
      files: ['file-1', 'file-2'],
      set: { status: 'open', answeredDay: '2026-11-23' },
    });
    const changed = await tips.append(record.id, record.head, more);
    expect(changed).toEqual({
      ...record,
      entries: [...record.entries, ...more.entries],
      head: more.head,
      files: ['file-1', 'file-2'],
      status: 'open',
      answeredDay: '2026-11-23',
    });
    expect(await tips.append(record.id, record.head, appended())).toBeNull();
    const anew = await tips.append(record.id, more.head, appended({ set: { answeredDay: null } }));
    expect(anew && 'answeredDay' in anew).toBe(false);
  });

  test('of many at once, one wins', async () => {
    const record = await kept();
    const tries = Array.from({ length: 8 }, () => tips.append(record.id, record.head, appended()));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect((await tips.find(record.number))?.entries).toHaveLength(2);
  });

  test('and recipients go together, if they are still those seen', async () => {
    const record = await kept();
    const next = [sealedTo('other')];
    const stale = { seen: [sealedTo('somying')], next };
    expect(await tips.append(record.id, record.head, appended({ recipients: stale }))).toBeNull();
    const recipients = { seen: record.recipients, next };
    const changed = await tips.append(record.id, record.head, appended({ recipients }));
    expect(changed?.recipients).toEqual(next);
  });
});

test('recipients are replaced only while they are those seen', async () => {
  const { id, number, recipients } = await kept();
  const next = [...recipients, sealedTo('later')];
  expect(await tips.setRecipients(id, recipients, next)).toBe(true);
  expect(await tips.setRecipients(id, recipients, [])).toBe(false);
  expect(await tips.setRecipients(id, [...recipients, sealedTo('later')], [])).toBe(false);
  expect((await tips.find(number))?.recipients).toEqual(next);
});

test('recipients that hang on what a tip says are replaced only while it says that', async () => {
  const { id, head, recipients } = await kept();
  const next = [...recipients, sealedTo('later')];
  expect(await tips.setRecipients(id, recipients, next, { ...head, count: head.count + 1 })).toBe(false);
  expect(await tips.setRecipients(id, recipients, next, head)).toBe(true);
});

describe('a list', () => {
  test('goes by day, newest first, page by page, each tip once', async () => {
    const days = ['2026-11-20', '2026-11-22', '2026-11-21', '2026-11-22', '2026-11-22', '2026-11-19'];
    for (const day of days) await kept({ day });
    await kept({ recipients: [sealedTo('other')] });
    const seen: TipRecord[] = [];
    let after: string | undefined;
    do {
      const page = await tips.listFor('somying', { limit: 2, ...(after ? { after } : {}) });
      expect(page.records.length).toBeLessThanOrEqual(2);
      seen.push(...page.records);
      after = page.next;
    } while (after);
    expect(seen.map(({ day }) => day)).toEqual([...days].sort().reverse());
    expect(new Set(seen.map(({ id }) => id)).size).toBe(days.length);
  });

  test('can be of some statuses; a key that is none ends it', async () => {
    await kept({ status: 'open' });
    await kept({ status: 'closed' });
    const { records } = await tips.listFor('somying', { statuses: ['closed'], limit: 9 });
    expect(records.map(({ status }) => status)).toEqual(['closed']);
    for (const after of ['', 'x', '2026-11-22', '2026-11-22.$gt']) {
      expect(await tips.listFor('somying', { after, limit: 9 })).toEqual({ records: [] });
    }
  });
});

test('counts and marks tell of nothing but what is sealed to the one who asks', async () => {
  const mine = await kept({ dueDay: '2026-11-01' });
  await kept({ dueDay: '2026-11-01', answeredDay: '2026-10-30', status: 'open' });
  await kept({ dueDay: '2026-11-01', status: 'closed' });
  expect(await tips.countsFor(keyOf('somying'), '2026-11-22')).toEqual({ fresh: 1, overdue: 1 });
  expect(await tips.countsFor(keyOf('other'), '2026-11-22')).toEqual({ fresh: 0, overdue: 0 });
  expect(await tips.overdueFor('admin', '2026-11-22')).toBe(1);
  expect(await tips.overdueFor('admin', '2026-11-01')).toBe(0);
  expect(await tips.overdueFor('other', '2026-11-22')).toBe(0);
  const marks = async () => [await tips.markFor(keyOf('somying')), await tips.markFor(keyOf('other'))];
  const before = await marks();
  expect(await marks()).toEqual(before);
  await tips.append(mine.id, mine.head, appended());
  const [changed, same] = await marks();
  expect(changed).not.toBe(before[0]);
  expect(same).toBe(before[1]);
  expect(await tips.known('somying', [mine.id, 'another'])).toEqual(new Set([mine.id]));
  expect(await tips.known('other', [mine.id])).toEqual(new Set());
});

test('what ended long ago is found, oldest first, and destroyed', async () => {
  const old = await kept({ status: 'closed', changedDay: '2016-01-01' });
  await kept({ status: 'rejected', changedDay: '2017-01-01' });
  await kept({ status: 'open', changedDay: '2016-01-01' });
  await kept({ status: 'closed', changedDay: '2026-01-01' });
  const days = async (limit: number) =>
    (await tips.endedBefore('2020-01-01', limit)).map(({ changedDay }) => changedDay);
  expect(await days(9)).toEqual(['2016-01-01', '2017-01-01']);
  expect(await days(1)).toEqual(['2016-01-01']);
  expect(await tips.destroy(old.id, '2016-01-01')).toBe(false);
  const open = await kept({ status: 'open', changedDay: '2016-01-01' });
  expect(await tips.destroy(open.id, '2020-01-01')).toBe(false);
  expect(await tips.find(open.number)).not.toBeNull();
  expect(await tips.destroy(old.id, '2020-01-01')).toBe(true);
  expect(await tips.destroy(old.id, '2020-01-01')).toBe(false);
  expect(await tips.find(old.number)).toBeNull();
  expect(await days(9)).toEqual(['2017-01-01']);
});

test('tips that an earlier version stored unsealed stop the start with a line that says what to do', async () => {
  const other = await testDatabase();
  await other.connection.collection('tips').insertOne({ title: 'plain' });
  await expect(tipStore(other.connection).init()).rejects.toThrow(/mongodump/);
  await other.drop();
});
