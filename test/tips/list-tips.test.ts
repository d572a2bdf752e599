import type { KeyHolder, OfficerDesk } from '../../src/tips/desks.ts';
import type { TipRow } from '../../src/tips/tip.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { draftOf, says, type TipOffice, tipOffice } from './tip-office.ts';

type Query = Parameters<OfficerDesk['list']>[1];

const start = new Date('2026-11-23T02:00:00Z');
const dayMs = 24 * 60 * 60 * 1000;

let database: TestDatabase;
let office: TipOffice;
let somying: KeyHolder;
let malee: KeyHolder;
/** When it is, and how long everything takes: the clock moves on each time that it is read. */
let time = { now: start, step: 0 };
const clock = () => {
  time = { ...time, now: new Date(time.now.getTime() + time.step) };
  return time.now;
};
const slowly = async <T>(work: () => Promise<T>): Promise<T> => {
  time = { ...time, step: 500 };
  return work().finally(() => {
    time = { ...time, step: 0 };
  });
};

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.connection.dropDatabase();
  time = { now: start, step: 0 };
  office = await tipOffice(database.connection, { clock });
  somying = office.hires('somying', 'สมหญิง ใจดี');
  malee = office.hires('malee', 'มาลี ใจงาม');
});
afterAll(() => database.drop());

/** So many tips, one a day, oldest first; their numbers. */
async function files(count: number, happened = (place: number) => `เรื่องที่ ${place}`): Promise<string[]> {
  const numbers: string[] = [];
  for (let place = 0; place < count; place += 1) {
    const { number } = await office.reporter.file(draftOf({ happened: says(happened(place)) }));
    numbers.push(number);
    time = { ...time, now: new Date(time.now.getTime() + dayMs) };
  }
  return numbers;
}

async function assigns(number: string, to: string | null): Promise<void> {
  const tip = await office.officers.find(somying, number);
  await office.officers.assign(somying, { number, to, revision: tip?.revision ?? '' });
}

const list = (query: Partial<Query>, who = somying) => office.officers.list(who, { limit: 25, ...query });
const numbersOf = (page: { rows: TipRow[] }) => page.rows.map(({ number }) => number);

/** Every page, from the newest on. */
async function pages(query: Partial<Query>): Promise<Awaited<ReturnType<OfficerDesk['list']>>[]> {
  const page = await list(query);
  return page.next ? [page, ...(await pages({ ...query, after: page.next }))] : [page];
}

test('tips are found by who works on them, as their sealed entries say', async () => {
  const [first = '', second = '', third = ''] = await files(3);
  await assigns(first, 'somying');
  await assigns(second, 'malee');
  await assigns(second, null);
  await assigns(third, 'malee');
  expect(numbersOf(await list({ assignee: 'somying' }))).toEqual([first]);
  expect(numbersOf(await list({ assignee: 'malee' }))).toEqual([third]);
  expect(numbersOf(await list({ assignee: null }))).toEqual([second]);
  expect(numbersOf(await list({ assignee: 'somebody' }))).toEqual([]);
  expect(numbersOf(await list({ assignee: 'malee', statuses: ['closed'] }))).toEqual([]);
  expect(numbersOf(await list({ assignee: 'malee', words: 'เรื่องที่ 2' }))).toEqual([third]);
});

test('whoever is named in a tip does not find it by who works on it', async () => {
  const about = { divisions: [], staff: ['malee'], said: [] };
  const { number } = await office.reporter.file(draftOf({ about }));
  await assigns(number, 'somying');
  expect(numbersOf(await list({ assignee: 'somying' }))).toEqual([number]);
  for (const query of [{ assignee: 'somying' }, { assignee: null }, { words: number }]) {
    expect(await list(query, malee)).toEqual({ rows: [] });
  }
});

test('a search goes on until its page is full, and the next page goes on after it', async () => {
  const numbers = await files(30, (place) => (place % 6 === 0 ? 'แมวหาย' : 'หมาหาย'));
  const cats = numbers.filter((_, place) => place % 6 === 0).toReversed();
  const found = await pages({ words: 'แมว', limit: 2 });
  expect(found.map(numbersOf)).toEqual([cats.slice(0, 2), cats.slice(2, 4), cats.slice(4)]);
  expect(found.every(({ lookedTo }) => lookedTo === undefined)).toBe(true);
});

test('a page that is over in time says to which day it looked, and nothing is left out', async () => {
  const [oldest] = await files(20, (place) => (place === 0 ? 'แมวหาย' : 'หมาหาย'));
  const [first, ...more] = await slowly(() => pages({ words: 'แมว', limit: 2 }));
  expect(first).toEqual({ rows: [], next: expect.any(String), lookedTo: '2026-12-05' });
  expect([first, ...more].slice(0, -1).every((page) => page?.lookedTo)).toBe(true);
  expect(more.flatMap(numbersOf)).toEqual([oldest]);
  expect(more.at(-1)).not.toHaveProperty('lookedTo');
});

test('everybody else has a turn after each tip that is opened', async () => {
  const numbers = await files(30);
  let turns = 0;
  let turn = setImmediate(function next() {
    turns += 1;
    turn = setImmediate(next);
  });
  await list({ words: 'แมว' });
  clearImmediate(turn);
  expect(turns).toBeGreaterThanOrEqual(numbers.length);
});

test('a plain page is whole, however long it takes', async () => {
  const numbers = await files(12);
  expect(await slowly(() => list({}))).toMatchObject({
    rows: numbers.toReversed().map((number) => ({ number })),
  });
});

test('words that lie apart are searched, together with those that do not', async () => {
  const apart = await office.reporter.keepWords('หัวหน้าเก็บเงินสด', 'a-message');
  const { number } = await office.reporter.file(
    draftOf({ via: 'line', happened: [apart], where: says('ตลาดนัด') }),
  );
  await files(1);
  for (const words of ['เงินสด', 'ตลาดนัด', 'เงินสด ตลาดนัด']) {
    const { rows } = await list({ words });
    expect(rows).toEqual([expect.objectContaining({ number, title: 'หัวหน้าเก็บเงินสด' })]);
  }
  expect(await list({ words: 'เงินสด วัด' })).toEqual({ rows: [] });
});

test('a number finds its tip at once, however it is typed', async () => {
  const [oldest = ''] = await files(10);
  const typed = oldest.toLowerCase().replaceAll('-', ' ');
  for (const words of [oldest, typed]) {
    expect(numbersOf(await slowly(() => list({ words })))).toEqual([oldest]);
  }
  expect(numbersOf(await list({ words: oldest, statuses: ['closed'] }))).toEqual([]);
  expect(numbersOf(await list({ words: oldest.slice(0, -2) }))).toEqual([oldest]);
});

test('nothing more is opened once whoever asked has gone, and their key with them', async () => {
  await files(3);
  const { publicKey } = somying.pair;
  const wiped = { ...somying, pair: { publicKey, privateKey: new Uint8Array(32) } };
  expect(await list({ signal: AbortSignal.abort() }, wiped)).toEqual({ rows: [] });
});

test('the last one who spoke decides whether an answer is awaited', async () => {
  const [number = ''] = await files(1);
  const tip = await office.officers.find(somying, number);
  const form = { number, id: 'an-answer', text: 'ได้รับแล้ว', files: [], revision: tip?.revision ?? '' };
  await office.officers.answer(somying, form);
  await office.officers.note(somying, { number, id: 'a-note', text: 'ถามกองช่าง' });
  expect((await list({})).rows).toMatchObject([{ hasNews: false }]);
});

test.each([
  ['what was said', { 'entries.0.cipher': 'AAAA' }],
  ['the key for the officer', { 'recipients.$[].sealed': 'AAAA' }],
])(
  'one that was changed in the database (%s) stands there as damaged, beside the others',
  async (_what, change) => {
    const [first, second] = await files(2);
    await database.connection.collection('tips').updateOne({ number: first }, { $set: change });
    const { rows } = await list({});
    expect(rows.map(({ number, isDamaged }) => [number, isDamaged])).toEqual([
      [second, undefined],
      [first, true],
    ]);
    expect(numbersOf(await list({ words: 'เรื่องที่' }))).toEqual([second]);
    expect((await list({ words: first ?? '' })).rows).toMatchObject([{ number: first, isDamaged: true }]);
  },
);
