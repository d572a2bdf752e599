import { flushSoon } from '../../src/mongo/flush-soon.ts';

type Write = Parameters<ReturnType<typeof flushSoon>['add']>[0];

const write = (id: string) => ({ deleteOne: { filter: { _id: id as never } } });
const idsOf = (writes: Write[]) =>
  writes.map((one) => ('deleteOne' in one ? String(one.deleteOne.filter._id) : ''));

/** A collection that writes when it is let, and can fail. */
function slowCollection() {
  const bundles: string[][] = [];
  const waiting: (() => void)[] = [];
  const faults: Error[] = [];
  return {
    bundles,
    faults,
    letGo: () => waiting.shift()?.(),
    async bulkWrite(writes: readonly Write[]) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      const fault = faults.shift();
      if (fault) throw fault;
      bundles.push(idsOf([...writes]));
      return {} as never;
    },
  };
}

const soon = 1_000_000;

test('what is gathered goes together', async () => {
  const collection = slowCollection();
  const { add, flush } = flushSoon(collection, soon, () => undefined);
  add(write('a'), write('b'));
  add(write('c'));
  const flushed = flush();
  await Promise.resolve();
  collection.letGo();
  await flushed;
  expect(collection.bundles).toEqual([['a', 'b', 'c']]);
});

test('a flush waits for what another one is still writing', async () => {
  const collection = slowCollection();
  const { add, flush } = flushSoon(collection, soon, () => undefined);
  add(write('a'));
  void flush();
  let isFlushed = false;
  const second = flush().then(() => {
    isFlushed = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isFlushed).toBe(false);
  collection.letGo();
  await second;
  expect(collection.bundles).toEqual([['a']]);
});

test('a failed bundle is told of and goes again with the next', async () => {
  const collection = slowCollection();
  const told: unknown[] = [];
  const { add, flush } = flushSoon(collection, soon, (error) => told.push(error));
  const fault = new Error('no');
  collection.faults.push(fault);
  add(write('a'));
  const first = flush();
  await Promise.resolve();
  collection.letGo();
  await first;
  expect(told).toEqual([fault]);
  add(write('b'));
  const second = flush();
  await Promise.resolve();
  collection.letGo();
  await second;
  expect(collection.bundles).toEqual([['a', 'b']]);
});
