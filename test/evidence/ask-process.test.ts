import { askProcess } from '../../src/evidence/ask-process.ts';
import { until } from '../helpers/until.ts';

const script = new URL('./odd-process.mjs', import.meta.url);
const odd = (patienceMs = 20_000, idleMs = 1_000) => askProcess(script, { patienceMs, idleMs, heapMb: 32 });

async function pidOf(ask: ReturnType<typeof odd>): Promise<number> {
  const told = await ask({ do: 'answer' });
  if (typeof told === 'string') throw new Error(told);
  return (told.answer as { pid: number }).pid;
}

test('a process gets bytes as they are and gives them back, and knows nothing of this process', async () => {
  const told = await odd()({ do: 'answer', bytes: Buffer.from('content') });
  if (typeof told === 'string') throw new Error(told);
  const { bytes, pid, env } = told.answer as { bytes: Uint8Array; pid: number; env: string[] };
  expect(Buffer.isBuffer(bytes) && bytes.toString()).toBe('content');
  expect(pid).not.toBe(process.pid);
  expect(env.filter((name) => name !== 'NODE_CHANNEL_FD' && !name.startsWith('NODE_CHANNEL_'))).toEqual([]);
});

test('a process answers again and again, and one question after another', async () => {
  const ask = odd();
  const [first, second] = await Promise.all([pidOf(ask), pidOf(ask)]);
  expect(second).toBe(first);
});

test('a process that never answers is ended, and the next question is answered', async () => {
  const ask = odd(3_000);
  expect(await ask({ do: 'hang' })).toBe('tooSlow');
  expect(await pidOf(ask)).toBeGreaterThan(0);
});

test('a process that ends or runs out of memory takes nothing with it', async () => {
  const ask = odd();
  expect(await ask({ do: 'end' })).toBe('broken');
  expect(await ask({ do: 'fill' })).toBe('broken');
  expect(await pidOf(ask)).toBeGreaterThan(0);
});

test('a process that ended between two questions, or was idle, is started anew', async () => {
  const ask = odd(20_000, 1);
  const first = await pidOf(ask);
  await until('the idle process has ended', () => !isAlive(first));
  expect(await pidOf(ask)).not.toBe(first);
});

test('a process that cannot be started is broken', async () => {
  const missing = new URL('./no-such-process.mjs', import.meta.url);
  const ask = askProcess(missing, { patienceMs: 20_000, idleMs: 1, heapMb: 32 });
  expect(await ask({ do: 'answer' })).toBe('broken');
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
