import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { oneAtATime } from './one-at-a-time.ts';

/** Asks a process of its own. `tooSlow`: it had to be ended; `broken`: it ended by itself, as for want of memory. */
export type Ask = (question: object) => Promise<{ readonly answer: unknown } | 'tooSlow' | 'broken'>;

export interface Patience {
  readonly patienceMs: number;
  readonly heapMb: number;
  /** How long it waits for another question. What it holds in memory goes with it. */
  readonly idleMs: number;
}

/**
 * A process that answers one question at a time, started when it is needed. A thread would not do: one that runs out
 * of memory takes the whole process with it.
 */
export function askProcess(script: URL, patience: Patience): Ask {
  const inTurn = oneAtATime();
  let child: ChildProcess | undefined;
  let rest: NodeJS.Timeout | undefined;
  const end = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  return (question) =>
    inTurn(async () => {
      clearTimeout(rest);
      if (child?.connected !== true) child = start(script, patience.heapMb);
      const told = await tell(child, question, patience.patienceMs);
      if (typeof told === 'string') end();
      else rest = globalThis.setTimeout(end, patience.idleMs).unref();
      return told;
    });
}

function start(script: URL, heapMb: number): ChildProcess {
  const child = fork(script, {
    // Nothing of this process: neither its secrets nor its options, such as an inspector's.
    env: {},
    execArgv: [`--max-old-space-size=${heapMb}`],
    serialization: 'advanced',
    // Decoders write their complaints to the console.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // One that dies between two questions must not end this process.
  child.on('error', () => {});
  return child;
}

async function tell(child: ChildProcess, question: object, patienceMs: number): ReturnType<Ask> {
  const over = new AbortController();
  const { signal } = over;
  const answered = once(child, 'message', { signal }).then(([answer]) => ({ answer: answer as unknown }));
  const gone = once(child, 'exit', { signal }).then(() => 'broken' as const);
  const late = setTimeout(patienceMs, 'tooSlow' as const, { signal });
  hold(child, true);
  child.send(question, () => {});
  try {
    return await Promise.race([answered, gone, late]);
  } catch {
    return 'broken';
  } finally {
    hold(child, false);
    over.abort();
    await Promise.allSettled([answered, gone, late]);
  }
}

/** An idle one does not keep this process from ending. */
function hold(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) child.ref();
  else child.unref();
  if (isHeld) child.channel?.ref();
  else child.channel?.unref();
}
