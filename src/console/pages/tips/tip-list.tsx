import type { Staff } from '../../../staff/staff.ts';
import { consoleText, listText } from '../../../text/console.ts';
import { officersText } from '../../../text/console-tip-files.ts';
import { leftNotice, tipListText } from '../../../text/console-tips.ts';
import { thaiDate, thaiDay } from '../../../text/dates.ts';
import { statusTable } from '../../../tickets/status.ts';
import type { TipRow } from '../../../tips/tip.ts';
import { assignedToMe, assignedToNobody, unfinished } from '../../list-query.ts';
import { deskPaths } from '../../paths.ts';
import { type TipFilters, tipListAddress } from '../../tips/list-query.ts';
import { officersPath } from '../../tips/paths.ts';
import { assigneePick, FiltersForm, statusPick } from '../filters-form.tsx';
import { AssigneeCell, ListHead } from '../list-cells.tsx';
import { StatusMark } from '../marks.tsx';
import { Notice } from '../notices.tsx';
import { DueDay } from './due-day.tsx';
import { tipPath } from './tip-page-props.ts';

export interface TipListProps {
  readonly rows: readonly TipRow[];
  readonly next?: string;
  /** The day to which a search looked that ran out of time. */
  readonly lookedTo?: string;
  readonly counts: { readonly fresh: number; readonly overdue: number };
  readonly filters: TipFilters;
  readonly isLaterPage: boolean;
  readonly hasLeft: boolean;
  /** To whom tips may be assigned. */
  readonly officers: readonly Staff[];
  /** Tip officers who wait to be confirmed. */
  readonly waiting: number;
  readonly now: Date;
}

export function TipListPage(props: TipListProps) {
  const { rows, next, lookedTo, filters, isLaterPage, hasLeft, waiting } = props;
  return (
    <>
      <h1>{tipListText.title}</h1>
      <p>{tipListText.intro}</p>
      {hasLeft ? <Notice words={leftNotice} /> : null}
      {waiting > 0 ? <p class="problem">{tipListText.waiting(waiting)}</p> : null}
      <p>
        <a class="action" href={officersPath}>
          {waiting > 0 ? tipListText.officers : officersText.title}
        </a>
      </p>
      <QuickLinks {...props} />
      <Filters {...props} />
      {rows.length > 0 ? <TipTable {...props} /> : <NothingHere {...props} />}
      {lookedTo && rows.length > 0 ? <p>{tipListText.lookedTo(thaiDay(lookedTo))}</p> : null}
      {next || isLaterPage ? (
        <nav class="pages" aria-label={listText.caption}>
          {isLaterPage ? <a href={tipListAddress(filters)}>{listText.first}</a> : null}
          {next ? (
            <a rel="next" href={tipListAddress({ ...filters, after: next })}>
              {lookedTo ? tipListText.goOn : listText.next}
            </a>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

function QuickLinks({ counts, filters }: TipListProps) {
  const links = [
    { label: listText.all, filters: {} },
    { label: listText.unfinished, filters: { status: unfinished } },
    { label: listText.fresh, filters: { status: 'new' }, count: counts.fresh },
    { label: listText.mine, filters: { status: unfinished, assignee: assignedToMe } },
    { label: listText.nobody, filters: { status: unfinished, assignee: assignedToNobody } },
  ] satisfies { label: string; filters: TipFilters; count?: number }[];
  const here = tipListAddress(filters);
  return (
    <nav class="quick" aria-label={listText.quick}>
      <ul>
        {links.map(({ label, filters: theirs, count }) => {
          const address = tipListAddress(theirs);
          return (
            <li key={label}>
              <a href={address} aria-current={address === here ? 'page' : undefined}>
                {label}
                {count === undefined ? null : <b class={count > 0 ? 'count some' : 'count'}>{count}</b>}
              </a>
            </li>
          );
        })}
      </ul>
      {counts.overdue > 0 ? (
        <p class="late">
          <strong class="mark mark-late">{tipListText.overdueCount(counts.overdue)}</strong>
        </p>
      ) : null}
    </nav>
  );
}

function Filters({ filters, officers }: TipListProps) {
  return (
    <FiltersForm
      path={deskPaths.tip}
      search={{ q: filters.q, hint: tipListText.searchHint }}
      picks={[statusPick(filters.status), assigneePick(officers, filters.assignee)]}
      summary={tipListText.filters}
    />
  );
}

function TipTable({ rows, now }: TipListProps) {
  return (
    <table class="tickets">
      <caption class="unseen">{listText.caption}</caption>
      <ListHead />
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, now }: { row: TipRow; now: Date }) {
  const isAwaited = row.hasNews && row.status !== 'new' && statusTable[row.status].counts;
  return (
    <tr class={row.status === 'new' || isAwaited ? 'has-news' : undefined}>
      <td class="cell-number">
        <span class="number">{row.number}</span>
      </td>
      <th scope="row" class="cell-title">
        <a href={tipPath(row.number)}>{row.title || consoleText.tips}</a>
        <small>{`${listText.opened} ${thaiDate(row.filedAt)}`}</small>
        {row.isDamaged ? <small class="problem">{tipListText.damaged}</small> : null}
      </th>
      <td class="cell-status">
        <StatusMark status={row.status} />
        {isAwaited ? <span class="mark mark-news">{listText.news}</span> : null}
      </td>
      <td class="cell-due">
        <span class="cell-label">{listText.due} </span>
        <DueDay tip={row} now={now} />
      </td>
      <AssigneeCell assignee={row.assignee} />
    </tr>
  );
}

function NothingHere({ filters, isLaterPage, lookedTo }: TipListProps) {
  const isPlain = Object.keys(filters).length === 0 && !isLaterPage;
  const nothing = isLaterPage ? tipListText.noMore : listText.nothingFound;
  return (
    <div class="card empty">
      <p>{lookedTo ? tipListText.noneYet(thaiDay(lookedTo)) : isPlain ? tipListText.empty : nothing}</p>
      {isPlain ? null : (
        <a class="action" href={deskPaths.tip}>
          {listText.clear}
        </a>
      )}
    </div>
  );
}
