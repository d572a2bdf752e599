import { sessionMinutes } from '../bot/session.ts';
import { linksIn } from '../knowledge/content-links.ts';
import { checkDueLinks } from '../links/check-due-links.ts';
import { headKeeper } from './audit-head.ts';
import type { LineParts, Surroundings } from './compose-line.ts';
import { dropOrphans, mendStranded } from './desks.ts';
import { every } from './every.ts';
import type { KnowledgeKeeper } from './knowledge-keeper.ts';

const secondMs = 1_000;
const minuteMs = 60_000;
const washMs = 5 * minuteMs;
const strandedAfterMs = 30_000;
const orphanAfterMs = 24 * 60 * minuteMs;

/** Says to the servers of links who asks. */
const userAgent = 'line-service-desk link check';

type JobsAround = Surroundings & {
  readonly knowledge: KnowledgeKeeper;
  /** What `dailyRetention` gives. */
  readonly retention: () => Promise<void>;
  /** Erases tip officers' keys from sessions that nobody uses. */
  readonly forgetKeys: () => Promise<void>;
  /** Makes the database forget in which order things were written. */
  readonly washJournal: () => Promise<void>;
};

/** What is done again and again. Each job may run in several processes at once: work is claimed, or harmless. */
export function startJobs(
  { config, stores, knowledge, retention, forgetKeys, washJournal, clock, logger }: JobsAround,
  line: LineParts,
): { stop(): void } {
  const stopping = new AbortController();
  const ago = (ms: number) => new Date(clock().getTime() - ms);
  const links = {
    links: stores.links,
    urls: () => linksIn(knowledge.current().content).map(({ url }) => url),
    reach: { userAgent },
    clock,
    signal: stopping.signal,
  };
  const checkLinks = async () => {
    const counts = await checkDueLinks(links);
    if (counts.checked > 0) logger.info(counts, 'links were checked');
    if (!stopping.signal.aborted) await knowledge.refreshLinks();
  };
  const work = [
    [secondMs, 'inbox', () => line.taker.sweep()],
    [secondMs, 'outbox', () => line.sender.run()],
    [secondMs, 'files', () => line.fetcher.run()],
    [secondMs, 'content', () => knowledge.refresh()],
    [minuteMs, 'links', checkLinks],
    [minuteMs, 'waiting answers', () => line.sender.wakeWaiting()],
    [minuteMs, 'unfinished flows', () => stores.talks.expireDrafts(ago(sessionMinutes * minuteMs))],
    [minuteMs, 'stranded answers', () => mendStranded(stores.tickets, stores.outbox, ago(strandedAfterMs))],
    [minuteMs, 'files of no ticket', () => dropOrphans(stores, ago(orphanAfterMs))],
    [secondMs, 'end of the record', headKeeper(stores.audit, config.secretsDir, logger)],
    [minuteMs, 'retention', retention],
    [minuteMs, 'keys of idle sessions', forgetKeys],
    [washMs, 'journal', washJournal],
  ] as const;
  const jobs = work.map(([ms, name, job]) => every(ms, name, job, { clock, logger }));
  return {
    stop() {
      stopping.abort();
      for (const job of jobs) job.stop();
    },
  };
}
