import { ticketText } from '../../text/console-ticket.ts';
import { thaiDate } from '../../text/dates.ts';
import { priorityLabels, statusLabels } from '../../text/labels.ts';
import { isDueSoon, isOverdue } from '../../tickets/sla.ts';
import type { Status } from '../../tickets/status.ts';
import type { Priority } from '../../tickets/ticket.ts';

export function StatusMark({ status }: { status: Status }) {
  return <span class={`mark status-${status}`}>{statusLabels[status]}</span>;
}

/** Only what stands out of the usual is marked. */
export function PriorityMark({ priority }: { priority: Priority }) {
  if (priority === 'normal') return null;
  return <span class={`mark priority-${priority}`}>{priorityLabels[priority]}</span>;
}

/** The due date, with words beside the colour when it is near or past. */
export function DueMark({ ticket, now }: { ticket: { status: Status; dueAt: Date }; now: Date }) {
  const isLate = isOverdue(ticket, now);
  const isSoon = isDueSoon(ticket, now);
  return (
    <span class={isLate ? 'due late' : isSoon ? 'due soon' : 'due'}>
      <time datetime={ticket.dueAt.toISOString()}>{thaiDate(ticket.dueAt)}</time>
      {isLate ? <strong class="mark mark-late">{ticketText.overdue}</strong> : null}
      {isSoon ? <strong class="mark mark-soon">{ticketText.dueSoon}</strong> : null}
    </span>
  );
}
