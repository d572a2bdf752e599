import type { ComponentChildren } from 'preact';
import { ticketForms, ticketText } from '../../text/console-ticket.ts';
import { priorityLabels } from '../../text/labels.ts';
import { priorities } from '../../tickets/ticket.ts';
import type { FormField } from '../form-state.ts';
import { deskPaths } from '../paths.ts';
import { FormMarks } from './form-marks.tsx';
import { Problem } from './notices.tsx';
import { StatusFields } from './status-fields.tsx';
import { mayAct, type TicketPageProps } from './ticket-page-props.ts';

/** Status, assignee and priority: a small form each, and only words for those who may only read. */
export function TicketManagement(props: TicketPageProps) {
  const { ticket } = props;
  return (
    <section class="card manage" id="manage">
      <h2>{ticketText.manage}</h2>
      {mayAct(props, 'status') ? <StatusForm {...props} /> : null}
      {mayAct(props, 'assign') ? (
        <AssigneeForm {...props} />
      ) : (
        <p>{`${ticketForms.assignee}: ${ticket.assignee?.name ?? ticketText.nobody}`}</p>
      )}
      {mayAct(props, 'priority') ? (
        <PriorityForm {...props} />
      ) : (
        <p>{`${ticketForms.priority}: ${priorityLabels[ticket.priority]}`}</p>
      )}
    </section>
  );
}

function StatusForm(props: TicketPageProps) {
  const { ticket, state } = props;
  return (
    <ManagementForm page={props} field="status" submit={ticketForms.statusSubmit}>
      <StatusFields
        from={ticket.status}
        typed={state.typed}
        reasonHint={ticketForms.reasonHint}
        problem={describedBy(props, 'status')}
      />
    </ManagementForm>
  );
}

function AssigneeForm(props: TicketPageProps) {
  const { ticket, staff, state } = props;
  const chosen = state.typed.assignee ?? ticket.assignee?.username ?? '';
  const isGone = ticket.assignee && !staff.some(({ username }) => username === ticket.assignee?.username);
  return (
    <ManagementForm page={props} field="assignee" submit={ticketForms.assigneeSubmit}>
      <label for="assignee-to">{ticketForms.assignee}</label>
      <select id="assignee-to" name="to" aria-describedby={describedBy(props, 'assignee')}>
        <option value="">{ticketText.nobody}</option>
        {isGone && ticket.assignee ? (
          <option value={ticket.assignee.username} selected={chosen === ticket.assignee.username}>
            {ticket.assignee.name}
          </option>
        ) : null}
        {staff.map((one) => (
          <option key={one.username} value={one.username} selected={chosen === one.username}>
            {one.name}
          </option>
        ))}
      </select>
    </ManagementForm>
  );
}

function PriorityForm(props: TicketPageProps) {
  const { ticket, state } = props;
  const chosen = state.typed.priority ?? ticket.priority;
  return (
    <ManagementForm page={props} field="priority" submit={ticketForms.prioritySubmit}>
      <label for="priority-to">{ticketForms.priority}</label>
      <select id="priority-to" name="to" aria-describedby={describedBy(props, 'priority')}>
        {priorities.map((priority) => (
          <option key={priority} value={priority} selected={chosen === priority}>
            {priorityLabels[priority]}
          </option>
        ))}
      </select>
    </ManagementForm>
  );
}

interface FormProps {
  readonly page: TicketPageProps;
  readonly field: FormField;
  readonly submit: string;
  readonly children: ComponentChildren;
}

function ManagementForm({ page, field, submit, children }: FormProps) {
  const { ticket, state } = page;
  const problem = state.problem?.field === field ? state.problem.words : null;
  return (
    <form id={field} method="post" action={`${deskPaths.ticket}/${ticket.number}/${field}#${field}`}>
      {problem ? <Problem id={`${field}-problem`} words={problem} /> : null}
      <FormMarks page={page} />
      {children}
      <button type="submit" class="second">
        {submit}
      </button>
    </form>
  );
}

function describedBy({ state }: TicketPageProps, field: FormField): string | undefined {
  return state.problem?.field === field ? `${field}-problem` : undefined;
}
