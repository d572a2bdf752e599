import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Refusal } from '../../errors.ts';
import { may, type TicketAct } from '../../staff/may.ts';
import type { Done } from '../../text/console-ticket.ts';
import { refusalLabels } from '../../text/labels.ts';
import type { StaffRef } from '../../tickets/ticket.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import type { FormField, FormState } from '../form-state.ts';
import { deskPaths } from '../paths.ts';
import { numberOf, showTicket } from '../ticket-page.ts';
import { viewerOf } from '../viewer.ts';

// A form that lost its revision saw none: it is shown the ticket again before anything is done.
const noRevision = -1;
const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const lines = z.string().transform((text) => text.replace(/\r\n?/g, '\n'));

const formSchema = z.object({
  form: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional()
    .catch(undefined),
  revision: wholeNumber.catch(noRevision),
  seenMessages: wholeNumber.optional().catch(undefined),
  seenNotes: wholeNumber.optional().catch(undefined),
  text: lines.catch(''),
  template: z.string().max(100).optional().catch(undefined),
  to: z.string().max(100).catch(''),
  reason: lines.catch(''),
});

/** A form of a ticket's page as it came in. */
export interface SentForm {
  readonly number: string;
  readonly by: StaffRef;
  readonly formId: string;
  readonly revision: number;
  readonly text: string;
  readonly template?: string | undefined;
  readonly to: string;
  readonly reason: string;
}

/** A form refused for a reason of the console's own, in words. */
export class FormProblem extends Error {}

export interface FormHandling {
  readonly act: TicketAct;
  readonly field: FormField;
  /** What to show in the fields again when the form is refused. */
  readonly typed: (form: SentForm) => FormState['typed'];
  /** Does it, or answers what to show instead. */
  readonly take: (form: SentForm) => Promise<Done | FormState['typed']>;
}

/** The way of every form of a ticket: right, act, then 303 to the ticket, or its page again with what was typed. */
export function ticketForm(
  context: ConsoleContext,
  handling: FormHandling,
): RequestHandler<{ number: string }> {
  return async (req, res) => {
    const viewer = viewerOf(res);
    if (!may(viewer.role, `ticket.${handling.act}`)) throw new ConsoleError('forbidden');
    const number = numberOf(req);
    const read = formSchema.parse(req.body ?? {});
    const by = { username: viewer.username, name: viewer.name };
    const form: SentForm = { ...read, number, by, formId: read.form ?? context.newId() };
    const { seenMessages: messages, seenNotes: notes } = read;
    const seen = messages === undefined || notes === undefined ? {} : { seen: { messages, notes } };
    const shown: FormState = { formId: form.formId, ...seen, typed: handling.typed(form) };
    try {
      const outcome = await handling.take(form);
      if (typeof outcome === 'string')
        return res.redirect(303, `${deskPaths.ticket}/${number}?done=${outcome}`);
      await showTicket(context, res, { number, status: 200, state: { ...shown, typed: outcome } });
    } catch (error) {
      const problem = problemOf(error);
      const state = { ...shown, problem: { field: handling.field, words: problem.words } };
      await showTicket(context, res, { number, status: problem.status, state });
    }
  };
}

function problemOf(error: unknown): { words: string; status: number } {
  if (error instanceof FormProblem) return { words: error.message, status: 422 };
  if (!(error instanceof Refusal) || error.reason === 'not-found') throw error;
  return { words: refusalLabels[error.reason], status: error.reason === 'changed-meanwhile' ? 409 : 422 };
}
