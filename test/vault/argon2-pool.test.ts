import { argon2Pool } from '../../src/vault/argon2-pool.ts';
import type { Argon2Job, Argon2Thread } from '../../src/vault/argon2-thread.ts';

const job = (name: number): Argon2Job => ({
  secret: Uint8Array.of(name),
  salt: new Uint8Array(16),
  opslimit: 1,
  memlimit: 8192,
});

/** Threads that finish a job when the test says so, and count themselves. */
function handMadeThreads() {
  const open: { name: number; done: () => void; fail: (error: Error) => void }[] = [];
  const counts = { started: 0, ended: 0, mostAtOnce: 0 };
  const start = (): Argon2Thread => {
    counts.started += 1;
    return {
      stretch: ({ secret }) =>
        new Promise((resolve, reject) => {
          open.push({ name: secret[0] ?? 0, done: () => resolve(secret), fail: reject });
          counts.mostAtOnce = Math.max(counts.mostAtOnce, open.length);
        }),
      end: () => {
        counts.ended += 1;
      },
    };
  };
  return { open, counts, start };
}

/** Lets everything that is ready happen. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('no more than two keys are derived at once, and the rest in order', async () => {
  const { open, counts, start } = handMadeThreads();
  const pool = argon2Pool({ atOnce: 2, longestQueue: 20 }, start);
  const finished: number[] = [];
  const all = Array.from({ length: 9 }, async (_, name) => {
    const [key] = await pool(job(name));
    finished.push(Number(key));
  });
  for (let left = 9; left > 0; left -= 1) {
    await turn();
    open.shift()?.done();
  }
  await Promise.all(all);
  expect(counts.mostAtOnce).toBe(2);
  expect(finished).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a full queue refuses at once, and takes again when there is room', async () => {
  const { open, start } = handMadeThreads();
  const pool = argon2Pool({ atOnce: 1, longestQueue: 1 }, start);
  const first = pool(job(1));
  const second = pool(job(2));
  await expect(pool(job(3))).rejects.toMatchObject({ name: 'SealError', reason: 'busy' });
  await turn();
  open.shift()?.done();
  await first;
  const fourth = pool(job(4));
  await turn();
  open.shift()?.done();
  await second;
  await turn();
  open.shift()?.done();
  expect(await fourth).toEqual(Uint8Array.of(4));
});

test('threads are kept while work waits, and end when none does', async () => {
  const { open, counts, start } = handMadeThreads();
  const pool = argon2Pool({ atOnce: 2, longestQueue: 20 }, start);
  const all = Promise.all([1, 2, 3, 4].map((name) => pool(job(name))));
  for (let left = 4; left > 0; left -= 1) {
    await turn();
    open.shift()?.done();
  }
  await all;
  await turn();
  expect(counts).toMatchObject({ started: 2, ended: 2 });
});

test('a thread that dies fails its own job only', async () => {
  const { open, counts, start } = handMadeThreads();
  const pool = argon2Pool({ atOnce: 1, longestQueue: 5 }, start);
  const first = pool(job(1));
  const second = pool(job(2));
  await turn();
  open.shift()?.fail(new Error('out of memory'));
  await expect(first).rejects.toThrow('out of memory');
  await turn();
  open.shift()?.done();
  expect(await second).toEqual(Uint8Array.of(2));
  expect(counts).toMatchObject({ started: 2, ended: 2 });
});

test('a thread that cannot start fails the job and blocks nobody', async () => {
  const { open, start } = handMadeThreads();
  let fails = 1;
  const pool = argon2Pool({ atOnce: 1, longestQueue: 5 }, () => {
    fails -= 1;
    if (fails >= 0) throw new Error('no threads left');
    return start();
  });
  await expect(pool(job(1))).rejects.toThrow('no threads left');
  const second = pool(job(2));
  await turn();
  open.shift()?.done();
  expect(await second).toEqual(Uint8Array.of(2));
});
