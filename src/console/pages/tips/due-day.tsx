import { ticketText } from '../../../text/console-ticket.ts';
import { thaiDay } from '../../../text/dates.ts';
import { dueState } from '../../tips/overdue.ts';

/** The day an answer is due, with words beside the colour when it is near or past. */
export function DueDay({ tip, now }: { tip: Parameters<typeof dueState>[0]; now: Date }) {
  const state = dueState(tip, now);
  return (
    <span class={state === 'fine' ? 'due' : `due ${state}`}>
      <time datetime={tip.dueDay}>{thaiDay(tip.dueDay)}</time>
      {state === 'late' ? <strong class="mark mark-late">{ticketText.overdue}</strong> : null}
      {state === 'soon' ? <strong class="mark mark-soon">{ticketText.dueSoon}</strong> : null}
    </span>
  );
}
