import { listText, sortLabels } from '../../text/console.ts';
import { kindLabels } from '../../text/labels.ts';
import { sortOrders } from '../../tickets/ports.ts';
import { deskKinds } from '../desk.ts';
import { usualOrder } from '../list-query.ts';
import { deskPaths } from '../paths.ts';
import { assigneePick, type FilterPick, FiltersForm, statusPick } from './filters-form.tsx';
import type { TicketListProps } from './ticket-list-props.ts';

/** Search, filters and order of the list of ordinary tickets. */
export function ListFiltersForm(props: TicketListProps) {
  const { filters } = props;
  return (
    <FiltersForm
      path={deskPaths.ticket}
      search={{ q: filters.q, hint: listText.searchHint }}
      picks={picksOf(props)}
      summary={listText.filters}
      more={filters.overdue ? [listText.overdue] : []}
    >
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
    </FiltersForm>
  );
}

function picksOf({ office, staff, filters }: TicketListProps): FilterPick[] {
  return [
    {
      name: 'kind',
      label: listText.kind,
      choices: deskKinds.map((kind) => [kind, kindLabels[kind]]),
      value: filters.kind,
    },
    statusPick(filters.status),
    {
      name: 'category',
      label: listText.category,
      choices: office.categories.map(({ id, name }) => [id, name]),
      value: filters.category,
    },
    assigneePick(staff, filters.assignee),
  ];
}
