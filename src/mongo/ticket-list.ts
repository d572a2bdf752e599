import type { Model, SortOrder as MongooseSort, QueryFilter } from 'mongoose';
import { wordsOf } from '../knowledge/words.ts';
import { readTicketNumber } from '../tickets/number.ts';
import type { TicketPage, TicketQuery } from '../tickets/ports.ts';
import { openStatuses, statuses } from '../tickets/status.ts';
import type { TicketRow } from '../tickets/ticket.ts';
import type { TicketDocument } from './ticket-schema.ts';

type Filter = QueryFilter<TicketDocument>;

interface Order {
  readonly field: 'openedAt' | 'dueAt';
  readonly sign: 1 | -1;
}

const longestQueryMs = 5000;

type Row = Omit<TicketRow, 'number'> & { _id: string; reporter?: { displayName?: string } };

/** One page of the list, by key and not by offset. */
export async function listTickets(model: Model<TicketDocument>, query: TicketQuery): Promise<TicketPage> {
  const { field } = orderOf(query);
  const rows = await pageQuery(model, query).lean<Row[]>();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ _id, reporter, ...row }) => ({
      ...row,
      number: _id,
      ...(reporter?.displayName ? { reporterName: reporter.displayName } : {}),
    })),
    ...(rows.length > query.limit && last ? { next: `${last[field].getTime()}_${last._id}` } : {}),
  };
}

/** What is asked of the database for a page: one row more than it shows, to know whether another follows. */
export function pageQuery(model: Model<TicketDocument>, query: TicketQuery) {
  const order = orderOf(query);
  return model
    .find({ $and: [filterOf(query), ...afterKey(query.after, order)] })
    .sort({ [order.field]: order.sign as MongooseSort, _id: order.sign })
    .limit(query.limit + 1)
    .select(
      'kind category title status priority assignee openedAt updatedAt dueAt hasNews reporter.displayName',
    )
    .maxTimeMS(longestQueryMs);
}

function orderOf(query: TicketQuery): Order {
  if (query.overdueAt || query.sort === 'due') return { field: 'dueAt', sign: 1 };
  return { field: 'openedAt', sign: query.sort === 'oldest' ? 1 : -1 };
}

/**
 * A status is always named, so that the index of the filter in use serves the order as well: MongoDB merges the
 * few statuses of an `$in` in sorted order.
 */
function filterOf(query: TicketQuery): Filter {
  const isNarrow = query.kind || query.category || query.assignee !== undefined || query.sort === 'due';
  const asked = query.statuses ?? (isNarrow && !query.words ? statuses : undefined);
  const wanted = query.overdueAt ? openStatuses.filter((one) => asked?.includes(one) ?? true) : asked;
  return {
    ...(query.kind ? { kind: query.kind } : {}),
    ...(query.category ? { category: query.category } : {}),
    ...(query.assignee === undefined ? {} : { 'assignee.username': query.assignee }),
    ...(wanted ? { status: { $in: wanted } } : {}),
    ...(query.overdueAt ? { dueAt: { $lt: query.overdueAt } } : {}),
    ...searchOf(query.words),
  };
}

function searchOf(typed: string | undefined): Filter {
  if (!typed?.trim()) return {};
  const ticket = readTicketNumber(typed);
  if (ticket) return { _id: ticket.number };
  const words = wordsOf(typed, 8);
  return words.length > 0 ? { words: { $all: words } } : { _id: '' };
}

function afterKey(after: string | undefined, { field, sign }: Order): Filter[] {
  const match = /^(\d{1,15})_([A-Z]-\d{4}-\d{4,8})$/.exec(after ?? '');
  if (!match) return [];
  const at = new Date(Number(match[1]));
  const [upTo, past] = sign === 1 ? ['$gte', '$gt'] : ['$lte', '$lt'];
  return [
    { [field]: { [upTo as string]: at } },
    { $or: [{ [field]: { [past as string]: at } }, { _id: { [past as string]: match[2] } }] },
  ];
}
