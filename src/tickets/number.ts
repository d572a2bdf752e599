import { normaliseThai } from '../knowledge/words.ts';
import { inBangkok } from './bangkok.ts';
import type { TicketKind } from './ticket.ts';

const buddhistEra = 543;
const october = 9;
const letters = { complaint: 'C', request: 'R', tip: 'T' } as const satisfies Record<TicketKind, string>;
const pattern = /(?<![a-z0-9])([crt])[\s\p{Pd}./]{0,3}(25\d{2})[\s\p{Pd}./]{0,3}(\d{4,8})(?!\d)/u;

/**
 * The Thai fiscal year (Buddhist era) an instant falls in: 1 October to 30 September, Bangkok time,
 * named after the year in which it ends.
 */
export function fiscalYearOf(at: Date): number {
  const local = inBangkok(at);
  return local.year() + buddhistEra + (local.month() >= october ? 1 : 0);
}

/** `C-2569-0001`: kind letter, fiscal year, running number of at least four digits. */
export function ticketNumber(kind: TicketKind, fiscalYear: number, running: number): string {
  return `${letters[kind]}-${fiscalYear}-${String(running).padStart(4, '0')}`;
}

/** Finds a ticket number in what a person typed, in any case, digits and dashes; null if there is none. */
export function readTicketNumber(typed: string): { number: string; kind: TicketKind } | null {
  const match = pattern.exec(normaliseThai(typed));
  if (!match?.[1] || !match[2] || !match[3]) return null;
  const letter = match[1].toUpperCase();
  const kind = (Object.keys(letters) as TicketKind[]).find((key) => letters[key] === letter);
  return kind ? { number: ticketNumber(kind, Number(match[2]), Number(match[3])), kind } : null;
}
