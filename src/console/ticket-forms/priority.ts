import { ticketForms } from '../../text/console-ticket.ts';
import { setPriority } from '../../tickets/assign.ts';
import { priorities } from '../../tickets/ticket.ts';
import type { ConsoleContext } from '../deps.ts';
import { FormProblem, ticketForm } from './submit.ts';

/** Sets how urgent the ticket is. */
export function priorityForm(context: ConsoleContext) {
  const { tickets: store, clock } = context;
  return ticketForm(context, {
    act: 'priority',
    field: 'priority',
    typed: ({ to }) => ({ priority: to }),
    async take(form) {
      const to = priorities.find((priority) => priority === form.to);
      if (!to) throw new FormProblem(ticketForms.chooseFirst);
      await setPriority({ store, clock }, { ...form, to });
      return 'priority';
    },
  });
}
