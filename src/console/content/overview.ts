import type { RequestHandler } from 'express';
import { kinds } from '../../knowledge/content-entries.ts';
import { linksIn } from '../../knowledge/content-links.ts';
import type { ContentRecord } from '../../knowledge/ports.ts';
import { staleEntries } from '../../knowledge/stale.ts';
import { may } from '../../staff/may.ts';
import { contentPagesText } from '../../text/console-content-pages.ts';
import type { ConsoleContext } from '../deps.ts';
import { OverviewPage } from '../pages/content/overview.tsx';
import { sendPage } from '../send-page.ts';
import { viewerOf } from '../viewer.ts';

/** Everything that villagers find, by kind, and what waits to be done about it. */
export function overview(context: ConsoleContext): RequestHandler {
  return async (_req, res) => {
    const [{ records, unfit }, waiting] = await Promise.all([
      context.content.all(),
      context.questions.openCount(),
    ]);
    const there = records.filter(({ isRemoved }) => !isRemoved);
    const body = OverviewPage({
      kinds: kinds.map((kind) => ({ kind, count: there.filter((one) => one.kind === kind).length })),
      years: yearsIn(there),
      stale: staleEntries(there, context.clock()).length,
      waiting,
      dead: deadLinks(context),
      unfit: unfit.filter(({ isRemoved }) => !isRemoved),
      mayEdit: may(viewerOf(res).role, 'content.edit'),
    });
    await sendPage(context, res, 200, { title: contentPagesText.title, body });
  };
}

/** The fiscal years that have reports, the newest first. */
function yearsIn(records: readonly ContentRecord[]): { year: number; count: number }[] {
  const items = records.flatMap((record) => (record.kind === 'disclosure' ? [record.entry.year] : []));
  return [...new Set(items)]
    .sort((a, b) => b - a)
    .map((year) => ({ year, count: items.filter((one) => one === year).length }));
}

function deadLinks({ knowledge, isDead }: ConsoleContext): number {
  return new Set(
    linksIn(knowledge().content)
      .map(({ url }) => url)
      .filter(isDead),
  ).size;
}
