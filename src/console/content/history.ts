import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { ContentKind } from '../../knowledge/content.ts';
import type { HistoryItem } from '../../knowledge/ports.ts';
import { may } from '../../staff/may.ts';
import { conflictText, historyText } from '../../text/console-content-pages.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { HistoryPage, type ShownVersion } from '../pages/content/history.tsx';
import { contentPaths } from '../paths.ts';
import { sendPage } from '../send-page.ts';
import { viewerOf } from '../viewer.ts';
import { changesBetween } from './changes.ts';
import { formContext, kindIn, makeFindable, numberIn, peopleOf, versionOf } from './entries.ts';
import { nameOfEntry } from './entry-name.ts';

const versionsOfPage = 20;
const querySchema = z.object({ before: z.coerce.number().int().positive().optional().catch(undefined) });
const formSchema = z.object({
  use: z.unknown().transform(numberIn),
  version: z.unknown().transform(numberIn),
});

/** Every change of an entry with who and when, and the way back to how it stood. */
export function historyPages(context: ConsoleContext): { shown: RequestHandler; sent: RequestHandler } {
  return {
    shown: (_req, res) => showHistory(context, res, { status: 200 }),
    async sent(req, res) {
      const kind = kindIn(req);
      const key = keyIn(req);
      const { use, version } = formSchema.parse(req.body ?? {});
      const entry = await versionOf(context, { kind, key }, use);
      if (!entry) throw new ConsoleError('missing');
      const change = {
        kind,
        entry,
        how: 'restore' as const,
        by: viewerOf(res).username,
        at: context.clock(),
      };
      const saved = await context.content.save({ ...change, expectedVersion: version });
      if (!saved) return showHistory(context, res, { status: 409, problem: conflictText.look });
      await makeFindable(context);
      res.redirect(303, `${contentPaths.entry(kind, key)}?done=restored`);
    },
  };
}

async function showHistory(
  context: ConsoleContext,
  res: Response,
  { status, problem }: { status: number; problem?: string },
): Promise<void> {
  const { req } = res;
  const kind = kindIn(req);
  const key = keyIn(req);
  const { before } = querySchema.parse(req.query);
  const [[current], items, nameOf] = await Promise.all([
    context.content.history(kind, key, { limit: 1 }),
    context.content.history(kind, key, { limit: versionsOfPage, ...(before ? { before } : {}) }),
    peopleOf(context),
  ]);
  if (!current) throw new ConsoleError('missing');
  const known = [current, ...items].map((item) => item.after ?? item.before).find(Boolean);
  const name = known ? nameOfEntry<ContentKind>(kind, known) : key;
  const oldest = items.at(-1)?.version ?? 1;
  const body = HistoryPage({
    kind,
    key,
    name,
    current: current.version,
    isUnfit: current.after === null && current.how !== 'remove',
    versions: items.map((item) => shownVersion(context, item, kind, nameOf)),
    isFirstPage: before === undefined,
    ...(oldest > 1 ? { older: oldest } : {}),
    ...(problem ? { problem } : {}),
    mayEdit: may(viewerOf(res).role, 'content.edit'),
  });
  await sendPage(context, res, status, { title: historyText.title(name), body });
}

function shownVersion(
  context: ConsoleContext,
  { version, how, by, at, before, after }: HistoryItem<ContentKind>,
  kind: ContentKind,
  nameOf: (username: string) => string,
): ShownVersion {
  const changes = before && after ? changesBetween(kind, [before, after], formContext(context)) : [];
  return { version, how, who: nameOf(by), at, changes, isFirst: version === 1, isUsable: after !== null };
}

function keyIn(req: Request): string {
  return String(req.params.key ?? '');
}
