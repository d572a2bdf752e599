import { lanes } from '../../src/line/lanes.ts';

/** Pieces of work that end when told. */
function work() {
  const pieces: string[] = [];
  const underWay = new Map<string, () => void>();
  const faults: unknown[] = [];
  const takeOne = async () => {
    const piece = pieces.shift();
    if (piece === undefined) return false;
    if (piece === 'fault') throw new Error(piece);
    await new Promise<void>((resolve) => underWay.set(piece, resolve));
    underWay.delete(piece);
    return true;
  };
  return { pieces, underWay, faults, takeOne };
}

const settles = () => new Promise((resolve) => setImmediate(resolve));

test('so many at once and no more, until nothing is left', async () => {
  const { pieces, underWay, takeOne, faults } = work();
  const { run } = lanes(2, takeOne, (error) => faults.push(error));
  pieces.push('a', 'b', 'c');
  const done = run();
  await settles();
  expect([...underWay.keys()]).toEqual(['a', 'b']);
  underWay.get('a')?.();
  await settles();
  expect([...underWay.keys()]).toEqual(['b', 'c']);
  for (const end of underWay.values()) end();
  await done;
});

test('a slow piece holds up nobody who comes later', async () => {
  const { pieces, underWay, takeOne, faults } = work();
  const { run } = lanes(2, takeOne, (error) => faults.push(error));
  pieces.push('slow');
  void run();
  await settles();
  pieces.push('quick');
  void run();
  await settles();
  expect([...underWay.keys()]).toEqual(['slow', 'quick']);
});

test('a lane that fails is told of, and the next run begins anew', async () => {
  const { pieces, underWay, takeOne, faults } = work();
  const { run } = lanes(1, takeOne, (error) => faults.push(error));
  pieces.push('fault', 'next');
  await run();
  expect(faults).toHaveLength(1);
  void run();
  await settles();
  expect([...underWay.keys()]).toEqual(['next']);
});

test('draining waits for what is under way and takes up nothing more', async () => {
  const { pieces, underWay, takeOne, faults } = work();
  const { run, drain } = lanes(1, takeOne, (error) => faults.push(error));
  pieces.push('a', 'b');
  void run();
  await settles();
  const drained = drain();
  underWay.get('a')?.();
  await drained;
  await run();
  expect(pieces).toEqual(['b']);
});
