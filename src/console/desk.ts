import { type Desk, may } from '../staff/may.ts';
import type { Staff } from '../staff/staff.ts';
import type { TicketStore } from '../tickets/ports.ts';
import type { TicketKind } from '../tickets/ticket.ts';
import type { ConsoleContext } from './deps.ts';
import { deskPaths } from './paths.ts';

/** One of the two desks as its pages see it. */
export interface DeskView {
  readonly desk: Desk;
  readonly path: string;
  readonly store: TicketStore;
  readonly kinds: readonly TicketKind[];
}

const kindsOf: Readonly<Record<Desk, readonly TicketKind[]>> = {
  ticket: ['complaint', 'request'],
  tip: ['tip'],
};

export function deskView(context: ConsoleContext, desk: Desk): DeskView {
  const store = desk === 'tip' ? context.tips : context.tickets;
  return { desk, path: deskPaths[desk], store, kinds: kindsOf[desk] };
}

/** The desk at which tickets of a kind are. */
export function deskOfKind(kind: TicketKind): Desk {
  return kind === 'tip' ? 'tip' : 'ticket';
}

/** Those who may answer at a desk: to them its tickets may be given. */
export async function workersOf(context: ConsoleContext, { desk }: DeskView): Promise<Staff[]> {
  const staff = await context.staff.list();
  return staff.filter((one) => one.isActive && may(one.role, `${desk}.reply`));
}
