import type { Clock } from '../clock.ts';
import type { Knowledge, Understanding } from '../knowledge/understanding.ts';
import type { Office } from '../office/office.ts';
import type { NewId, TicketStore } from '../tickets/ports.ts';
import type { WorkingCalendar } from '../tickets/working-days.ts';
import type { FiledTip, ReporterDesk, TipAccess } from '../tips/desks.ts';

/** All that a turn of the bot reaches outside of itself. */
export interface TurnDeps {
  readonly office: Office;
  readonly tickets: TicketStore;
  readonly tips: ReporterDesk;
  readonly calendar: WorkingCalendar;
  /** What can be found, as it stands at this moment. */
  readonly knowledge: () => Knowledge;
  /** Whether the last checks of a link found it dead. */
  readonly isDead: (url: string) => boolean;
  /** Keeps a question that found no answer, without who asked it; not before it is sure that it was no tip. */
  readonly noteQuestion: (text: string, understanding: Understanding) => Promise<void>;
  /** Address of a public page, when the office has said where people find it. */
  readonly webPage: (path: string) => string | undefined;
  /** Address of a page that shows a receipt code once; without it the code is always said in the chat. */
  readonly oneTimePage?: (filed: FiledTip) => Promise<string>;
  /** Address of a page that hands out one file of a tip for a short while; without it files are found at /track. */
  readonly filePage?: (access: TipAccess, fileId: string) => string;
  /** The name a villager has in LINE; null when it cannot be had. */
  readonly displayName: (villager: string) => Promise<string | null>;
  /** Keeps the files that came with a ticket or a tip; safe to ask for twice. */
  readonly keepFiles: (ids: readonly string[], of: 'ticket' | 'tip') => Promise<void>;
  readonly clock: Clock;
  readonly newId: NewId;
}
