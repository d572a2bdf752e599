import type { Office } from '../../office/office.ts';
import { listText } from '../../text/console.ts';
import { thaiDate } from '../../text/dates.ts';
import { kindLabels } from '../../text/labels.ts';
import { statusTable } from '../../tickets/status.ts';
import type { TicketRow } from '../../tickets/ticket.ts';
import { deskPaths } from '../paths.ts';
import { AssigneeCell, ListHead } from './list-cells.tsx';
import { DueMark, PriorityMark, StatusMark } from './marks.tsx';

interface TableProps {
  readonly rows: readonly TicketRow[];
  readonly office: Office;
  readonly now: Date;
}

/** The rows of a list: a table on a desk's screen, cards on a phone, by the style sheet alone. */
export function TicketTable({ rows, office, now }: TableProps) {
  return (
    <table class="tickets">
      <caption class="unseen">{listText.caption}</caption>
      <ListHead />
      <tbody>
        {rows.map((row) => (
          <tr key={row.number} class={row.status === 'new' || isAwaited(row) ? 'has-news' : undefined}>
            <td class="cell-number">
              <span class="number">{row.number}</span>
              <small>{kindWords(row, office)}</small>
            </td>
            <th scope="row" class="cell-title">
              <a href={`${deskPaths.ticket}/${row.number}`}>{row.title}</a>
              <small>
                {[row.reporterName, `${listText.opened} ${thaiDate(row.openedAt)}`]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </th>
            <td class="cell-status">
              <StatusMark status={row.status} /> <PriorityMark priority={row.priority} />
              {isAwaited(row) ? <span class="mark mark-news">{listText.news}</span> : null}
            </td>
            <td class="cell-due">
              <span class="cell-label">{listText.due} </span>
              <DueMark ticket={row} now={now} />
            </td>
            <AssigneeCell assignee={row.assignee} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The reporter spoke last on a ticket in work; on a new one that goes without saying. */
function isAwaited(row: TicketRow): boolean {
  return row.hasNews && row.status !== 'new' && statusTable[row.status].counts;
}

function kindWords(row: TicketRow, office: Office): string {
  const category = office.categories.find(({ id }) => id === row.category);
  return category ? `${kindLabels[row.kind]} · ${category.name}` : kindLabels[row.kind];
}
