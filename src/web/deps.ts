import type { Clock } from '../clock.ts';
import type { Knowledge } from '../knowledge/understanding.ts';
import type { Logger } from '../logger.ts';
import type { Office } from '../office/office.ts';
import type { NewId } from '../tickets/ports.ts';
import type { WorkingCalendar } from '../tickets/working-days.ts';
import type { ReporterDesk } from '../tips/desks.ts';
import type { LockBox } from '../vault/lock-box.ts';

/** Remembers, in the database, what may be shown once. */
export interface UsedOnce {
  /**
   * True for the first who takes it, and for the same `taker` again: an answer may be lost on a weak line.
   * @param id random; forgotten some days later
   */
  take(id: string, taker: string): Promise<boolean>;
}

/** What the public pages need of the rest of the product. */
export interface WebDeps {
  readonly office: Office;
  readonly calendar: WorkingCalendar;
  readonly knowledge: () => Knowledge;
  readonly isDead: (url: string) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where people find the product, for addresses that must be whole. */
  readonly publicUrl: string;
  /** What a reporter of a tip can do. */
  readonly desk: ReporterDesk;
  /** Locks what forms carry; its key lies in memory alone. */
  readonly box: LockBox;
  readonly newId: NewId;
  readonly usedOnce: UsedOnce;
}

/** What every page's handler gets. */
export interface WebContext extends WebDeps {
  /** Addresses of the style sheets. */
  readonly styles: readonly string[];
}
