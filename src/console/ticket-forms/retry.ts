import { Refusal } from '../../errors.ts';
import { ticketForms } from '../../text/console-ticket.ts';
import { tryAgain } from '../../tickets/try-again.ts';
import type { ConsoleContext } from '../deps.ts';
import { FormProblem, ticketForm } from './submit.ts';

/** Puts an answer that failed or waits on its way again. */
export function retryForm(context: ConsoleContext) {
  const { tickets: store, clock, post } = context;
  return ticketForm(context, {
    act: 'retry',
    field: 'retry',
    typed: () => ({}),
    async take(form) {
      try {
        await tryAgain({ store, clock, post }, { number: form.number, by: form.by, messageId: form.to });
      } catch (error) {
        // Sent meanwhile, or waiting for something else: the page shows how it stands.
        if (error instanceof Refusal) throw new FormProblem(ticketForms.noRetry);
        throw error;
      }
      return 'retried';
    },
  });
}
