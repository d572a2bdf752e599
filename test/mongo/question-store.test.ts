import type { QuestionQuery } from '../../src/knowledge/ports.ts';
import { type QuestionDocument, questionPage, questionStore } from '../../src/mongo/question-store.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

let database: TestDatabase;
let store: ReturnType<typeof questionStore>;
beforeAll(async () => {
  database = await testDatabase();
  store = questionStore(database.connection);
  await store.init();
});
beforeEach(() => collection().deleteMany({}));
afterAll(() => database.drop());

const collection = () => database.connection.collection<QuestionDocument>('questions');
const start = new Date('2026-11-22T03:00:00Z');
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const days = (count: number) => minutes(count * 24 * 60);
const best = [{ intent: 'procedure:land-building-tax', score: 0.4 }];
const note = (text: string, at = start) => store.note({ text, best, at });
const open = (more: Partial<QuestionQuery> = {}): QuestionQuery => ({
  ...{ state: 'open', order: 'most-asked', limit: 10 },
  ...more,
});
const textsOf = async (query: QuestionQuery) => (await store.list(query)).rows.map(({ text }) => text);
async function only() {
  const { rows } = await store.list(open());
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`there are ${rows.length} open questions`);
  return row;
}

test('questions that say the same are one, counted, with the guesses of the last time and no time but the day', async () => {
  await note('จ่ายภาษีที่ดินวันไหน', minutes(5));
  await store.note({ text: 'จ่ายภาษี ที่ดิน วันไหนครับ', best: [], at: days(1) });
  await note('จ่ายภาษีที่ดินวันไหนคะ', minutes(7));
  const row = await only();
  expect(row).toEqual({
    ...{ key: row.key, text: 'จ่ายภาษีที่ดินวันไหน', count: 3, best, state: 'open' },
    ...{ firstAt: new Date('2026-11-21T17:00:00Z'), lastAt: new Date('2026-11-22T17:00:00Z') },
  });
  expect(await store.find(row.key)).toEqual(row);
});

test('the same question for the first time from many at once is counted for each', async () => {
  await Promise.all(Array.from({ length: 20 }, () => note('เลี้ยงนกเขาต้องขออนุญาตไหม')));
  expect((await only()).count).toBe(20);
});

test('nothing of a person is kept, and nothing of a text without words', async () => {
  await note('โทรกลับ 081-234-5678 บ้าน 12/3 ด้วย');
  await note('???');
  expect((await only()).text).toBe('โทรกลับ ••• บ้าน ••• ด้วย');
  const [stored] = await collection().find().toArray();
  expect(Object.keys(stored ?? {}).sort()).toEqual(
    ['_id', 'best', 'count', 'firstAt', 'lastAt', 'state', 'text'].sort(),
  );
});

test('a text that looks like a name of a field is kept as it is', async () => {
  await note('$count ต้องทำอะไร');
  expect((await only()).text).toBe('$count ต้องทำอะไร');
});

test('of many guesses the best three are kept', async () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ intent: `i${index}`, score: 1 - index / 10 }));
  await store.note({ text: 'อะไรก็ได้', best: many, at: start });
  expect((await only()).best).toEqual(many.slice(0, 3));
});

test('what is answered leaves the open ones, and comes back when it finds no answer again', async () => {
  await note('ขอยืมเต็นท์');
  const { key } = await only();
  const settled = { by: 'somying', at: minutes(10), attachedTo: 'answer:tents' };
  expect(await store.settle(key, { state: 'answered', ...settled })).toBe(true);
  expect(await textsOf(open())).toEqual([]);
  expect(await store.find(key)).toMatchObject({ state: 'answered', settled });
  // Asked before the answer was written, and heard of after it.
  await note('ขอยืมเต็นท์', minutes(9));
  expect(await textsOf(open())).toEqual([]);
  await note('ขอยืมเต็นท์', minutes(11));
  expect(await only()).toMatchObject({ count: 3, state: 'open', settled });
});

test('what is dismissed stays so, however often it is asked', async () => {
  await note('หวยออกอะไร');
  const { key } = await only();
  await store.settle(key, { state: 'dismissed', by: 'somying', at: minutes(1) });
  await note('หวยออกอะไร', minutes(2));
  expect(await textsOf(open())).toEqual([]);
  expect((await store.list(open({ state: 'dismissed' }))).rows).toMatchObject([{ count: 2 }]);
  expect(await store.settle('nothing', { state: 'dismissed', by: 'x', at: start })).toBe(false);
});

describe('a list', () => {
  beforeEach(async () => {
    const asked = [
      ['ถามครั้งเดียวนานแล้ว', 1, 1],
      ['ถามสามครั้ง', 3, 2],
      ['ถามครั้งเดียวล่าสุด', 1, 9],
      ['ถามสองครั้ง', 2, 5],
    ] as const;
    for (const [text, times, at] of asked) {
      for (let time = 0; time < times; time += 1) await note(text, days(at));
    }
  });

  const mostAsked = ['ถามสามครั้ง', 'ถามสองครั้ง', 'ถามครั้งเดียวล่าสุด', 'ถามครั้งเดียวนานแล้ว'];
  const newest = ['ถามครั้งเดียวล่าสุด', 'ถามสองครั้ง', 'ถามสามครั้ง', 'ถามครั้งเดียวนานแล้ว'];

  test.each([
    ['most-asked', mostAsked],
    ['newest', newest],
  ] as const)('is in the order %s, whole or page by page', async (order, texts) => {
    expect(await textsOf(open({ order }))).toEqual(texts);
    for (const limit of [1, 2, 3]) {
      const seen: string[] = [];
      for (let after: string | undefined, isFirst = true; isFirst || after; isFirst = false) {
        const page = await store.list(open({ order, limit, ...(after ? { after } : {}) }));
        seen.push(...page.rows.map(({ text }) => text));
        after = page.next;
      }
      expect(seen).toEqual(texts);
    }
  });

  test.each(['', 'x', '1_2', '1_2_$where', `${'9'.repeat(40)}_1_${'a'.repeat(22)}`])(
    'takes the key %j for no key',
    async (after) => {
      expect(await textsOf(open({ after }))).toHaveLength(4);
    },
  );
});

test('a page costs the same wherever it lies, also among thousands asked once', async () => {
  const many = Array.from({ length: 3_000 }, (_, index) => ({
    ...{ _id: `${index}`.padStart(22, '0'), text: `${index}`, count: 1, best, state: 'open' as const },
    ...{ firstAt: start, lastAt: minutes(index % 10) },
  }));
  await collection().insertMany(many);
  for (const order of ['most-asked', 'newest'] as const) {
    const after = `1_${minutes(2).getTime()}_${'0'.repeat(18)}1502`;
    const query = open({ order, after, limit: 25 });
    const { executionStats } = await questionPage(collection(), query).explain('executionStats');
    expect(executionStats.nReturned).toBe(26);
    expect(executionStats.totalKeysExamined).toBeLessThan(120);
  }
});

test('the count of open ones stops at a bound', async () => {
  await note('หนึ่ง');
  expect(await store.openCount()).toEqual({ count: 1, isMore: false });
  const many = Array.from({ length: 1_200 }, (_, index) => ({
    ...{ _id: `${index}`.padStart(22, '0'), text: 'x', count: 1, best, state: 'open' as const },
    ...{ firstAt: start, lastAt: start },
  }));
  await collection().insertMany(many);
  expect(await store.openCount()).toEqual({ count: 999, isMore: true });
});

test('open ones are forgotten half a year after they were last asked, settled ones are not', async () => {
  expect(await collection().indexes()).toContainEqual(
    expect.objectContaining({
      key: { lastAt: 1 },
      expireAfterSeconds: 180 * 24 * 60 * 60,
      partialFilterExpression: { state: 'open' },
    }),
  );
});
