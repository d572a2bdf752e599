import { ticketForms } from '../../text/console-ticket.ts';
import { assignTicket } from '../../tickets/assign.ts';
import type { ConsoleContext } from '../deps.ts';
import { workersOf } from '../desk.ts';
import { FormProblem, ticketForm } from './submit.ts';

/** Hands the ticket to somebody who may answer at this desk, or to nobody. */
export function assigneeForm(context: ConsoleContext) {
  const { tickets: store, clock } = context;
  return ticketForm(context, {
    act: 'assign',
    field: 'assignee',
    typed: ({ to }) => ({ assignee: to }),
    async take(form) {
      const chosen = (await workersOf(context)).find(({ username }) => username === form.to);
      if (form.to && !chosen) throw new FormProblem(ticketForms.noSuchStaff);
      const to = chosen ? { username: chosen.username, name: chosen.name } : null;
      await assignTicket({ store, clock }, { ...form, to });
      return 'assignee';
    },
  });
}
