import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { ContentKind } from '../../knowledge/content.ts';
import { entriesIn } from '../../knowledge/content-entries.ts';
import { linksIn } from '../../knowledge/content-links.ts';
import { type LinkHealth, linkStates } from '../../knowledge/link-schedule.ts';
import { may } from '../../staff/may.ts';
import { linksText } from '../../text/console-links.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { LinkListPage, type ShownLink } from '../pages/content/link-list.tsx';
import { contentPaths } from '../paths.ts';
import { sendPage } from '../send-page.ts';
import { viewerOf } from '../viewer.ts';
import { nameOfEntry } from './entry-name.ts';

const querySchema = z.object({
  state: z.enum(linkStates).optional().catch(undefined),
  done: z.literal('checking').optional().catch(undefined),
});
const formSchema = z.object({ url: z.string().max(1000).catch('') });

/** Worst first. */
const worstFirst = ['dead', 'failing', 'unchecked', 'ok'] as const;

/** Every link that villagers are shown: how it fares, and which entries show it. */
export function linkList(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const { state, done } = querySchema.parse(req.query);
    const links = await linksOf(context);
    const body = LinkListPage({
      links: state ? links.filter(({ health }) => health.state === state) : links,
      counts: worstFirst.map((one) => ({
        state: one,
        count: links.filter(({ health }) => health.state === one).length,
      })),
      ...(state ? { state } : {}),
      isChecking: done !== undefined,
      mayEdit: may(viewerOf(res).role, 'content.edit'),
    });
    await sendPage(context, res, 200, { title: linksText.title, body });
  };
}

/** Lets a link be checked at once; only one that an entry shows. */
export function checkNowForm(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const { url } = formSchema.parse(req.body ?? {});
    const isShown = linksIn(context.knowledge().content).some((link) => link.url === url);
    if (!isShown) throw new ConsoleError('missing');
    await context.links.checkNow(url, context.clock());
    res.redirect(303, `${contentPaths.links}?done=checking`);
  };
}

async function linksOf(context: ConsoleContext): Promise<ShownLink[]> {
  const { content } = context.knowledge();
  const shown = linksIn(content);
  const urls = [...new Set(shown.map(({ url }) => url))];
  const health = await context.links.health(urls);
  const names = new Map(
    entriesIn(content).map(({ kind, key, entry }) => [
      `${kind}:${key}`,
      nameOfEntry<ContentKind>(kind, entry),
    ]),
  );
  const unchecked: LinkHealth = { state: 'unchecked', nextAt: context.clock(), failures: 0 };
  return urls
    .map((url) => {
      const uses = shown.filter((link) => link.url === url);
      return {
        url,
        title: uses[0]?.title ?? url,
        health: health.get(url) ?? unchecked,
        uses: uses.map(({ kind, key }) => ({ kind, key, name: names.get(`${kind}:${key}`) ?? key })),
      };
    })
    .sort((a, b) => worstFirst.indexOf(a.health.state) - worstFirst.indexOf(b.health.state));
}
