import { ticketStore } from '../../src/mongo/ticket-store.ts';
import { fiscalYearOf } from '../../src/tickets/number.ts';
import type { TicketStore } from '../../src/tickets/ports.ts';
import type { Attachment } from '../../src/tickets/ticket.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { draftOf, officer, userId } from '../helpers/tickets.ts';

const start = new Date('2026-11-23T03:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const file = (id: string, other: Partial<Attachment> = {}): Attachment => ({
  id,
  kind: 'image',
  state: 'fetching',
  source: id,
  ...other,
});

let database: TestDatabase;
let store: TicketStore;
let now = start;

beforeAll(async () => {
  database = await testDatabase();
  const tickets = ticketStore(database.connection, { clock: () => now });
  await tickets.init();
  store = tickets;
});
afterAll(() => database.drop());
beforeEach(async () => {
  now = start;
  await Promise.all(
    ['tickets', 'counters'].map((name) => database.connection.collection(name).deleteMany({})),
  );
});

const opened = async (...args: Parameters<typeof draftOf>) => (await store.open(draftOf(...args))).ticket;
const numbersOf = async (query: Partial<Parameters<TicketStore['list']>[0]> = {}) =>
  (await store.list({ sort: 'newest', limit: 50, ...query })).rows.map(({ number }) => number);

describe('opening', () => {
  test('a hundred at once have a hundred numbers and no gap', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => opened()));
    expect(all.map(({ number }) => number).sort()).toEqual(
      Array.from({ length: 100 }, (_, index) => `C-2570-${String(index + 1).padStart(4, '0')}`),
    );
  });

  test('the same draft twenty times at once is one ticket', async () => {
    const draft = draftOf();
    const all = await Promise.all(Array.from({ length: 20 }, () => store.open(draft)));
    expect(new Set(all.map(({ ticket }) => ticket.number)).size).toBe(1);
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await numbersOf()).toHaveLength(1);
  });

  test('each kind and each fiscal year counts by itself', async () => {
    const years = ['2026-09-30T16:59:59Z', '2026-09-30T17:00:00Z'].map((at) => new Date(at));
    for (const openedAt of years) {
      await opened({ openedAt });
      await opened({ openedAt, kind: 'request' });
    }
    expect((await numbersOf()).sort()).toEqual(['C-2569-0001', 'C-2570-0001', 'R-2569-0001', 'R-2570-0001']);
    expect(years.map(fiscalYearOf)).toEqual([2569, 2570]);
  });

  test('a counter that was set back, as by an old backup, gives no number twice and stops nobody', async () => {
    await opened();
    await opened();
    await database.connection.collection('counters').deleteMany({});
    expect((await opened()).number).toBe('C-2570-0003');
  });

  test('keeps everything, and nothing of the draft or of how it is stored comes back', async () => {
    const draft = draftOf(
      { place: { words: 'หน้าวัด', source: 's-p' }, facts: [{ step: 'when', text: 'วันนี้' }] },
      { source: 's-1', attachments: [file('f-1')] },
    );
    const { ticket } = await store.open(draft);
    const { draftId: _, message, ...rest } = draft;
    expect(ticket).toEqual({
      ...rest,
      number: 'C-2570-0001',
      fiscalYear: 2570,
      status: 'new',
      updatedAt: start,
      revision: 1,
      messages: [message],
      notes: [],
      activity: [{ at: start, by: 'reporter', what: 'opened' }],
    });
    expect(await store.find('C-2570-0001')).toEqual(ticket);
  });
});

describe('changing', () => {
  const note = (id: string) => ({ addNote: { id, at: start, by: officer, text: id }, activity: [] });

  test('of ten with the same revision at once, one wins', async () => {
    const { number } = await opened();
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) => store.change(number, note(`n-${index}`), { revision: 1 })),
    );
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await store.find(number)).toMatchObject({ revision: 2, notes: { length: 1 } });
  });

  test('without a guard all happen', async () => {
    const { number } = await opened();
    await Promise.all(Array.from({ length: 10 }, (_, index) => store.change(number, note(`n-${index}`))));
    expect(await store.find(number)).toMatchObject({ revision: 11, notes: { length: 10 } });
  });

  test('only in the named statuses, and only without that message', async () => {
    const { number } = await opened({}, { id: 'm-1' });
    expect(await store.change(number, note('a'), { statuses: ['open', 'pending'] })).toBeNull();
    expect(await store.change(number, note('a'), { withoutMessage: 'm-1' })).toBeNull();
    expect(
      await store.change(number, note('a'), { statuses: ['new'], withoutMessage: 'm-2' }),
    ).not.toBeNull();
    expect(await store.change('C-2570-0999', note('a'))).toBeNull();
  });

  test('sets, takes away and adds in one', async () => {
    const { number } = await opened();
    const activity = [{ at: start, by: officer, what: 'status' as const, from: 'new', to: 'resolved' }];
    now = later(5);
    const resolved = await store.change(number, {
      set: { status: 'resolved', assignee: officer, resolvedAt: start },
      addMessages: [{ id: 'a', direction: 'outbound', at: start, text: 'เสร็จ', attachments: [] }],
      activity,
    });
    expect(resolved).toMatchObject({
      status: 'resolved',
      assignee: officer,
      updatedAt: later(5),
      messages: { length: 2 },
    });
    expect(resolved?.activity.at(-1)).toEqual(activity[0]);
    const again = await store.change(number, { set: { assignee: null, resolvedAt: null }, activity: [] });
    expect(again).not.toHaveProperty('assignee');
    expect(again).not.toHaveProperty('resolvedAt');
  });

  test('the list shows whose word was last', async () => {
    const { number } = await opened();
    const row = async () => (await store.list({ sort: 'newest', limit: 1 })).rows[0];
    const message = { id: 'a', at: start, text: 'ก', attachments: [] };
    expect(await row()).toMatchObject({ number, hasNews: true, title: 'ถนนเป็นหลุม' });
    await store.change(number, { addMessages: [{ ...message, direction: 'outbound' }], activity: [] });
    expect(await row()).toMatchObject({ hasNews: false });
    await store.change(number, {
      addMessages: [{ ...message, id: 'b', direction: 'inbound' }],
      activity: [],
    });
    expect(await row()).toMatchObject({ hasNews: true });
  });
});

describe('the list', () => {
  test('filters by kind, status, category, assignee and what is overdue, and by all together', async () => {
    const one = await opened({ category: 'road', dueAt: later(10) });
    const two = await opened({ category: 'water', dueAt: later(20) });
    const three = await opened({ kind: 'request', category: 'other', dueAt: later(5) });
    await store.change(two.number, { set: { status: 'open', assignee: officer }, activity: [] });
    await store.change(three.number, { set: { status: 'closed' }, activity: [] });

    expect(await numbersOf({ kind: 'request' })).toEqual([three.number]);
    expect(await numbersOf({ statuses: ['open'] })).toEqual([two.number]);
    expect(await numbersOf({ category: 'road' })).toEqual([one.number]);
    expect(await numbersOf({ assignee: 'somsri' })).toEqual([two.number]);
    expect((await numbersOf({ assignee: null })).sort()).toEqual([one.number, three.number]);
    expect(await numbersOf({ overdueAt: later(15) })).toEqual([one.number]);
    expect(await numbersOf({ overdueAt: later(25) })).toEqual([one.number, two.number]);
    expect(await numbersOf({ overdueAt: later(25), statuses: ['closed'] })).toEqual([]);
    expect(await numbersOf({ statuses: [] })).toEqual([]);
    const both = {
      kind: 'complaint' as const,
      statuses: ['open' as const],
      category: 'water',
      assignee: 'somsri',
    };
    expect(await numbersOf({ ...both, overdueAt: later(25), sort: 'due' })).toEqual([two.number]);
    expect(await numbersOf({ ...both, category: 'road' })).toEqual([]);
  });

  test('is sorted by opening or by due date', async () => {
    for (const [minutes, due] of [
      [0, 30],
      [1, 10],
      [2, 20],
    ] as const) {
      await opened({ openedAt: later(minutes), dueAt: later(due) });
    }
    const last = async (sort: 'newest' | 'oldest' | 'due') =>
      (await numbersOf({ sort })).map((number) => number.at(-1));
    expect(await last('newest')).toEqual(['3', '2', '1']);
    expect(await last('oldest')).toEqual(['1', '2', '3']);
    expect(await last('due')).toEqual(['2', '3', '1']);
  });

  test.each(['newest', 'oldest', 'due'] as const)(
    'page by page, %s, shows each once while others come in',
    async (sort) => {
      for (let index = 0; index < 25; index += 1) {
        // Several of the same moment: the number decides.
        await opened({ openedAt: later(Math.floor(index / 4)), dueAt: later(Math.floor(index / 3)) });
      }
      const before = new Set(await numbersOf({ sort }));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await store.list({ sort, limit: 4, ...(after ? { after } : {}) });
        seen.push(...page.rows.map(({ number }) => number));
        after = page.next;
        await opened({ openedAt: later(2), dueAt: later(2) });
      } while (after);
      expect(new Set(seen).size).toBe(seen.length);
      expect([...before].filter((number) => !seen.includes(number))).toEqual([]);
    },
  );

  test('a full last page has no next one, and a strange key is the first page', async () => {
    for (let index = 0; index < 4; index += 1) await opened({ openedAt: later(index) });
    expect(await store.list({ sort: 'newest', limit: 4 })).not.toHaveProperty('next');
    for (const after of [
      '',
      'x',
      '0',
      '{"$gt":1}',
      '99999999999999999999_C-2570-0001',
      `1_${'9'.repeat(99)}`,
    ]) {
      expect((await store.list({ sort: 'newest', limit: 4, after })).rows).toHaveLength(4);
    }
  });
});

describe('searching', () => {
  test.each([
    ['the number', 'C-2570-0001', true],
    ['the number, small, in Thai digits', 'c-๒๕๗๐-๐๐๐๑', true],
    ['the running number', '0001', true],
    ['the running number without zeros', '1', true],
    ['a word inside a sentence', 'โรงเรียน', true],
    ['words in another order', 'โรงเรียน ถนน', true],
    ['a word spelled otherwise', 'นํ้าขัง', true],
    ['a number inside a sentence', 'หมู่ ๔', true],
    ['the LINE name', 'ป้าแดง', true],
    ['part of the LINE name', 'แดง', true],
    ['a Latin name in capitals', 'SOMCHAI', true],
    ['the place', 'ศาลเจ้า', true],
    ['a fact', 'ปลัด', true],
    ['the contact', '0812345678', true],
    ['what was added later', 'ซ่อมแล้ว', true],
    ['a word that is not there', 'ประปา', false],
    ['one that is there and one that is not', 'ถนน ประปา', false],
    ['another number', 'C-2570-0003', false],
    ['signs alone', '!!!', false],
    ['an operator', '{"$ne":1}', false],
    ['an expression', '.*', false],
  ])('by %s: %s', async (_, words, isFound) => {
    const { number } = await opened(
      {
        place: { words: 'ข้างศาลเจ้า' },
        facts: [{ step: 'about', text: 'ปลัดคนเก่า' }],
        reporter: { how: 'named', userId, contact: 'ดำ 0812345678' },
      },
      { text: 'ถนนหน้าโรงเรียนเป็นหลุม น้ำขัง หมู่ 4' },
    );
    await opened({}, { text: 'ไฟดับ' });
    await store.setReporterName(number, 'ป้าแดง Somchai');
    const message = {
      id: 'a',
      direction: 'outbound' as const,
      at: start,
      text: 'ช่างซ่อมแล้ว',
      attachments: [],
    };
    await store.change(number, { addMessages: [message], activity: [] });
    expect(await numbersOf({ words })).toEqual(isFound ? [number] : []);
  });

  test('goes with filters and order', async () => {
    const one = await opened({ category: 'road' }, { text: 'ไฟดับ' });
    const two = await opened({ category: 'water', openedAt: later(1) }, { text: 'ไฟดับ' });
    expect(await numbersOf({ words: 'ไฟดับ' })).toEqual([two.number, one.number]);
    expect(await numbersOf({ words: 'ไฟดับ', category: 'road' })).toEqual([one.number]);
    expect(await numbersOf({ words: one.number, category: 'water' })).toEqual([]);
    expect(await numbersOf({ words: '   ' })).toHaveLength(2);
  });
});

describe('counts', () => {
  test('new and overdue ones', async () => {
    await opened({ dueAt: later(-1) });
    const { number } = await opened({ dueAt: later(-1) });
    await store.change(number, { set: { status: 'resolved' }, activity: [] });
    expect(await store.counts(start)).toEqual({
      fresh: { count: 1, isMore: false },
      overdue: { count: 1, isMore: false },
    });
  });

  test('stop at a bound', async () => {
    const { number } = await opened({ dueAt: later(-1) });
    const tickets = database.connection.collection<{ _id: string }>('tickets');
    const one = await tickets.findOne({ _id: number });
    await tickets.insertMany(
      Array.from({ length: 1100 }, (_, index) => ({
        ...one,
        _id: `C-2570-${index + 5000}`,
        draftId: `x-${index}`,
      })),
    );
    expect(await store.counts(start)).toEqual({
      fresh: { count: 999, isMore: true },
      overdue: { count: 999, isMore: true },
    });
  });

  test('the latest change is the newest of all', async () => {
    expect(await store.latestChange()).toBeNull();
    const { number } = await opened();
    await opened();
    now = later(7);
    await store.change(number, { activity: [] });
    expect(await store.latestChange()).toEqual(later(7));
  });
});

describe('finding for a reporter', () => {
  test("one's own, newest first, no more than asked for", async () => {
    for (let index = 0; index < 4; index += 1) await opened({ openedAt: later(index) });
    await opened({ reporter: { how: 'named', userId: `U${'2'.repeat(32)}` } });
    const own = await store.ofReporter(userId, 3);
    expect(own.map(({ number }) => number)).toEqual(['C-2570-0004', 'C-2570-0003', 'C-2570-0002']);
  });
});

describe('what becomes of an answer and of a file', () => {
  const answer = { id: 'a-1', direction: 'outbound' as const, at: start, text: 'ก', attachments: [] };

  test('is shown on its own message and makes no form old', async () => {
    const { number } = await opened();
    await store.change(number, { addMessages: [answer, { ...answer, id: 'a-2' }], activity: [] });
    await store.setDelivery(number, 'a-1', { state: 'failed', reason: 'blocked', at: start });
    const ticket = await store.find(number);
    expect(ticket?.messages.slice(1).map(({ delivery }) => delivery)).toEqual([
      { state: 'failed', reason: 'blocked', at: start },
      undefined,
    ]);
    expect(ticket?.revision).toBe(2);
  });

  test('sent stays sent, whoever speaks later', async () => {
    const { number } = await opened();
    await store.change(number, { addMessages: [answer], activity: [] });
    for (const state of ['queued', 'sent', 'queued', 'failed'] as const) {
      await store.setDelivery(number, 'a-1', { state, at: start });
    }
    expect((await store.find(number))?.messages[1]?.delivery?.state).toBe('sent');
  });

  test('a file is shown wherever it is', async () => {
    const one = await opened({}, { attachments: [file('f-0'), file('f-1')] });
    const two = await opened({}, { attachments: [file('f-1')] });
    await store.setAttachment('f-1', { state: 'ready', mime: 'image/jpeg', bytes: 9 });
    expect((await store.find(one.number))?.messages[0]?.attachments).toEqual([
      file('f-0'),
      file('f-1', { state: 'ready', mime: 'image/jpeg', bytes: 9 }),
    ]);
    expect((await store.find(two.number))?.messages[0]?.attachments[0]?.state).toBe('ready');
  });

  test('a file that was unsent does not come back when its download ends', async () => {
    const { number } = await opened({}, { attachments: [file('f-1')] });
    await store.eraseSource('f-1', start);
    await store.setAttachment('f-1', { state: 'ready', mime: 'image/jpeg' });
    expect((await store.find(number))?.messages[0]?.attachments).toEqual([
      { id: 'f-1', kind: 'image', state: 'gone' },
    ]);
  });
});

describe('unsending', () => {
  test('takes the words out of every ticket, of the search and of the contact', async () => {
    const one = await opened(
      { title: 'ความลับ' },
      { text: 'ความลับ', source: 's-1', attachments: [file('f-1')] },
    );
    const two = await opened({ facts: [{ step: 'about', text: 'นายดำ', source: 's-1' }] });
    const three = await opened({ place: { words: 'บ้านนายดำ', source: 's-1' } });
    const four = await opened({
      reporter: { how: 'named', userId, contact: 'โทรศัพท์ 0899', contactSource: 's-1' },
    });
    expect(await store.eraseSource('s-1', later(1))).toEqual({ attachmentIds: [] });
    const kept = JSON.stringify(await database.connection.collection('tickets').find().toArray());
    for (const trace of ['ความลับ', 'ลับ', 'นาย', '0899', 's-1']) expect(kept).not.toContain(trace);
    for (const { number } of [one, two, three, four]) {
      const ticket = await store.find(number);
      expect(ticket?.activity.at(-1)).toEqual({ at: later(1), by: 'reporter', what: 'unsent' });
      expect(await numbersOf({ words: number })).toEqual([number]);
    }
    expect(await store.eraseSource('f-1', later(2))).toEqual({ attachmentIds: ['f-1'] });
    expect(await store.eraseSource('f-1', later(2))).toEqual({ attachmentIds: [] });
  });

  test('leaves what else was said to be found', async () => {
    const { number } = await opened({}, { text: 'ไฟดับ', source: 's-1' });
    await store.setReporterName(number, 'ป้าแดง');
    const more = {
      id: 'b',
      direction: 'inbound' as const,
      at: start,
      text: 'แมวหาย',
      attachments: [],
      source: 's-2',
    };
    await store.change(number, { addMessages: [more], activity: [] });
    await store.eraseSource('s-2', start);
    for (const words of ['ไฟดับ', 'ป้าแดง', '0001']) expect(await numbersOf({ words })).toEqual([number]);
    expect(await numbersOf({ words: 'แมวหาย' })).toEqual([]);
  });

  test('at the same moment as other changes loses none of them', async () => {
    const { number } = await opened(
      {},
      { text: 'ความลับ', source: 's-1', attachments: [file('f-1'), file('f-2')] },
    );
    const answer = (id: string) => ({
      id,
      direction: 'outbound' as const,
      at: start,
      text: id,
      attachments: [],
    });
    await store.change(number, { addMessages: [answer('a-0')], activity: [] });
    await Promise.all([
      store.eraseSource('s-1', start),
      store.setDelivery(number, 'a-0', { state: 'sent', at: start }),
      store.setAttachment('f-1', { state: 'ready' }),
      store.setReporterName(number, 'ป้าแดง'),
      store.eraseSource('f-2', start),
      ...Array.from({ length: 10 }, (_, index) =>
        store.change(number, { addMessages: [answer(`a-${index + 1}`)], activity: [] }),
      ),
    ]);
    const ticket = await store.find(number);
    expect(ticket?.messages).toHaveLength(12);
    expect(ticket?.messages[0]).toMatchObject({
      text: '',
      attachments: [{ id: 'f-1', state: 'ready' }, { state: 'gone' }],
    });
    expect(ticket?.messages[1]?.delivery?.state).toBe('sent');
    expect(ticket?.reporter).toMatchObject({ displayName: 'ป้าแดง' });
    expect(await numbersOf({ words: 'แดง a-7' })).toEqual([number]);
  });
});

describe('blocking', () => {
  test('marks what is open, and unblocking clears what was marked, closed meanwhile or not', async () => {
    const one = await opened();
    const two = await opened();
    const done = await opened();
    await store.change(done.number, { set: { status: 'closed' }, activity: [] });
    await store.setBlocked(userId, true, start);
    await store.setBlocked(userId, true, start);
    expect((await store.find(one.number))?.isBlocked).toBe(true);
    expect((await store.find(one.number))?.activity.filter(({ what }) => what === 'blocked')).toHaveLength(1);
    expect((await store.find(done.number))?.isBlocked).toBeUndefined();
    await store.change(two.number, { set: { status: 'resolved' }, activity: [] });
    await store.setBlocked(userId, false, later(1));
    for (const { number } of [one, two]) {
      const ticket = await store.find(number);
      expect(ticket?.isBlocked ?? false).toBe(false);
      expect(ticket?.activity.at(-1)).toMatchObject({ what: 'blocked', to: 'reachable' });
    }
  });

  test("is nobody else's matter", async () => {
    const { number } = await opened();
    await store.setBlocked(`U${'2'.repeat(32)}`, true, start);
    expect((await store.find(number))?.isBlocked).toBeUndefined();
  });
});
