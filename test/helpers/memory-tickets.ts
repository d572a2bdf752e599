import type { Clock } from '../../src/clock.ts';
import { normaliseThai } from '../../src/knowledge/words.ts';
import { eraseFrom } from '../../src/tickets/erase.ts';
import { fiscalYearOf, ticketNumber } from '../../src/tickets/number.ts';
import type { ChangeGuard, TicketChange, TicketStore } from '../../src/tickets/ports.ts';
import { isOverdue } from '../../src/tickets/sla.ts';
import { openStatuses } from '../../src/tickets/status.ts';
import type { Message, Ticket } from '../../src/tickets/ticket.ts';

/** A desk's tickets in memory, with the promises of the store in the database. Lists by words and kind alone. */
export function memoryTickets(clock: Clock): TicketStore & { all(): readonly Ticket[] } {
  const byNumber = new Map<string, Ticket>();
  const byDraft = new Map<string, string>();
  const put = (ticket: Ticket) => {
    byNumber.set(ticket.number, structuredClone(ticket));
    return structuredClone(ticket);
  };
  const get = (number: string) => structuredClone(byNumber.get(number) ?? null);
  const each = (make: (ticket: Ticket) => Ticket) => {
    for (const ticket of byNumber.values()) put(make(ticket));
  };
  const eachMessage = (make: (message: Message) => Message) =>
    each((ticket) => ({ ...ticket, messages: ticket.messages.map(make) }));

  return {
    all: () => [...byNumber.values()],
    async open({ draftId, message, ...rest }) {
      const before = byDraft.get(draftId);
      if (before) return { ticket: get(before) as Ticket, isNew: false };
      const number = ticketNumber(rest.kind, fiscalYearOf(rest.openedAt), byNumber.size + 1);
      byDraft.set(draftId, number);
      const ticket = put({
        ...rest,
        number,
        fiscalYear: fiscalYearOf(rest.openedAt),
        status: 'new',
        updatedAt: rest.openedAt,
        revision: 1,
        messages: [message],
        notes: [],
        activity: [{ at: rest.openedAt, by: 'reporter', what: 'opened' }],
      });
      return { ticket, isNew: true };
    },
    find: async (number) => get(number),
    async change(number, change, guard = {}) {
      const ticket = get(number);
      return ticket && holds(ticket, guard) ? put(changed(ticket, change, clock())) : null;
    },
    async list({ words = '', limit, kind }) {
      const rows = [...byNumber.values()].filter(
        (ticket) =>
          (!kind || ticket.kind === kind) &&
          normaliseThai(JSON.stringify(ticket)).includes(normaliseThai(words)),
      );
      return { rows: rows.slice(0, limit).map((ticket) => ({ ...ticket, hasNews: false })) };
    },
    async counts(now) {
      const count = (is: (ticket: Ticket) => boolean) => ({
        count: [...byNumber.values()].filter(is).length,
        isMore: false,
      });
      return { fresh: count(({ status }) => status === 'new'), overdue: count((one) => isOverdue(one, now)) };
    },
    async latestChange() {
      const times = [...byNumber.values()].map(({ updatedAt }) => updatedAt.getTime());
      return times.length > 0 ? new Date(Math.max(...times)) : null;
    },
    ofReporter: async (userId, limit) =>
      [...byNumber.values()]
        .filter(({ reporter }) => reporter.userId === userId)
        .sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())
        .slice(0, limit)
        .map((ticket) => structuredClone(ticket)),
    async setDelivery(number, messageId, delivery) {
      const deliver = (message: Message) => (message.id === messageId ? { ...message, delivery } : message);
      const ticket = get(number);
      if (ticket) put({ ...ticket, messages: ticket.messages.map(deliver) });
    },
    async setAttachment(id, state) {
      eachMessage((message) => ({
        ...message,
        attachments: message.attachments.map((file) => (file.id === id ? { ...file, ...state } : file)),
      }));
    },
    async setReporterName(number, displayName) {
      const ticket = get(number);
      if (ticket) {
        put({ ...ticket, reporter: { ...ticket.reporter, displayName } });
      }
    },
    async eraseSource(source, at) {
      const erased = [...byNumber.values()].map((ticket) => ({ ticket, ...eraseFrom(ticket, source, at) }));
      for (const { ticket, changed: left } of erased) {
        const { place: _, ...rest } = ticket;
        put({ ...rest, ...left });
      }
      return { attachmentIds: erased.flatMap(({ attachmentIds }) => attachmentIds) };
    },
    async setBlocked(userId, isBlocked) {
      each((ticket) =>
        ticket.reporter.userId === userId && (!isBlocked || openStatuses.includes(ticket.status))
          ? { ...ticket, isBlocked }
          : ticket,
      );
    },
  };
}

function holds(ticket: Ticket, guard: ChangeGuard): boolean {
  return (
    (guard.revision === undefined || guard.revision === ticket.revision) &&
    (!guard.statuses || guard.statuses.includes(ticket.status)) &&
    (!guard.withoutMessage || ticket.messages.every(({ id }) => id !== guard.withoutMessage))
  );
}

function changed(ticket: Ticket, change: TicketChange, now: Date): Ticket {
  const set = Object.entries(change.set ?? {});
  const kept = Object.fromEntries(
    Object.entries(ticket).filter(([key]) => !set.some(([name]) => name === key)),
  );
  return {
    ...(kept as unknown as Ticket),
    ...Object.fromEntries(set.filter(([, value]) => value !== null)),
    revision: ticket.revision + 1,
    updatedAt: now,
    messages: [...ticket.messages, ...(change.addMessages ?? [])],
    notes: [...ticket.notes, ...(change.addNote ? [change.addNote] : [])],
    activity: [...ticket.activity, ...change.activity],
  };
}
