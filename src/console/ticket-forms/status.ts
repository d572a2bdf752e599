import { ticketForms } from '../../text/console-ticket.ts';
import { changeStatus } from '../../tickets/change-status.ts';
import { statuses } from '../../tickets/status.ts';
import type { ConsoleContext } from '../deps.ts';
import { FormProblem, ticketForm } from './submit.ts';

/** Moves the ticket along the status table. */
export function statusForm(context: ConsoleContext) {
  const { tickets: store, clock } = context;
  return ticketForm(context, {
    act: 'status',
    field: 'status',
    typed: ({ to, reason }) => ({ status: to, reason }),
    async take(form) {
      const to = statuses.find((status) => status === form.to);
      if (!to) throw new FormProblem(ticketForms.chooseFirst);
      await changeStatus({ store, clock }, { ...form, to });
      return 'status';
    },
  });
}
