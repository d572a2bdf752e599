import { setImmediate } from 'node:timers/promises';
import { buildKnowledge, knowledgeInSteps } from '../knowledge/build-knowledge.ts';
import { contentOf } from '../knowledge/content-entries.ts';
import type { ContentStore, LinkStore } from '../knowledge/ports.ts';
import { inTurns } from '../knowledge/steps.ts';
import type { Knowledge } from '../knowledge/understanding.ts';
import type { Logger } from '../logger.ts';

/** The office's content in this process's memory, with the means to find things in it. */
export interface KnowledgeKeeper {
  current(): Knowledge;
  /** Whether the last checks of a link found it dead. */
  isDead(url: string): boolean;
  /** Takes up what has changed, by whatever process; cheap when nothing has. */
  refresh(): Promise<void>;
  /** Takes up which links are dead. */
  refreshLinks(): Promise<void>;
}

const deadAtMost = 2_000;

/** Reads the content and builds the search; both are built anew when the content's revision has changed. */
export async function keepKnowledge(
  { content, links }: { readonly content: ContentStore; readonly links: LinkStore },
  logger: Logger,
): Promise<KnowledgeKeeper> {
  let revision: number | undefined;
  let knowledge = buildKnowledge(contentOf([]));
  let dead: ReadonlySet<string> = new Set();
  let underWay = Promise.resolve();
  const takeUp = async () => {
    const latest = await content.revision();
    if (latest === revision) return;
    const { records, unfit } = await content.all();
    if (unfit.length > 0) logger.warn({ entries: unfit.length }, 'entries that cannot be read are left out');
    knowledge = await inTurns(knowledgeInSteps(contentOf(records)), setImmediate);
    // What is written meanwhile raises the revision again and is read at the next look.
    revision = latest;
  };
  const keeper: KnowledgeKeeper = {
    current: () => knowledge,
    isDead: (url) => dead.has(url),
    refresh() {
      // One after the other: what was begun earlier must not be put in the place of what is newer.
      underWay = underWay.catch(() => {}).then(takeUp);
      return underWay;
    },
    async refreshLinks() {
      dead = new Set(await links.inState('dead', deadAtMost));
    },
  };
  await Promise.all([keeper.refresh(), keeper.refreshLinks()]);
  return keeper;
}
