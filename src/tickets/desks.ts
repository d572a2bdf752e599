import { readTicketNumber } from './number.ts';
import type { TicketStore } from './ports.ts';

/** The two desks of an office. Nothing of one is ever found at the other. */
export interface Desks {
  readonly tickets: TicketStore;
  readonly tips: TicketStore;
}

/** The desk a ticket number belongs to. */
export function deskOf({ tickets, tips }: Desks, number: string): TicketStore {
  return readTicketNumber(number)?.kind === 'tip' ? tips : tickets;
}
