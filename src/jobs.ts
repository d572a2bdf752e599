import { sessionMinutes } from './bot/session.ts';
import type { LineParts, Surroundings } from './compose-line.ts';
import { mendStranded } from './desks.ts';
import { every } from './every.ts';

const secondMs = 1_000;
const minuteMs = 60_000;
const strandedAfterMs = 30_000;
const orphanAfterMs = 24 * 60 * minuteMs;

/** What is done again and again. Each job may run in several processes at once: work is claimed, or harmless. */
export function startJobs({ stores, clock, logger }: Surroundings, line: LineParts): { stop(): void } {
  const ago = (ms: number) => new Date(clock().getTime() - ms);
  const jobs = [
    every(secondMs, 'inbox', () => line.taker.sweep(), logger),
    every(secondMs, 'outbox', () => line.sender.run(), logger),
    every(secondMs, 'files', () => line.fetcher.run(), logger),
    every(minuteMs, 'waiting answers', () => line.sender.wakeWaiting(), logger),
    every(
      minuteMs,
      'unfinished flows',
      () => stores.talks.expireSessions(ago(sessionMinutes * minuteMs)),
      logger,
    ),
    every(
      minuteMs,
      'stranded answers',
      () => mendStranded(stores, stores.outbox, ago(strandedAfterMs)),
      logger,
    ),
    every(
      minuteMs,
      'files of no ticket',
      async () => stores.files.delete(await stores.downloads.dropOrphans(ago(orphanAfterMs))),
      logger,
    ),
  ];
  return {
    stop() {
      for (const job of jobs) job.stop();
    },
  };
}
