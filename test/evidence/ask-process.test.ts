import { ChildProcess, type fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test.each(['end', 'die'])(
  'what a process did not come to is asked once more of a fresh one: %s',
  async (deed) => {
    const folder = await mkdtemp(join(tmpdir(), 'ask-'));
    const told = await odd()({ do: deed, once: join(folder, 'done') });
    expect(told).toMatchObject({ answer: { do: deed } });
    await rm(folder, { recursive: true });
  },
);

test('a process that is killed again, or ends before it has begun, says nothing of the question', async () => {
  const ask = odd();
  await expect(ask({ do: 'die' })).rejects.toMatchObject({ code: 'HELPER_KILLED' });
  await expect(ask({ do: 'endEarly' })).rejects.toMatchObject({ code: 'HELPER_NOT_STARTED' });
  expect(await pidOf(ask)).toBeGreaterThan(0);
});

const patience = { patienceMs: 20_000, idleMs: 1, heapMb: 32 };
const notStarted = { name: 'ProcessFault', code: 'HELPER_NOT_STARTED' };

test('a process whose script is not there is not started', async () => {
  const ask = askProcess(new URL('./no-such-process.mjs', import.meta.url), patience);
  await expect(ask({ do: 'answer' })).rejects.toMatchObject(notStarted);
});

/** As Node answers where no more files can be opened: no channel, and the error comes later. */
function withoutChannel(): ChildProcess {
  const child = new ChildProcess();
  process.nextTick(() => child.emit('error', new Error('EMFILE')));
  return child;
}
/** As where no more processes can be: there is a channel, and the error comes later. */
function withoutProcess(): ChildProcess {
  const child = withoutChannel();
  return Object.assign(child, { connected: true, send: () => false, ref() {}, unref() {} });
}
function throwing(): ChildProcess {
  throw new Error('ENOMEM');
}
function unsendable(): ChildProcess {
  return Object.assign(withoutProcess(), { send: throwing });
}

test.each([withoutChannel, withoutProcess, throwing, unsendable])(
  'a process that the system does not start ends nothing, and the next one is tried: %#',
  async (fails) => {
    const ask = askProcess(script, patience, fails as unknown as typeof fork);
    const before = process.listenerCount('exit');
    await expect(ask({ do: 'answer' })).rejects.toMatchObject(notStarted);
    await expect(ask({ do: 'answer' })).rejects.toMatchObject(notStarted);
    await until('nothing is left behind', () => process.listenerCount('exit') === before);
  },
);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
