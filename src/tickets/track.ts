import type { Clock } from '../clock.ts';
import type { TicketChange, TicketStore } from './ports.ts';
import { talkLimit } from './reply-to-reporter.ts';
import { type DueRule, dueAt } from './sla.ts';
import { statusTable } from './status.ts';
import type { Attachment, Message, Ticket, TicketKind } from './ticket.ts';
import type { WorkingCalendar } from './working-days.ts';

const reopenDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

export interface TrackDeps {
  readonly store: TicketStore;
  readonly calendar: WorkingCalendar;
  readonly dueRules: Readonly<Record<TicketKind, DueRule>>;
  readonly clock: Clock;
}

export interface Addition {
  readonly number: string;
  /** The same draft adds once however often it is sent. */
  readonly draftId: string;
  /** Each becomes a message of its own, so that an unsent one takes only itself away. */
  readonly texts: readonly { readonly text: string; readonly source: string }[];
  readonly attachments: readonly Attachment[];
}

/** Whether the reporter may still add words and photos. */
export function mayAdd(ticket: Ticket): boolean {
  return statusTable[ticket.status].takesMore && ticket.messages.length < talkLimit;
}

/** Whether the reporter may reopen: resolved, and not longer than 30 days ago. */
export function mayReopen(ticket: Ticket, now: Date): boolean {
  return (
    ticket.status === 'resolved' &&
    ticket.messages.length < talkLimit &&
    ticket.resolvedAt !== undefined &&
    now.getTime() - ticket.resolvedAt.getTime() <= reopenDays * dayMs
  );
}

/**
 * Adds the reporter's words and files to their ticket; a pending ticket wakes up, a resolved one reopens and is
 * due anew.
 * Null when it may no longer be (closed meanwhile, too late, full).
 */
export async function addFromReporter(deps: TrackDeps, addition: Addition): Promise<Ticket | null> {
  for (;;) {
    const ticket = await deps.store.find(addition.number);
    if (!ticket) return null;
    if (ticket.messages.some((message) => message.id === firstIdOf(addition))) return ticket;
    const at = deps.clock();
    if (!mayAdd(ticket) && !mayReopen(ticket, at)) return null;
    const changed = await deps.store.change(addition.number, changeFor(deps, ticket, addition, at), {
      statuses: [ticket.status],
      withoutMessage: firstIdOf(addition),
    });
    if (changed) return changed;
  }
}

const firstIdOf = (addition: Addition) => `${addition.draftId}-0`;

function changeFor(deps: TrackDeps, ticket: Ticket, addition: Addition, at: Date): TicketChange {
  const to = statusTable[ticket.status].reporter[0];
  const isReopening = ticket.status === 'resolved';
  const dueAnew = dueAt(at, deps.dueRules[ticket.kind], deps.calendar);
  return {
    ...(to ? { set: { status: to, resolvedAt: null, ...(isReopening ? { dueAt: dueAnew } : {}) } } : {}),
    addMessages: messagesOf(addition, at),
    activity: [
      { at, by: 'reporter', what: isReopening ? 'reopened' : 'added' },
      ...(to ? [{ at, by: 'reporter' as const, what: 'status' as const, from: ticket.status, to }] : []),
    ],
  };
}

/** One message a text; the files go with the last. */
function messagesOf(addition: Addition, at: Date): Message[] {
  const texts = addition.texts.length > 0 ? addition.texts : [{ text: '', source: undefined }];
  return texts.map(({ text, source }, index) => ({
    id: `${addition.draftId}-${index}`,
    direction: 'inbound',
    at,
    text,
    attachments: index === texts.length - 1 ? addition.attachments : [],
    ...(source ? { source } : {}),
  }));
}
