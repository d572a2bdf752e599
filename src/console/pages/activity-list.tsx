import { ticketText } from '../../text/console-ticket.ts';
import { thaiDateTime } from '../../text/dates.ts';
import { activityLabels, priorityLabels, statusLabels } from '../../text/labels.ts';
import type { Activity } from '../../tickets/ticket.ts';
import type { TicketPageProps } from './ticket-page-props.ts';

/** Every change of the ticket, newest first, folded away until somebody asks. */
export function ActivityList({ ticket }: TicketPageProps) {
  return (
    <details class="card activity">
      <summary>{`${ticketText.activity} (${ticket.activity.length})`}</summary>
      <ol reversed>
        {ticket.activity.toReversed().map((activity) => (
          <li key={`${activity.what} ${activity.at.getTime()}`}>
            <strong>{activityLabels[activity.what]}</strong> {changeWords(activity)}
            <br />
            <small>{`${thaiDateTime(activity.at)} · ${actorWords(activity)}`}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}

function changeWords({ what, from, to, reason }: Activity): string {
  const named = (value: string) => nameOf(what, value);
  const change = what === 'blocked' ? '' : to ? toWords(from && named(from), named(to)) : '';
  return [change, reason ? ticketText.because(reason) : ''].filter(Boolean).join(' ');
}

function toWords(from: string | undefined, to: string): string {
  return from ? ticketText.change(from, to) : to;
}

function nameOf(what: Activity['what'], value: string): string {
  const labels: Readonly<Record<string, string>> =
    what === 'status' ? statusLabels : what === 'priority' ? priorityLabels : {};
  return labels[value] ?? value;
}

function actorWords({ by }: Activity): string {
  if (by === 'reporter') return ticketText.inbound;
  return by === 'system' ? ticketText.system : by.name;
}
