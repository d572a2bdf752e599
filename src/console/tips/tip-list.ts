import type { RequestHandler } from 'express';
import { may } from '../../staff/may.ts';
import { waitingForTrust } from '../../staff/tip-officers.ts';
import { consoleText } from '../../text/console.ts';
import type { ConsoleContext } from '../deps.ts';
import { TipListPage } from '../pages/tips/tip-list.tsx';
import { mount, pulsePath } from '../paths.ts';
import { sendPage } from '../send-page.ts';
import { keyHolderOf } from '../tip-key.ts';
import { readTipListQuery, tipQuery } from './list-query.ts';

/** What is sealed to the person who looks: filters, search, one page by key. */
export function tipList(context: ConsoleContext): RequestHandler {
  const { tips } = context;
  return async (req, res) => {
    const who = keyHolderOf(res);
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    const { filters, after, hasLeft } = readTipListQuery(req.query);
    // Read before the list: what comes in between shows as news once too often, never not at all.
    const mark = await tips.mark(who.username);
    const [page, counts, staff] = await Promise.all([
      tips.list(who, { ...tipQuery(filters, { username: who.username, after }), signal: gone.signal }),
      tips.counts(who.username),
      context.staff.list(),
    ]);
    const body = TipListPage({
      ...page,
      counts,
      filters,
      hasLeft,
      isLaterPage: after !== undefined,
      officers: staff.filter(({ role, isActive }) => isActive && may(role, 'tip.read')),
      waiting: waitingForTrust(staff).length,
      now: context.clock(),
    });
    const pulse = { address: `${mount}${pulsePath}?desk=tip`, mark, page: req.originalUrl };
    await sendPage(context, res, 200, { title: consoleText.tips, body, pulse });
  };
}
