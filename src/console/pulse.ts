import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { may } from '../staff/may.ts';
import type { Staff } from '../staff/staff.ts';
import { readTicketNumber } from '../tickets/number.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { ConsoleContext } from './deps.ts';
import { deskKinds } from './desk.ts';
import { tipNumber } from './tips/number.ts';
import { viewerOf } from './viewer.ts';

const querySchema = z.object({
  desk: z.enum(['ticket', 'tip']).optional().catch(undefined),
  ticket: z.string().max(40).optional().catch(undefined),
});

type Query = z.infer<typeof querySchema>;

/** Changes whenever any ordinary ticket does. */
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
    const hasOpened = req.session.tipKey?.hasSecondFactor === true;
    const mark = await markFor(context, { viewer: viewerOf(res), hasOpened }, query);
    if (mark) res.json({ mark });
    else res.status(404).json({});
  };
}

interface Asker {
  readonly viewer: Staff;
  /** Whether the second factor was given in this session: without it not even the time of a tip is told. */
  readonly hasOpened: boolean;
}

async function markFor(
  context: ConsoleContext,
  { viewer, hasOpened }: Asker,
  query: Query,
): Promise<string | null> {
  const isTip = query.desk === 'tip' || tipNumber.test(query.ticket ?? '');
  // One mark for every tip and the list of them: so nobody learns from it which numbers there are.
  if (isTip) return may(viewer.role, 'tip.read') && hasOpened ? context.tips.mark(viewer.username) : null;
  if (!may(viewer.role, 'ticket.read')) return null;
  const read = query.ticket ? readTicketNumber(query.ticket) : null;
  const ticket = read && deskKinds.includes(read.kind) ? await context.tickets.find(read.number) : null;
  if (ticket) return markOfTicket(ticket);
  return query.desk && !query.ticket ? markOfDesk(await context.tickets.latestChange()) : null;
}
