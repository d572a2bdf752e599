import { type Argon2, type Argon2Job, type Argon2Thread, startArgon2Thread } from './argon2-thread.ts';
import { SealError } from './seal-error.ts';

interface Waiting {
  readonly job: Argon2Job;
  readonly resolve: (key: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

export interface PoolSize {
  /** Keys derived at the same time: each takes a processor and its memory. */
  readonly atOnce: number;
  readonly longestQueue: number;
}

export const usualSize: PoolSize = { atOnce: 2, longestQueue: 20 };

/**
 * Derives keys in threads, so that the event loop stays free: `atOnce` at a time, in order, with `longestQueue`
 * more waiting. A thread ends as soon as nothing waits: an idle office keeps neither the memory nor the traces.
 * Jobs beyond that are refused with SealError `busy`.
 */
export function argon2Pool(
  size: PoolSize = usualSize,
  start: () => Argon2Thread = startArgon2Thread,
): Argon2 {
  const waiting: Waiting[] = [];
  let running = 0;

  async function work(): Promise<void> {
    let thread: Argon2Thread | undefined;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        thread ??= start();
        next.resolve(await thread.stretch(next.job));
      } catch (error) {
        next.reject(error);
        thread?.end();
        thread = undefined;
      }
    }
    thread?.end();
    running -= 1;
  }

  return (job) =>
    new Promise((resolve, reject) => {
      if (running >= size.atOnce && waiting.length >= size.longestQueue) {
        reject(new SealError('busy'));
        return;
      }
      waiting.push({ job, resolve, reject });
      if (running >= size.atOnce) return;
      running += 1;
      void work();
    });
}
