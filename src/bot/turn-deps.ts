import type { Clock } from '../clock.ts';
import type { OfficeData } from '../office/office.ts';
import type { NewId, TicketStore } from '../tickets/ports.ts';
import type { WorkingCalendar } from '../tickets/working-days.ts';
import type { Receipts } from '../vault/receipt-code.ts';

/** Slows down who guesses receipt codes. */
export interface CodeGuard {
  mayTry(villager: string): Promise<boolean>;
  failed(villager: string): Promise<void>;
}

/** All that a turn of the bot reaches outside of itself. */
export interface TurnDeps {
  readonly office: OfficeData;
  readonly tickets: TicketStore;
  readonly tips: TicketStore;
  readonly calendar: WorkingCalendar;
  readonly receipts: Receipts;
  readonly codeGuard: CodeGuard;
  /** Keeps the files that came with a ticket; safe to ask for twice. */
  readonly keepFiles: (ids: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  readonly newId: NewId;
}
