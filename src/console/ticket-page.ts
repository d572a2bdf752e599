import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { type Done, doneText } from '../text/console-ticket.ts';
import { readTicketNumber } from '../tickets/number.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { deskKinds, workersOf } from './desk.ts';
import type { FormState } from './form-state.ts';
import { TicketPage } from './pages/ticket-page.tsx';
import { deskPaths, mount, pulsePath } from './paths.ts';
import { markOfTicket } from './pulse.ts';
import { sendPage } from './send-page.ts';
import { viewerOf } from './viewer.ts';

const querySchema = z.object({
  done: z
    .enum(Object.keys(doneText) as [Done])
    .optional()
    .catch(undefined),
});

/** The page of one ticket. */
export function ticketPage(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const { done } = querySchema.parse(req.query);
    const state: FormState = { formId: context.newId(), typed: {}, ...(done ? { done } : {}) };
    await showTicket(context, res, { number: numberOf(req), status: 200, state });
  };
}

/** The ticket a request's address names, in its one spelling; a page that is not there for any other. */
export function numberOf(req: Request): string {
  const read = readTicketNumber(String(req.params.number ?? ''));
  if (!read || !deskKinds.includes(read.kind)) throw new ConsoleError('missing');
  return read.number;
}

export async function showTicket(
  context: ConsoleContext,
  res: Response,
  shown: { number: string; status: number; state: FormState },
): Promise<void> {
  const [ticket, staff] = await Promise.all([context.tickets.find(shown.number), workersOf(context)]);
  if (!ticket) throw new ConsoleError('missing');
  const state = { ...shown.state, formId: freshFormId(context, ticket, shown.state.formId) };
  const { office } = context;
  const body = TicketPage({
    ticket,
    state,
    staff,
    office,
    viewer: viewerOf(res),
    now: context.clock(),
  });
  await sendPage(context, res, shown.status, {
    title: `${ticket.number} ${ticket.title}`,
    body,
    pulse: {
      address: `${mount}${pulsePath}?ticket=${ticket.number}`,
      mark: markOfTicket(ticket),
      page: `${deskPaths.ticket}/${ticket.number}`,
    },
  });
}

/** A form whose answer is on the ticket already must get another id, or its next answer would pass for that one. */
function freshFormId(context: ConsoleContext, ticket: Ticket, formId: string): string {
  const isUsed = [...ticket.messages, ...ticket.notes].some(({ id }) => id === formId);
  return isUsed ? context.newId() : formId;
}
