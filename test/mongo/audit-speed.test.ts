import { median } from '../../bench/figure.ts';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { sampleChain } from '../helpers/audit-chain.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const newStore = () => auditStore(database.connection, { clock: () => new Date() });
const viewed = { who: 'somying', deed: 'tip-viewed', about: 'tip-0000000000000001' } as const;

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

test('an append costs little more than one journaled insert', async () => {
  const store = newStore();
  await store.init();
  const bare = database.connection.collection<{ _id: number }>('bare');
  const floor: number[] = [];
  const appends: number[] = [];
  for (const [n, link] of sampleChain(150).entries()) {
    floor.push(await took(() => bare.insertOne({ ...link, _id: n })));
    appends.push(await took(() => store.append(viewed)));
  }
  expect(median(appends) / median(floor)).toBeLessThan(2.5);
});

test('many appends at once cost less each than one alone', async () => {
  const store = newStore();
  const alone: number[] = [];
  for (let n = 0; n < 50; n += 1) alone.push(await took(() => store.append(viewed)));
  const together = await took(() => Promise.all(Array.from({ length: 500 }, () => store.append(viewed))));
  expect(together / 500).toBeLessThan(median(alone));
});

test('a long chain is checked in a small multiple of the time it takes to be read', async () => {
  const long = 20_000;
  const raw = database.connection.collection<{ _id: number }>('audit');
  await raw.deleteMany({});
  await raw.insertMany(sampleChain(long), { writeConcern: { w: 1 } });
  const read = async () => {
    let count = 0;
    for await (const _ of raw.find({}, { batchSize: 1_000 }).sort({ _id: 1 })) count += 1;
    return count;
  };
  const floor = await took(read);
  let checked = 0;
  const verified = await took(async () => {
    ({ checked } = await newStore().verify());
  });
  expect(checked).toBe(long);
  expect(verified / floor).toBeLessThan(4);
});
