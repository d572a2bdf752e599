import type { Response } from 'express';
import { serveHeaders } from '../../evidence/serve-rules.ts';
import { turnstile } from '../../staff/turnstile.ts';
import type { ServedCopy } from '../../tips/desks.ts';
import type { Gate } from '../flood/gate.ts';
import { type Later, systemLater } from '../later.ts';
import { isOver, onceOver } from '../response-over.ts';
import { patienceMs } from './patience.ts';

/** Opening a file takes three times its size, and its size until the last byte is out: the machine has one gigabyte. */
const downloadLimits = { atOnce: 2, waiting: 6 } as const;
/** Longer than a file may be worked on, so that whoever waits for one alone is told what came of it. */
const preparingMs = 40_000;

export interface Wanted {
  /** Does what may take long and is done once. It keeps nobody waiting but who asked for it. */
  prepare(signal: AbortSignal): Promise<void>;
  find(): Promise<ServedCopy | null>;
}

/**
 * Finds a file and sends it; sends nothing when it is `missing`, when preparing it is `slow`, or when too many files or
 * one for the same source are under way. Resolves when the response is over.
 */
export type Download = (res: Response, wanted: Wanted) => Promise<'sent' | 'missing' | 'crowded' | 'slow'>;

class Crowded extends Error {}

export function downloads({ sourceOf }: Pick<Gate, 'sourceOf'>, later: Later = systemLater): Download {
  const pass = turnstile(downloadLimits.atOnce, downloadLimits.waiting, () => new Crowded());
  const sources = new Set<string>();
  return async (res, { prepare, find }) => {
    const source = sourceOf(res.req);
    if (sources.has(source)) return 'crowded';
    sources.add(source);
    onceOver(res, () => sources.delete(source));
    try {
      if (!(await isDoneInTime(prepare, res, later))) return isOver(res) ? 'sent' : 'slow';
      return await pass(async () => {
        // Who waited in line may have gone away.
        if (isOver(res)) return 'sent';
        const copy = await find();
        if (!copy) return 'missing';
        await send(res, copy, later);
        return 'sent';
      });
    } catch (error) {
      if (error instanceof Crowded) return 'crowded';
      throw error;
    }
  };
}

/** False when it takes too long, or whoever asked has gone: the work is told, and what has begun goes on by itself. */
async function isDoneInTime(work: Wanted['prepare'], res: Response, later: Later): Promise<boolean> {
  const ends = new AbortController();
  const ended = new Promise<boolean>((resolve) => {
    ends.signal.addEventListener('abort', () => resolve(false));
  });
  const inTime = later(preparingMs, () => ends.abort());
  onceOver(res, () => ends.abort());
  const done = work(ends.signal).then(() => true);
  // What fails after it was given up is nobody's answer any more; until then it fails the race.
  done.catch(() => undefined);
  return Promise.race([done, ended]).finally(inTime);
}

/** Resolves when nothing of it is held any more. */
function send(res: Response, copy: ServedCopy, later: Later): Promise<void> {
  const { length } = copy.content;
  return new Promise((resolve) => {
    const drained = later(patienceMs(length), () => res.req.socket.destroy());
    onceOver(res, () => {
      drained();
      resolve();
    });
    res.set({ ...serveHeaders(copy), 'Content-Length': String(length) }).end(copy.content);
  });
}
