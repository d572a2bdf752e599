import type { Office } from '../../office/office.ts';
import { type DeskAct, may } from '../../staff/may.ts';
import type { Staff } from '../../staff/staff.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { DeskView } from '../desk.ts';
import type { FormState } from '../form-state.ts';

/** What every part of a ticket's page is made from. */
export interface TicketPageProps {
  readonly view: DeskView;
  readonly ticket: Ticket;
  readonly state: FormState;
  readonly staff: readonly Staff[];
  readonly office: Office;
  readonly viewer: Staff;
  readonly now: Date;
}

/** Whether the person who looks may do something with this desk's tickets. */
export function mayAct({ viewer, view }: TicketPageProps, act: DeskAct): boolean {
  return may(viewer.role, `${view.desk}.${act}`);
}
