import type { Clock } from '../clock.ts';
import { Refusal } from '../errors.ts';
import type { NewId, TicketChange, TicketStore } from './ports.ts';
import { checkText } from './reply-to-reporter.ts';
import type { Priority, StaffRef, Ticket } from './ticket.ts';

interface StaffForm {
  readonly number: string;
  readonly by: StaffRef;
  readonly revision: number;
}

interface Deps {
  readonly store: TicketStore;
  readonly clock: Clock;
}

export const noteLimit = 4000;

/**
 * Hands a ticket to a member of staff, or to nobody with null.
 * @throws Refusal `not-found`, `changed-meanwhile`
 */
export function assignTicket(deps: Deps, form: StaffForm & { to: StaffRef | null }): Promise<Ticket> {
  return changeSeen(deps, form, (ticket, at) => ({
    set: { assignee: form.to },
    activity: [
      {
        at,
        by: form.by,
        what: 'assignee',
        ...(ticket.assignee ? { from: ticket.assignee.name } : {}),
        ...(form.to ? { to: form.to.name } : {}),
      },
    ],
  }));
}

/** @throws Refusal `not-found`, `changed-meanwhile` */
export function setPriority(deps: Deps, form: StaffForm & { to: Priority }): Promise<Ticket> {
  return changeSeen(deps, form, (ticket, at) => ({
    set: { priority: form.to },
    activity: [{ at, by: form.by, what: 'priority', from: ticket.priority, to: form.to }],
  }));
}

/**
 * Adds an internal note, at most `noteLimit` UTF-16 units. Notes never collide: no revision is asked for.
 * @throws Refusal `not-found`, `empty`, `too-long`
 */
export async function addNote(
  deps: Deps & { newId: NewId },
  form: { number: string; by: StaffRef; text: string },
): Promise<Ticket> {
  const text = checkText(form.text, noteLimit);
  const at = deps.clock();
  const changed = await deps.store.change(form.number, {
    addNote: { id: deps.newId(), at, by: form.by, text },
    activity: [{ at, by: form.by, what: 'noted' }],
  });
  if (!changed) throw new Refusal('not-found');
  return changed;
}

async function changeSeen(
  deps: Deps,
  form: StaffForm,
  changeOf: (ticket: Ticket, at: Date) => TicketChange,
): Promise<Ticket> {
  const ticket = await deps.store.find(form.number);
  if (!ticket) throw new Refusal('not-found');
  const changed = await deps.store.change(form.number, changeOf(ticket, deps.clock()), {
    revision: form.revision,
  });
  if (!changed) throw new Refusal('changed-meanwhile');
  return changed;
}
