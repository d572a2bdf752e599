import type { Clock } from '../clock.ts';
import { afterCheck, type LinkOutcome } from '../knowledge/link-schedule.ts';
import type { LinkCheck, LinkStore } from '../knowledge/ports.ts';
import type { Reach } from './ask-server.ts';
import { checkLink, isAnswering } from './check-link.ts';

export interface CheckLinksDeps {
  readonly links: LinkStore;
  /** The addresses that villagers are shown at this moment. */
  readonly urls: () => readonly string[];
  readonly reach: Reach;
  readonly clock: Clock;
  /**
   * A site that is surely there, LINE's own unless told: while not even it answers, a link that gives no answer tells
   * of this machine's network.
   */
  readonly knownSite?: string;
  /** Ends the run soon: what is under way is left for another run. */
  readonly signal?: AbortSignal;
}

/** How many links were checked, how many of them failed, and how many are dead since now. */
export interface LinkCounts {
  readonly checked: number;
  readonly failed: number;
  readonly died: number;
}

const lineSite = 'https://api.line.me/';
const hostsAtOnce = 4;
/** Longer than the longest check. */
const leaseMs = 60_000;

/**
 * Checks every link that is due, one at a time a host and a few overall, also when several processes do so.
 * To be run every minute.
 */
export async function checkDueLinks(deps: CheckLinksDeps): Promise<LinkCounts> {
  const { links, urls, clock, signal } = deps;
  await links.keep(urls(), clock());
  const counts = { checked: 0, failed: 0, died: 0 };
  const isOnline = onlineProbe(deps);
  const underWay = new Set<Promise<void>>();
  const broken: unknown[] = [];
  const claim = () =>
    links.claim(clock(), leaseMs).catch((error) => {
      broken.push(error);
      return null;
    });
  const start = (check: LinkCheck) => {
    const work = checkOne(deps, { check, counts, isOnline })
      .catch((error) => void broken.push(error))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };
  while (!signal?.aborted && broken.length === 0) {
    const { size } = underWay;
    const due = size < hostsAtOnce ? await claim() : null;
    if (due) start(due);
    else if (underWay.size > 0) await Promise.race(underWay);
    // A check that ended while this one was looked for may have freed its host.
    else if (size === 0) break;
  }
  await Promise.all(underWay);
  if (broken.length > 0 && !signal?.aborted) throw broken[0];
  return counts;
}

interface Work {
  readonly check: LinkCheck;
  readonly counts: { checked: number; failed: number; died: number };
  readonly isOnline: () => Promise<boolean>;
}

async function checkOne(
  { links, reach, clock, signal }: CheckLinksDeps,
  { check, counts, isOnline }: Work,
): Promise<void> {
  const found = await checkLink(check.url, reach, signal);
  const outcome = mayBeOurNetwork(found) && !(await isOnline()) ? noNetwork : found;
  const health = afterCheck(check.health, outcome, clock());
  if (!(await links.settle(check, health))) return;
  counts.checked += 1;
  if (outcome.is === 'failed') counts.failed += 1;
  if (health.state === 'dead' && check.health.state !== 'dead') counts.died += 1;
}

const noNetwork: LinkOutcome = { is: 'unsure', code: 'no-network' };
const silent = ['timeout', 'no-such-host', 'refused', 'broken-off', 'unreachable'];

function mayBeOurNetwork({ is, code }: LinkOutcome): boolean {
  return is === 'failed' && silent.includes(code);
}

/** Looks once a run, and only when a link gave no answer. */
function onlineProbe({ reach, knownSite = lineSite, signal }: CheckLinksDeps): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  return () => {
    answer ??= isAnswering(knownSite, reach, signal);
    return answer;
  };
}
