import type { RequestHandler } from 'express';
import { consoleText } from '../text/console.ts';
import type { ConsoleContext } from './deps.ts';
import { type DeskView, workersOf } from './desk.ts';
import { readListQuery, ticketQuery } from './list-query.ts';
import { TicketListPage } from './pages/ticket-list.tsx';
import { mount, pulsePath } from './paths.ts';
import { markOfDesk } from './pulse.ts';
import { sendPage } from './send-page.ts';
import { viewerOf } from './viewer.ts';

/** The list of a desk: filters, search, order, one page by key. */
export function ticketList(context: ConsoleContext, view: DeskView): RequestHandler {
  return async (req, res) => {
    const viewer = viewerOf(res);
    const now = context.clock();
    const { filters, after } = readListQuery(req.query);
    // Read before the list: what comes in between shows as news once too often, never not at all.
    const latest = await view.store.latestChange();
    const [page, counts, staff] = await Promise.all([
      view.store.list(ticketQuery(filters, { username: viewer.username, now, after })),
      view.store.counts(now),
      workersOf(context, view),
    ]);
    const isLaterPage = after !== undefined;
    const { office } = context;
    const body = TicketListPage({ view, page, counts, filters, staff, office, now, isLaterPage });
    const title = view.desk === 'tip' ? consoleText.tips : consoleText.tickets;
    const pulse = {
      address: `${mount}${pulsePath}?desk=${view.desk}`,
      mark: markOfDesk(latest),
      page: req.originalUrl,
    };
    await sendPage(context, res, 200, { title, body, pulse });
  };
}
