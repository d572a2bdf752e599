import type { RequestHandler } from 'express';
import { consoleText } from '../text/console.ts';
import type { ConsoleContext } from './deps.ts';
import { workersOf } from './desk.ts';
import { readListQuery, ticketQuery } from './list-query.ts';
import { TicketListPage } from './pages/ticket-list.tsx';
import { mount, pulsePath } from './paths.ts';
import { markOfDesk } from './pulse.ts';
import { sendPage } from './send-page.ts';
import { viewerOf } from './viewer.ts';

/** The list of ordinary tickets: filters, search, order, one page by key. */
export function ticketList(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const viewer = viewerOf(res);
    const now = context.clock();
    const { filters, after } = readListQuery(req.query);
    // Read before the list: what comes in between shows as news once too often, never not at all.
    const latest = await context.tickets.latestChange();
    const [page, counts, staff] = await Promise.all([
      context.tickets.list(ticketQuery(filters, { username: viewer.username, now, after })),
      context.tickets.counts(now),
      workersOf(context),
    ]);
    const isLaterPage = after !== undefined;
    const { office } = context;
    const body = TicketListPage({ page, counts, filters, staff, office, now, isLaterPage });
    const pulse = {
      address: `${mount}${pulsePath}?desk=ticket`,
      mark: markOfDesk(latest),
      page: req.originalUrl,
    };
    await sendPage(context, res, 200, { title: consoleText.tickets, body, pulse });
  };
}
