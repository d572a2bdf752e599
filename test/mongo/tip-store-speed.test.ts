import { randomBytes } from 'node:crypto';
import { type Connection, createConnection } from 'mongoose';
import { tipStore } from '../../src/mongo/tip-store.ts';
import { statuses } from '../../src/tickets/status.ts';
import type { Sealee, TipStore } from '../../src/tips/ports.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

const many = 3_000;
const limit = 25;
const today = '2026-11-23';
const start = Date.parse('2026-11-22T00:00:00Z');
const somying = { id: 'somying', publicKey: 'key-of-somying' };
/** An account of the same name whose key is another: somebody else set its password. */
const another = { id: 'somying', publicKey: 'another-key' };

let database: TestDatabase;
let watched: Connection;
let tips: TipStore;
/** Every question that the store asked of the engine. */
const sent: object[] = [];

const random = () => randomBytes(16).toString('base64url');
const daysAgo = (days: number) => new Date(start - days * 86_400_000).toISOString().slice(0, 10);

/** Tips of three years, of which half are answered; somying can read them all, malee a few. */
beforeAll(async () => {
  database = await testDatabase();
  watched = await createConnection(database.uri, { monitorCommands: true, autoIndex: false }).asPromise();
  watched.getClient().on('commandStarted', ({ commandName, command }) => {
    const { lsid, $db, ...question } = command;
    if (commandName === 'find' || commandName === 'aggregate') sent.push(question);
  });
  const store = tipStore(watched);
  await store.init();
  tips = store;
  const documents = Array.from({ length: many }, (_, index) => ({
    _id: random(),
    number: `T-2569-${10_000_000 + index}`,
    draftKey: random(),
    lookup: random(),
    hint: index % 4096,
    recipients: [somying, ...(index % 100 === 0 ? [{ id: 'malee', publicKey: 'key-of-malee' }] : [])],
    entries: [],
    head: { version: 1, count: 1, chain: random(), mac: random() },
    status: statuses[index % 40] ?? 'closed',
    day: daysAgo(index % 1000),
    dueDay: daysAgo((index % 1000) - 15),
    ...(index % 2 === 0 ? { answeredDay: daysAgo(1) } : {}),
    changedDay: daysAgo(index % 500),
    watchers: ['admin'],
    files: [],
  }));
  await database.connection.collection('tips').insertMany(documents as never[]);
});
afterAll(async () => {
  await watched.close();
  await database.drop();
});

/** The values of a field, wherever it stands. */
function* valuesOf(field: string, within: unknown): Generator<unknown> {
  if (typeof within !== 'object' || within === null) return;
  for (const [name, value] of Object.entries(within)) {
    if (name === field) yield value;
    else yield* valuesOf(field, value);
  }
}

/** What the engine looks at for it, as it explains the very commands that were sent. */
async function costOf(
  work: () => Promise<unknown>,
): Promise<{ docs: number; keys: number; stages: string[] }> {
  sent.length = 0;
  await work();
  const asked = [...sent];
  expect(asked.length).toBeGreaterThan(0);
  const explained = await Promise.all(
    asked.map((command) => watched.db?.command({ explain: command, verbosity: 'executionStats' })),
  );
  const done = [...valuesOf('executionStats', explained)];
  const sum = (field: string) =>
    [...valuesOf(field, done)].reduce<number>((total, one) => total + Number(one), 0);
  return {
    docs: sum('totalDocsExamined'),
    keys: sum('totalKeysExamined'),
    stages: [...valuesOf('stage', done)].map(String),
  };
}

const isByIndex = ({ stages }: { stages: string[] }) =>
  !stages.some((one) => /^(?:COLLSCAN|SORT)$/.test(one));

const pageAndNext = async (query: Partial<Parameters<TipStore['listFor']>[1]>, who: Sealee = somying) => {
  const { next } = await tips.listFor(who, { limit, ...query });
  if (next) await tips.listFor(who, { limit, ...query, after: next });
};

test.each<[string, () => Promise<unknown>]>([
  ['all', () => pageAndNext({})],
  ['of a status', () => pageAndNext({ statuses: ['closed'] })],
  ['of a rare status', () => pageAndNext({ statuses: ['pending'] })],
  ['of several statuses', () => pageAndNext({ statuses: ['new', 'open', 'pending'] })],
  ['far back', () => pageAndNext({ after: `${daysAgo(900)}.M` })],
  ['far back, of a status', () => pageAndNext({ after: `${daysAgo(900)}.M`, statuses: ['closed'] })],
  [
    'far back, of several statuses',
    () => pageAndNext({ after: `${daysAgo(900)}.M`, statuses: ['new', 'open', 'pending'] }),
  ],
  ['of who reads few', () => pageAndNext({}, { id: 'malee', publicKey: 'key-of-malee' })],
  ['by a name alone', () => pageAndNext({ after: `${daysAgo(900)}.M` }, 'somying')],
])('a page and the next examine little more than they show: %s', async (_, work) => {
  const cost = await costOf(work);
  const { docs, keys } = cost;
  expect(isByIndex(cost)).toBe(true);
  expect(docs).toBeLessThanOrEqual(3 * (limit + 1));
  expect(keys).toBeLessThanOrEqual(3 * (limit + 1));
});

test('whoever has the name of an officer but not the key costs next to nothing', async () => {
  const work = () => Promise.all([tips.listFor(another, { limit }), tips.markFor(another)]);
  const { docs, keys } = await costOf(work);
  expect(docs + keys).toBeLessThanOrEqual(limit);
});

test('the mark of the live refresh and the counts are read from indexes alone', async () => {
  const mark = await costOf(() => tips.markFor(somying));
  expect(isByIndex(mark)).toBe(true);
  expect(mark.docs).toBe(0);
  expect(mark.keys).toBeLessThanOrEqual(201);
  const counts = await costOf(() => tips.countsFor(somying, today));
  expect(counts.docs).toBe(0);
  expect(counts.keys).toBeLessThanOrEqual(2_100);
  const { docs } = await costOf(() => tips.overdueFor('admin', today));
  expect(docs).toBe(0);
});

test('retention reads no more than it destroys', async () => {
  const cost = await costOf(() => tips.endedBefore(daysAgo(100), 20));
  expect(isByIndex(cost)).toBe(true);
  expect(cost.docs).toBeLessThanOrEqual(20);
});
