import { consoleText, listText } from '../../text/console.ts';
import type { BoundedCount } from '../../tickets/ports.ts';
import { assignedToMe, assignedToNobody, type ListFilters, listAddress, unfinished } from '../list-query.ts';
import { deskPaths } from '../paths.ts';
import { ListFiltersForm } from './list-filters.tsx';
import type { TicketListProps } from './ticket-list-props.ts';
import { TicketTable } from './ticket-table.tsx';

export function TicketListPage(props: TicketListProps) {
  const { page, filters, isLaterPage } = props;
  return (
    <>
      <h1>{consoleText.tickets}</h1>
      <QuickLinks {...props} />
      <ListFiltersForm {...props} />
      {page.rows.length > 0 ? <TicketTable {...props} rows={page.rows} /> : <NothingHere {...props} />}
      {page.next || isLaterPage ? (
        <nav class="pages" aria-label={listText.caption}>
          {isLaterPage ? <a href={listAddress(deskPaths.ticket, filters)}>{listText.first}</a> : null}
          {page.next ? (
            <a rel="next" href={listAddress(deskPaths.ticket, { ...filters, after: page.next })}>
              {listText.next}
            </a>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

function QuickLinks({ counts, filters }: TicketListProps) {
  const links: { label: string; filters: ListFilters; count?: BoundedCount; class?: string }[] = [
    { label: listText.all, filters: {} },
    { label: listText.unfinished, filters: { status: unfinished } },
    { label: listText.fresh, filters: { status: 'new' }, count: counts.fresh },
    { label: listText.overdue, filters: { overdue: 'yes' }, count: counts.overdue, class: 'late' },
    { label: listText.mine, filters: { assignee: assignedToMe, status: unfinished } },
    { label: listText.nobody, filters: { assignee: assignedToNobody, status: unfinished } },
  ];
  const here = listAddress(deskPaths.ticket, filters);
  return (
    <nav class="quick" aria-label={listText.quick}>
      <ul>
        {links.map((link) => {
          const address = listAddress(deskPaths.ticket, link.filters);
          return (
            <li key={link.label}>
              <a href={address} class={link.class} aria-current={address === here ? 'page' : undefined}>
                {link.label}
                {link.count ? (
                  <b class={link.count.count > 0 ? 'count some' : 'count'}>{countWords(link.count)}</b>
                ) : null}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function NothingHere({ filters, isLaterPage, page }: TicketListProps) {
  const isPlain = Object.keys(filters).length === 0 && !isLaterPage;
  return (
    <div class="card empty">
      <p>{page.next ? listText.notFoundYet : isPlain ? listText.empty : listText.nothingFound}</p>
      {isPlain ? null : (
        <a class="action" href={deskPaths.ticket}>
          {listText.clear}
        </a>
      )}
    </div>
  );
}

function countWords({ count, isMore }: BoundedCount): string {
  return isMore ? listText.moreThan(count) : String(count);
}
