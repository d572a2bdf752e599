import { z } from 'zod';
import { openStatuses, type Status, statuses } from '../../tickets/status.ts';
import { assigneeOf, unfinished } from '../list-query.ts';
import { deskPaths } from '../paths.ts';

const rowsOfAPage = 25;
const longestSearch = 100;

/** The filters of the list of tips as its address carries them. */
export interface TipFilters {
  readonly q?: string;
  readonly status?: Status | typeof unfinished;
  readonly assignee?: string;
}

const short = z.string().trim().min(1).max(longestSearch);
const schema = z.object({
  q: short.optional().catch(undefined),
  status: z
    .enum([...statuses, unfinished])
    .optional()
    .catch(undefined),
  assignee: short.optional().catch(undefined),
  after: short.optional().catch(undefined),
  left: z.literal('yes').optional().catch(undefined),
});

/** Reads the address of the list; a value that means nothing is left out, never an error. */
export function readTipListQuery(query: unknown): {
  filters: TipFilters;
  after: string | undefined;
  hasLeft: boolean;
} {
  const { after, left, ...read } = schema.parse(query);
  const given = Object.entries(read).filter(([, value]) => value !== undefined);
  return { filters: Object.fromEntries(given), after, hasLeft: left === 'yes' };
}

/** The same filters as the desk's question. */
export function tipQuery(
  { q, status, assignee }: TipFilters,
  { username, after }: { readonly username: string; readonly after: string | undefined },
) {
  return {
    ...(status ? { statuses: status === unfinished ? openStatuses : [status] } : {}),
    ...(assignee ? { assignee: assigneeOf(assignee, username) } : {}),
    ...(q ? { words: q } : {}),
    ...(after ? { after } : {}),
    limit: rowsOfAPage,
  };
}

/** The address of the list with these filters. */
export function tipListAddress(filters: TipFilters & { readonly after?: string }): string {
  const query = new URLSearchParams(filters as Record<string, string>).toString();
  return query ? `${deskPaths.tip}?${query}` : deskPaths.tip;
}
