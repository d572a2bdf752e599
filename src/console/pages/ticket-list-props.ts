import type { Office } from '../../office/office.ts';
import type { Staff } from '../../staff/staff.ts';
import type { BoundedCount, TicketPage } from '../../tickets/ports.ts';
import type { ListFilters } from '../list-query.ts';

/** What every part of a list's page is made from. */
export interface TicketListProps {
  readonly page: TicketPage;
  readonly counts: { readonly fresh: BoundedCount; readonly overdue: BoundedCount };
  readonly filters: ListFilters;
  readonly staff: readonly Staff[];
  readonly office: Office;
  readonly now: Date;
  readonly isLaterPage: boolean;
}
