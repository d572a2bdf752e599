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
/** How many tickets of its leading word one page of a search looks at. */
const candidates = 400;
const shownFields = [
  'kind',
  'category',
  'title',
  'status',
  'priority',
  'assignee',
  'openedAt',
  'updatedAt',
  'dueAt',
  'hasNews',
  'reporter.displayName',
] as const;

type Row = Omit<TicketRow, 'number'> & { _id: string; reporter?: { displayName?: string } };

/** One page of the list, by key and not by offset. */
export async function listTickets(model: Model<TicketDocument>, query: TicketQuery): Promise<TicketPage> {
  const words = searchedWords(query.words);
  if (words.length > 1) return pageOf(await searchWords(model, query, words), query);
  return pageOf({ rows: await pageQuery(model, query).lean<Row[]>() }, query);
}

/** Rows, one more than a page shows if there are, and where a search that has not found them all goes on. */
interface Found {
  readonly rows: readonly Row[];
  readonly goesOnAt?: string | undefined;
}

function pageOf({ rows, goesOnAt }: Found, query: TicketQuery): TicketPage {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const next = rows.length > query.limit && last ? keyOf(last, orderOf(query)) : goesOnAt;
  return {
    rows: shown.map(({ _id, reporter, ...row }) => ({
      ...row,
      number: _id,
      ...(reporter?.displayName ? { reporterName: reporter.displayName } : {}),
    })),
    ...(next ? { next } : {}),
  };
}

function keyOf(row: Pick<Row, '_id' | 'openedAt' | 'dueAt'>, { field }: Order): string {
  return `${row[field].getTime()}_${row._id}`;
}

/**
 * Tickets in which several words occur. The rarest word leads, and a page looks at so many of its tickets at most:
 * two frequent words that hardly ever meet cost no more than others. A page may then hold few rows, or none, and
 * still have a following one.
 */
async function searchWords(
  model: Model<TicketDocument>,
  query: TicketQuery,
  words: readonly string[],
): Promise<Found> {
  const order = orderOf(query);
  const sort = { [order.field]: order.sign, _id: order.sign } as const;
  const counts = await Promise.all(
    words.map((word) => model.countDocuments({ words: word }, { limit: candidates })),
  );
  const lead = words[counts.indexOf(Math.min(...counts))];
  const ofLead: Filter = { $and: [{ words: lead }, ...afterKey(query.after, order)] };
  const rows = await model
    .aggregate<Row>([
      { $match: ofLead },
      { $sort: sort },
      { $limit: candidates },
      { $match: filterOf(query) },
      { $limit: query.limit + 1 },
      { $project: Object.fromEntries(shownFields.map((field) => [field, 1])) },
    ])
    .option({ maxTimeMS: longestQueryMs });
  if (rows.length > query.limit) return { rows };
  const [edge] = await model
    .find(ofLead)
    .sort(sort as Record<string, MongooseSort>)
    .skip(candidates - 1)
    .limit(1)
    .select('openedAt dueAt')
    .lean<Pick<Row, '_id' | 'openedAt' | 'dueAt'>[]>();
  return { rows, goesOnAt: edge ? keyOf(edge, order) : undefined };
}

/** What is asked of the database for a page: one row more than it shows, to know whether another follows. */
export function pageQuery(model: Model<TicketDocument>, query: TicketQuery) {
  const order = orderOf(query);
  return model
    .find({ $and: [filterOf(query), ...afterKey(query.after, order)] })
    .sort({ [order.field]: order.sign as MongooseSort, _id: order.sign })
    .limit(query.limit + 1)
    .select(shownFields.join(' '))
    .maxTimeMS(longestQueryMs);
}

/** A search goes by the time of opening, whatever order is asked for: its index has no other. */
function orderOf(query: TicketQuery): Order {
  if (searchedWords(query.words).length > 0) {
    return { field: 'openedAt', sign: query.sort === 'oldest' ? 1 : -1 };
  }
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
  const words = searchedWords(typed);
  return words.length > 0 ? { words: { $all: words } } : { _id: '' };
}

/** The words of a search; none when it asks for a ticket by its number. */
function searchedWords(typed: string | undefined): string[] {
  return typed && !readTicketNumber(typed) ? wordsOf(typed, 8) : [];
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
