import { listText, sortLabels } from '../../text/console.ts';
import { kindLabels, statusLabels } from '../../text/labels.ts';
import { sortOrders } from '../../tickets/ports.ts';
import { statuses } from '../../tickets/status.ts';
import { deskKinds } from '../desk.ts';
import { assignedToMe, assignedToNobody, type ListFilters, unfinished, usualOrder } from '../list-query.ts';
import { deskPaths } from '../paths.ts';
import type { TicketListProps } from './ticket-list-props.ts';

type Choice = readonly [value: string, label: string];

interface Pick {
  readonly name: keyof ListFilters;
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** Search, and behind a fold the filters and the order; all in the address, so that a list can be kept. */
export function ListFiltersForm(props: TicketListProps) {
  const { filters } = props;
  const picks = picksOf(props);
  const inUse = filtersInWords(filters, picks);
  return (
    <form class="filters" method="get" action={deskPaths.ticket}>
      <div class="search">
        <label for="q">{listText.search}</label>
        <input id="q" name="q" type="search" value={filters.q ?? ''} placeholder={listText.searchHint} />
        <button type="submit">{listText.searchButton}</button>
      </div>
      <details>
        <summary>{listText.filters}</summary>
        <div class="filter-fields">
          {picks.map((pick) => (
            <PickField key={pick.name} pick={pick} value={filters[pick.name]} />
          ))}
          <div>
            <label for="filter-sort">{listText.sort}</label>
            <select id="filter-sort" name="sort">
              {sortOrders.map((order) => (
                <option key={order} value={order} selected={order === (filters.sort ?? usualOrder)}>
                  {sortLabels[order]}
                </option>
              ))}
            </select>
          </div>
          <label class="tick">
            <input type="checkbox" name="overdue" value="yes" checked={filters.overdue === 'yes'} />
            {listText.onlyOverdue}
          </label>
        </div>
        <button type="submit">{listText.apply}</button>
      </details>
      {inUse ? (
        <p class="in-use">
          <span>{listText.filterOn(inUse)}</span>
          <a class="action" href={deskPaths.ticket}>
            {listText.clear}
          </a>
        </p>
      ) : null}
    </form>
  );
}

function PickField({ pick, value }: { pick: Pick; value: string | undefined }) {
  const id = `filter-${pick.name}`;
  return (
    <div>
      <label for={id}>{pick.label}</label>
      <select id={id} name={pick.name}>
        <option value="">{listText.any}</option>
        {pick.choices.map(([choice, words]) => (
          <option key={choice} value={choice} selected={choice === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function picksOf({ office, staff }: TicketListProps): Pick[] {
  const categories = office.categories.map(({ id, name }): Choice => [id, name]);
  const people: Choice[] = [
    [assignedToMe, listText.me],
    [assignedToNobody, listText.nobody],
    ...staff.map(({ username, name }): Choice => [username, name]),
  ];
  const states: Choice[] = [
    [unfinished, listText.unfinished],
    ...statuses.map((status): Choice => [status, statusLabels[status]]),
  ];
  const kinds = deskKinds.map((kind): Choice => [kind, kindLabels[kind]]);
  return [
    { name: 'kind', label: listText.kind, choices: kinds },
    { name: 'status', label: listText.status, choices: states },
    { name: 'category', label: listText.category, choices: categories },
    { name: 'assignee', label: listText.assignee, choices: people },
  ];
}

/** What the list is narrowed to, as words; empty when it is not. */
function filtersInWords(filters: ListFilters, picks: readonly Pick[]): string {
  const picked = picks.flatMap(({ name, label, choices }) => {
    const words = choices.find(([value]) => value === filters[name])?.[1] ?? filters[name];
    return words ? [`${label}: ${words}`] : [];
  });
  return [
    ...(filters.q ? [listText.searchOn(filters.q)] : []),
    ...picked,
    ...(filters.overdue ? [listText.overdue] : []),
  ].join(' · ');
}
