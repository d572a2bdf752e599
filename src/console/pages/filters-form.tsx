import type { ComponentChildren } from 'preact';
import { listText } from '../../text/console.ts';
import { statusLabels } from '../../text/labels.ts';
import { statuses } from '../../tickets/status.ts';
import { assignedToMe, assignedToNobody, unfinished } from '../list-query.ts';

type Choice = readonly [value: string, label: string];

/** A field of a form of filters: one of some choices, or all. */
export interface FilterPick {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
}

export interface FiltersFormProps {
  /** The list that is narrowed. */
  readonly path: string;
  readonly search: { readonly q: string | undefined; readonly hint: string };
  readonly picks: readonly FilterPick[];
  readonly summary: string;
  /** Further fields. */
  readonly children?: ComponentChildren;
  /** What else the list is narrowed to, as words. */
  readonly more?: readonly string[];
}

/** Search, and behind a fold the filters; all in the address, so that a list can be kept. */
export function FiltersForm({ path, search, picks, summary, children, more = [] }: FiltersFormProps) {
  const inUse = [
    ...(search.q ? [listText.searchOn(search.q)] : []),
    ...picks.flatMap(wordsOfPick),
    ...more,
  ].join(' · ');
  return (
    <form class="filters" method="get" action={path}>
      <div class="search">
        <label for="q">{listText.search}</label>
        <input id="q" name="q" type="search" value={search.q ?? ''} placeholder={search.hint} />
        <button type="submit">{listText.searchButton}</button>
      </div>
      <details>
        <summary>{summary}</summary>
        <div class="filter-fields">
          {picks.map((pick) => (
            <PickField key={pick.name} pick={pick} />
          ))}
          {children}
        </div>
        <button type="submit">{listText.apply}</button>
      </details>
      {inUse ? (
        <p class="in-use">
          <span>{listText.filterOn(inUse)}</span>
          <a class="action" href={path}>
            {listText.clear}
          </a>
        </p>
      ) : null}
    </form>
  );
}

export function statusPick(value: string | undefined): FilterPick {
  const choices: Choice[] = [
    [unfinished, listText.unfinished],
    ...statuses.map((status): Choice => [status, statusLabels[status]]),
  ];
  return { name: 'status', label: listText.status, choices, value };
}

export function assigneePick(
  people: readonly { readonly username: string; readonly name: string }[],
  value: string | undefined,
): FilterPick {
  const choices: Choice[] = [
    [assignedToMe, listText.me],
    [assignedToNobody, listText.nobody],
    ...people.map(({ username, name }): Choice => [username, name]),
  ];
  return { name: 'assignee', label: listText.assignee, choices, value };
}

function PickField({ pick: { name, label, choices, value } }: { pick: FilterPick }) {
  const id = `filter-${name}`;
  return (
    <div>
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        <option value="">{listText.any}</option>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice} selected={choice === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function wordsOfPick({ label, choices, value }: FilterPick): string[] {
  const words = choices.find(([choice]) => choice === value)?.[1] ?? value;
  return words ? [`${label}: ${words}`] : [];
}
