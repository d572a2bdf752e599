import type { TicketDraft } from '../../src/tickets/ports.ts';
import type { Message, StaffRef, Ticket } from '../../src/tickets/ticket.ts';
import { workingCalendar } from '../../src/tickets/working-days.ts';

export const officer: StaffRef = { username: 'somsri', name: 'สมศรี' };
export const userId = `U${'1'.repeat(32)}`;

const openedAt = new Date('2026-11-23T03:00:00Z');
let drafts = 0;

/** A draft of a complaint, with whatever a test wants otherwise. */
export function draftOf(other: Partial<TicketDraft> = {}, message: Partial<Message> = {}): TicketDraft {
  drafts += 1;
  return {
    draftId: `draft-${drafts}`,
    kind: 'complaint',
    category: 'road',
    title: 'ถนนเป็นหลุม',
    reporter: { how: 'named', userId },
    facts: [],
    priority: 'normal',
    openedAt,
    dueAt: new Date('2026-12-14T09:30:00Z'),
    message: {
      id: `message-${drafts}`,
      direction: 'inbound',
      at: openedAt,
      text: 'ถนนเป็นหลุม',
      attachments: [],
      ...message,
    },
    ...other,
  };
}

/** A ticket as a draft opens it, with whatever a test wants otherwise. */
export function ticketOf(other: Partial<Ticket> = {}, message: Partial<Message> = {}): Ticket {
  const { draftId: _, message: first, ...rest } = draftOf({}, message);
  return {
    ...rest,
    number: 'C-2570-0001',
    fiscalYear: 2570,
    status: 'new',
    updatedAt: openedAt,
    revision: 1,
    messages: [first],
    notes: [],
    activity: [],
    ...other,
  };
}

/** When the office works, and how long it gives itself. */
export const officeRules = {
  calendar: workingCalendar({ closesAt: '16:30', extraHolidays: [], notHolidays: [] }),
  dueRules: {
    complaint: { days: 15, count: 'working' as const },
    request: { days: 7, count: 'working' as const },
    tip: { days: 15, count: 'calendar' as const },
  },
};
