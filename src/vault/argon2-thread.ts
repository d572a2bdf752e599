import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** What Argon2id stretches: `memlimit` in bytes. The secret's bytes are gone from the caller afterwards. */
export interface Argon2Job {
  readonly secret: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array;
  readonly opslimit: number;
  readonly memlimit: number;
}

/** Gives 32 bytes. */
export type Argon2 = (job: Argon2Job) => Promise<Uint8Array>;

/** A thread that takes one job at a time. */
export interface Argon2Thread {
  readonly stretch: Argon2;
  /** Ends the thread: its memory, and what of the secrets was in it, goes back to the system. */
  end(): void;
}

export function startArgon2Thread(): Argon2Thread {
  const script = fileURLToPath(new URL('./argon2-thread.mjs', import.meta.url));
  const worker = new Worker(script, { env: {}, execArgv: [] });
  const ended = new AbortController();
  worker.once('exit', () => ended.abort());
  // A thread that dies between two jobs must not end the process; the job itself hears of it below.
  worker.on('error', () => {});
  return {
    async stretch(job) {
      const answer = once(worker, 'message', { signal: ended.signal });
      worker.postMessage(job, [job.secret.buffer]);
      const [key] = await answer;
      return key as Uint8Array;
    },
    end: () => void worker.terminate(),
  };
}
