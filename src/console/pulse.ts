import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { may } from '../staff/may.ts';
import { readTicketNumber } from '../tickets/number.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { ConsoleContext } from './deps.ts';
import { deskOfKind, deskView } from './desk.ts';
import { viewerOf } from './viewer.ts';

const querySchema = z.object({
  desk: z.enum(['ticket', 'tip']).optional().catch(undefined),
  ticket: z.string().max(40).optional().catch(undefined),
});

/** Changes whenever anything at the desk does. */
export function markOfDesk(latest: Date | null): string {
  return latest?.toISOString() ?? 'none';
}

/** Changes whenever the ticket does, in its talk, its deliveries or its files. */
export function markOfTicket(ticket: Ticket): string {
  const parts = ticket.messages.map(({ delivery, attachments, unsentAt }) => [
    delivery?.state,
    delivery?.reason,
    unsentAt,
    attachments.map(({ state }) => state),
  ]);
  const all = JSON.stringify([ticket.revision, ticket.isBlocked, parts]);
  return createHash('sha256').update(all).digest('base64url').slice(0, 16);
}

/** Tells the live refresh whether its page is still the newest. */
export function pulse(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const query = querySchema.parse(req.query);
    const number = query.ticket ? readTicketNumber(query.ticket) : null;
    const desk = number ? deskOfKind(number.kind) : query.desk;
    if (!desk || !may(viewerOf(res).role, `${desk}.read`)) return void res.status(404).json({});
    const { store } = deskView(context, desk);
    if (!number) return void res.json({ mark: markOfDesk(await store.latestChange()) });
    const ticket = await store.find(number.number);
    if (ticket) res.json({ mark: markOfTicket(ticket) });
    else res.status(404).json({});
  };
}
