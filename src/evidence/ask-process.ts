import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { oneAtATime } from './one-at-a-time.ts';

/**
 * Asks a process of its own. `tooSlow`: it had to be ended; `broken`: the question ended it, twice, as for want of heap.
 *
 * @throws ProcessFault
 */
export type Ask = (question: object) => Promise<{ readonly answer: unknown } | 'tooSlow' | 'broken'>;

/** What the process sends: that it is ready for the question's work, and later what came of it. */
export type Told = { readonly begun: true } | { readonly answer: unknown };

/**
 * Nothing is known of the question, and it can be asked again later. `HELPER_NOT_STARTED`: no process came as far as to
 * begin with it; `HELPER_KILLED`: the process was killed from outside, as by a system short of memory.
 */
export class ProcessFault extends Error {
  readonly code: 'HELPER_NOT_STARTED' | 'HELPER_KILLED';
  constructor(code: ProcessFault['code']) {
    super(code);
    this.name = 'ProcessFault';
    this.code = code;
  }
}

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
export function askProcess(script: URL, patience: Patience, forkIt: typeof fork = fork): Ask {
  const inTurn = oneAtATime();
  let child: ChildProcess | undefined;
  let rest: NodeJS.Timeout | undefined;
  const end = () => {
    if (child) kill(child);
    child = undefined;
  };
  const ask = async (question: object) => {
    if (child?.connected !== true) child = start(script, patience.heapMb, forkIt);
    const outcome = await tell(child, question, patience.patienceMs);
    if (outcome === 'tooSlow' || outcome instanceof Death) end();
    return outcome;
  };
  return (question) =>
    inTurn(async () => {
      clearTimeout(rest);
      const first = await ask(question);
      // It may have died of something else, or before it had the question.
      const outcome = first instanceof Death ? await ask(question) : first;
      if (first instanceof Death && outcome instanceof Death) return verdictOf(first, outcome);
      if (outcome instanceof Death) throw new ProcessFault('HELPER_NOT_STARTED');
      if (outcome !== 'tooSlow') rest = globalThis.setTimeout(end, patience.idleMs).unref();
      return outcome;
    });
}

/** How a process ended, with its question unanswered. */
class Death {
  readonly hadBegun: boolean;
  readonly wasKilled: boolean;
  constructor(hadBegun: boolean, wasKilled: boolean) {
    this.hadBegun = hadBegun;
    this.wasKilled = wasKilled;
  }
}

/** Only what ended by itself over its work, twice, ended of the question. */
function verdictOf(...deaths: readonly [Death, Death]): 'broken' {
  if (!deaths.every(({ hadBegun }) => hadBegun)) throw new ProcessFault('HELPER_NOT_STARTED');
  if (deaths.some(({ wasKilled }) => wasKilled)) throw new ProcessFault('HELPER_KILLED');
  return 'broken';
}

function start(script: URL, heapMb: number, forkIt: typeof fork): ChildProcess | undefined {
  try {
    const child = forkIt(script, {
      // Nothing of this process: neither its secrets nor its options, such as an inspector's.
      env: {},
      execArgv: [`--max-old-space-size=${heapMb}`],
      serialization: 'advanced',
      // Decoders write their complaints to the console.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // One that cannot be started, or dies between two questions, must not end this process.
    child.on('error', () => {});
    endWithThis(child);
    return child;
  } catch {
    return undefined;
  }
}

/** A busy one would not see that this process has ended. */
function endWithThis(child: ChildProcess): void {
  const end = () => kill(child);
  process.once('exit', end);
  for (const over of ['exit', 'error']) child.once(over, () => process.off('exit', end));
}

/** One that was never started has no id, and Node would end this process and all of its group in its place. */
function kill(child: ChildProcess): void {
  if (child.pid) child.kill('SIGKILL');
}

async function tell(
  child: ChildProcess | undefined,
  question: object,
  patienceMs: number,
): Promise<{ readonly answer: unknown } | 'tooSlow' | Death> {
  // Where files or processes have run out there is a child without a channel.
  if (typeof child?.send !== 'function') return new Death(false, false);
  let hasBegun = false;
  const over = new AbortController();
  const { signal } = over;
  const answered = new Promise<{ readonly answer: unknown }>((resolve) => {
    const hear = (told: Told) => {
      if ('answer' in told) resolve(told);
      else hasBegun = true;
    };
    child.on('message', hear);
    signal.addEventListener('abort', () => child.off('message', hear));
  });
  const gone = once(child, 'exit', { signal }).then(
    ([, ending]) => new Death(hasBegun, ending === 'SIGKILL'),
    () => new Death(hasBegun, false),
  );
  const late = setTimeout(patienceMs, 'tooSlow' as const, { signal });
  late.catch(() => undefined);
  try {
    hold(child, true);
    child.send(question, () => {});
    return await Promise.race([answered, gone, late]);
  } catch {
    return new Death(hasBegun, false);
  } finally {
    hold(child, false);
    over.abort();
  }
}

/** An idle one does not keep this process from ending. */
function hold(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) child.ref();
  else child.unref();
  if (isHeld) child.channel?.ref();
  else child.channel?.unref();
}
