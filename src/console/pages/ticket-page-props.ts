import type { Office } from '../../office/office.ts';
import { may, type TicketAct } from '../../staff/may.ts';
import type { Staff } from '../../staff/staff.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { FormState } from '../form-state.ts';

/** What every part of a ticket's page is made from. */
export interface TicketPageProps {
  readonly ticket: Ticket;
  readonly state: FormState;
  readonly staff: readonly Staff[];
  readonly office: Office;
  readonly viewer: Staff;
  readonly now: Date;
}

/** Whether the person who looks may do something with tickets. */
export function mayAct({ viewer }: TicketPageProps, act: TicketAct): boolean {
  return may(viewer.role, `ticket.${act}`);
}
