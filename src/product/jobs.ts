import { sessionMinutes } from '../bot/session.ts';
import type { LineParts, Surroundings } from './compose-line.ts';
import { dropOrphans, mendStranded } from './desks.ts';
import { every } from './every.ts';

const secondMs = 1_000;
const minuteMs = 60_000;
const strandedAfterMs = 30_000;
const orphanAfterMs = 24 * 60 * minuteMs;

/** What is done again and again. Each job may run in several processes at once: work is claimed, or harmless. */
export function startJobs({ stores, clock, logger }: Surroundings, line: LineParts): { stop(): void } {
  const ago = (ms: number) => new Date(clock().getTime() - ms);
  const work = [
    [secondMs, 'inbox', () => line.taker.sweep()],
    [secondMs, 'outbox', () => line.sender.run()],
    [secondMs, 'files', () => line.fetcher.run()],
    [minuteMs, 'waiting answers', () => line.sender.wakeWaiting()],
    [minuteMs, 'unfinished flows', () => stores.talks.expireDrafts(ago(sessionMinutes * minuteMs))],
    [minuteMs, 'stranded answers', () => mendStranded(stores, stores.outbox, ago(strandedAfterMs))],
    [minuteMs, 'files of no ticket', () => dropOrphans(stores, ago(orphanAfterMs))],
  ] as const;
  const jobs = work.map(([ms, name, job]) => every(ms, name, job, { clock, logger }));
  return {
    stop() {
      for (const job of jobs) job.stop();
    },
  };
}
