import { may } from '../staff/may.ts';
import type { Staff } from '../staff/staff.ts';
import type { TicketKind } from '../tickets/ticket.ts';
import type { ConsoleContext } from './deps.ts';

/** The kinds of ticket at the ordinary desk; tips are sealed and have pages of their own. */
export const deskKinds: readonly TicketKind[] = ['complaint', 'request'];

/** Those who may answer: to them tickets may be given. */
export async function workersOf(context: ConsoleContext): Promise<Staff[]> {
  const staff = await context.staff.list();
  return staff.filter((one) => one.isActive && may(one.role, 'ticket.reply'));
}
