import { mongo } from 'mongoose';
import { theSystem } from '../../src/audit/deeds.ts';
import { headCode } from '../../src/audit/head-code.ts';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { connectMongo } from '../../src/mongo/connect.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

let database: TestDatabase;
let now: Date;
beforeAll(async () => {
  database = await testDatabase();
  await newStore().init();
});
beforeEach(async () => {
  now = new Date('2026-11-22T03:04:05.678Z');
  await database.connection.collection('audit').deleteMany({});
});
afterAll(() => database.drop());

const newStore = (connection = database.connection) => auditStore(connection, { clock: () => now });
const tip = (n: number) => `tip-${String(n).padStart(16, '0')}`;
const viewed = (n: number, who = 'somying') => ({ who, deed: 'tip-viewed', about: tip(n) }) as const;
const out = (who: string) => ({ who, deed: 'signed-out' }) as const;
const knowing = (...tips: string[]) => ({ limit: 3, knows: async () => new Set(tips) });

test('a deed is on record as it was said, and nothing else with it', async () => {
  const store = newStore();
  expect(await store.head()).toBeNull();
  const head = await store.append({
    who: 'somying',
    deed: 'original-opened',
    about: tip(1),
    detail: 'hand-over',
  });
  expect(await store.head()).toEqual(head);
  const [, entry] = await store.entries({ from: 1, limit: 5 });
  expect(entry).toEqual({
    v: 1,
    seq: 2,
    at: '2026-11-22T03:04:05Z',
    who: 'somying',
    deed: 'original-opened',
    about: tip(1),
    detail: 'hand-over',
    salt: expect.stringMatching(/^[0-9a-f]{32}$/),
    prevHash: await store.hashAt(1),
    hash: head.hash,
  });
  expect(await store.hashAt(3)).toBeNull();
  await expect(store.append({ ...viewed(1), about: 'a road' })).rejects.toThrow('about');
});

test('four stores on two connections make one chain without gaps, from its beginning on', async () => {
  const second = await connectMongo(database.uri, { appName: 'test' });
  const connections = [database.connection, database.connection, second, second];
  const stores = connections.map((connection) => newStore(connection));
  const work = stores.map(async (store, s) => {
    const seqs: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const both = [store.append(viewed(n, `officer-${s}`)), store.append(out(`officer-${s}`))];
      if (n % 5 === 0) await Promise.all(both);
      seqs.push(...(await Promise.all(both)).map(({ seq }) => seq));
    }
    const burst = Array.from({ length: 10 }, () => store.append(out(`officer-${s}`)));
    return [...seqs, ...(await Promise.all(burst)).map(({ seq }) => seq)];
  });
  const seqs = await Promise.all(work);
  await second.close();
  for (const own of seqs) expect(own).toEqual([...own].sort((a, b) => a - b));
  expect(seqs.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n + 2));
  const store = newStore();
  expect(await store.verify()).toMatchObject({ isWhole: true, checked: 201, head: { seq: 201 } });
});

describe('what a person may see', () => {
  test('is listed newest first, page by page', async () => {
    const store = newStore();
    for (const n of [1, 2, 3, 4]) await store.append(viewed(n));
    const page = await store.list(knowing(tip(1), tip(2), tip(3), tip(4)));
    expect(page.rows.map(({ about }) => about)).toEqual([tip(4), tip(3), tip(2)]);
    const rest = await store.list({ ...knowing(tip(1)), ...(page.next ? { after: page.next } : {}) });
    expect(rest.rows.map(({ deed }) => deed)).toEqual(['tip-viewed', 'chain-begun']);
    expect(rest.next).toBeUndefined();
    expect(await store.list({ ...knowing(), after: 'no such key' })).toEqual({ rows: [] });
  });

  test('is the same whether there are hidden entries or not, numbers and pages included', async () => {
    const store = newStore();
    const visible = async (withHidden: boolean) => {
      await database.connection.collection('audit').deleteMany({});
      const fresh = newStore();
      for (const n of [1, 2, 3, 4, 5]) {
        if (withHidden) for (let times = 0; times < n * 90; times += 1) void fresh.append(viewed(n + 10));
        await fresh.append(n % 2 ? out(`officer-${n}`) : viewed(1));
      }
      if (withHidden) await fresh.append(viewed(99));
      const pages = [await store.list(knowing(tip(1)))];
      for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
        pages.push(await store.list({ ...knowing(tip(1)), after: next }));
      }
      return pages.map(({ rows, next }) => ({ rows, hasNext: next !== undefined }));
    };
    const plain = await visible(false);
    // All but the random id that the chain begins with.
    const same = (pages: typeof plain) =>
      pages.map((page) => ({
        ...page,
        rows: page.rows.map((row) => (row.deed === 'chain-begun' ? { ...row, about: '' } : row)),
      }));
    expect(plain.map(({ rows }) => rows.length)).toEqual([3, 3]);
    expect(same(await visible(true))).toEqual(same(plain));
    expect(await newStore().verify()).toMatchObject({ isWhole: true, checked: 1357 });
  });

  test('tells no number and no hash', async () => {
    const store = newStore();
    await store.append(out('somying'));
    const { rows } = await store.list(knowing());
    for (const row of rows) expect(Object.keys(row)).toEqual(['at', 'who', 'deed', 'about', 'detail']);
  });

  test('is nothing of any tip for who may know of none', async () => {
    const store = newStore();
    await store.append(viewed(1));
    await store.append({ who: theSystem, deed: 'tip-destroyed', about: tip(1), detail: 'period-over' });
    expect((await store.list(knowing())).rows.map(({ deed }) => deed)).toEqual(['chain-begun']);
  });
});

test('the head of a day is its last entry by the clocks of Bangkok', async () => {
  const store = newStore();
  const appendedAt = async (time: string) => {
    now = new Date(time);
    return await store.append(out('somying'));
  };
  await appendedAt('2026-11-21T16:59:59Z');
  await appendedAt('2026-11-21T17:00:00Z');
  const last = await appendedAt('2026-11-22T16:59:59Z');
  await appendedAt('2026-11-22T17:00:00Z');
  expect(await store.headOfDay('2026-11-22')).toEqual(last);
  expect(await store.headOfDay('2026-11-24')).toBeNull();
  const anchors = [{ code: headCode(last.hash) }];
  expect(await store.verify({ anchors })).toMatchObject({ isWhole: true });
});

test('checking may begin at any entry', async () => {
  const store = newStore();
  for (const n of [1, 2, 3, 4]) await store.append(viewed(n));
  await database.connection.collection('audit').updateOne({ seq: 2 }, { $set: { who: 'malee' } });
  expect(await store.verify({ from: 4 })).toMatchObject({ isWhole: true, checked: 2 });
  expect(await store.verify()).toMatchObject({ faults: [{ what: 'changed', seq: 2 }] });
});

test('what somebody put in or changed does not stop the chain', async () => {
  const store = newStore();
  await store.append(out('somying'));
  const raw = database.connection.collection<{ _id: string | number }>('audit');
  await raw.insertMany([{ _id: 'x' }, { _id: 57.5 }, { _id: -3 }]);
  await raw.updateOne({ _id: 2 }, { $set: { seq: 'two' }, $unset: { hash: '' } });
  expect(await newStore().append(out('malee'))).toMatchObject({ seq: 3 });
  const { faults } = await store.verify();
  expect(faults.map(({ what }) => what).sort()).toEqual(['changed', 'inserted', 'inserted', 'inserted']);
});

test.each([
  ['Long', (n: number) => mongo.BSON.Long.fromNumber(n)],
  ['Double', (n: number) => new mongo.BSON.Double(n)],
  ['Decimal128', (n: number) => mongo.BSON.Decimal128.fromString(`${n}`)],
] as const)(
  'an end whose numbers were made %s is found, and does not stop the chain',
  async (_type, typed) => {
    const store = newStore();
    for (const n of [1, 2, 3]) await store.append(viewed(n));
    const raw = database.connection.collection('audit');
    const end = await raw.find({ seq: { $gt: 2 } }).toArray();
    await raw.deleteMany({ seq: { $gt: 2 } });
    await raw.insertMany(end.map((entry) => ({ ...entry, _id: typed(Number(entry._id)) as never })));
    await raw.updateOne({ seq: 1 }, [{ $set: { seq: { $toLong: '$seq' } } }]);
    expect(await newStore().append(out('malee'))).toMatchObject({ seq: 5 });
    const { faults } = await store.verify();
    expect(faults).toEqual([1, 3, 4].map((seq) => ({ what: 'changed', seq })));
  },
);

test('entries that are cut off while the product runs leave a gap that shows', async () => {
  const store = newStore();
  for (const n of [1, 2, 3, 4]) await store.append(viewed(n));
  await database.connection.collection<{ _id: number }>('audit').deleteMany({ _id: { $gt: 3 } });
  await store.append(out('somying'));
  expect(await store.verify()).toMatchObject({ faults: [{ what: 'missing', from: 4, to: 5 }] });
});
