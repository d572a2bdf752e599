import { z } from 'zod';
import { type SortOrder, sortOrders, type TicketQuery } from '../tickets/ports.ts';
import { openStatuses, type Status, statuses } from '../tickets/status.ts';
import { type TicketKind, ticketKinds } from '../tickets/ticket.ts';

/** No username begins with @, so these two cannot be mistaken for one. */
export const assignedToMe = '@me';
export const assignedToNobody = '@none';
export const unfinished = 'unfinished';

export const usualOrder = 'newest' satisfies SortOrder;
const rowsOfAPage = 25;
const longestSearch = 100;

/** The filters of a list as its address carries them. */
export interface ListFilters {
  readonly q?: string;
  readonly kind?: TicketKind;
  readonly status?: Status | typeof unfinished;
  readonly category?: string;
  readonly assignee?: string;
  readonly overdue?: 'yes';
  readonly sort?: SortOrder;
}

const short = z.string().trim().min(1).max(longestSearch);
const filtersSchema = z.object({
  q: short.optional().catch(undefined),
  kind: z.enum(ticketKinds).optional().catch(undefined),
  status: z
    .enum([...statuses, unfinished])
    .optional()
    .catch(undefined),
  category: short.optional().catch(undefined),
  assignee: short.optional().catch(undefined),
  overdue: z.literal('yes').optional().catch(undefined),
  sort: z.enum(sortOrders).optional().catch(undefined),
  after: short.optional().catch(undefined),
});

/** Reads the address of a list; a value that means nothing is left out, never an error. */
export function readListQuery(query: unknown): { filters: ListFilters; after: string | undefined } {
  const { after, ...read } = filtersSchema.parse(query);
  const given = Object.entries(read).filter(([, value]) => value !== undefined && value !== usualOrder);
  return { filters: Object.fromEntries(given), after };
}

/** The same filters as the store's question. */
export function ticketQuery(
  filters: ListFilters,
  asked: { username: string; now: Date; after: string | undefined },
): TicketQuery {
  const { kind, status, category, assignee, overdue, q } = filters;
  return {
    ...(kind ? { kind } : {}),
    ...(status ? { statuses: status === unfinished ? openStatuses : [status] } : {}),
    ...(category ? { category } : {}),
    ...(assignee ? { assignee: assigneeOf(assignee, asked.username) } : {}),
    ...(overdue ? { overdueAt: asked.now } : {}),
    ...(q ? { words: q } : {}),
    ...(asked.after ? { after: asked.after } : {}),
    sort: filters.sort ?? usualOrder,
    limit: rowsOfAPage,
  };
}

/** The address of a list with these filters. */
export function listAddress(path: string, filters: ListFilters & { readonly after?: string }): string {
  const query = new URLSearchParams(filters as Record<string, string>).toString();
  return query ? `${path}?${query}` : path;
}

/** Whom a filter by assignee means: null for nobody. */
export function assigneeOf(assignee: string, viewer: string): string | null {
  if (assignee === assignedToNobody) return null;
  return assignee === assignedToMe ? viewer : assignee;
}
