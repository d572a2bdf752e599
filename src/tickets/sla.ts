import type { Status } from './status.ts';
import { statusTable } from './status.ts';
import type { WorkingCalendar } from './working-days.ts';

/** How long the office gives itself: so many days, of which kind. Comes from `office.yaml`. */
export interface DueRule {
  readonly days: number;
  readonly count: 'working' | 'calendar';
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * When a ticket opened at `openedAt` is due: the end of office hours of the last day. The day of opening
 * does not count (Civil and Commercial Code s. 193/3).
 */
export function dueAt(openedAt: Date, rule: DueRule, calendar: WorkingCalendar): Date {
  let day = new Date(openedAt.getTime());
  let left = rule.days;
  while (left > 0) {
    day = new Date(day.getTime() + dayMs);
    if (rule.count === 'calendar' || calendar.isWorkingDay(day)) left -= 1;
  }
  while (!calendar.isWorkingDay(day)) day = new Date(day.getTime() + dayMs);
  return calendar.endOfOffice(day);
}

interface Clocked {
  readonly status: Status;
  readonly dueAt: Date;
}

export function isOverdue(ticket: Clocked, now: Date): boolean {
  return statusTable[ticket.status].counts && ticket.dueAt < now;
}

/** Due within the next three days and not yet overdue. */
export function isDueSoon(ticket: Clocked, now: Date): boolean {
  return (
    statusTable[ticket.status].counts &&
    ticket.dueAt >= now &&
    ticket.dueAt.getTime() - now.getTime() <= 3 * dayMs
  );
}
