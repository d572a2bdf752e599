import type { Clock } from '../clock.ts';
import { Refusal } from '../errors.ts';
import type { TicketStore } from './ports.ts';
import { mayMove, needsReason, type Status } from './status.ts';
import type { StaffRef, Ticket } from './ticket.ts';

export interface StatusForm {
  readonly number: string;
  readonly to: Status;
  readonly by: StaffRef;
  readonly revision: number;
  /** Why; needed for `rejected`, kept with the activity. */
  readonly reason?: string;
}

const reasonLimit = 500;

/**
 * Moves a ticket along the status table.
 * @throws Refusal `not-found`, `changed-meanwhile`, `status-not-possible`, `reason-missing`, `too-long`
 */
export async function changeStatus(
  deps: { store: TicketStore; clock: Clock },
  form: StatusForm,
): Promise<Ticket> {
  const reason = form.reason?.trim();
  if (needsReason.includes(form.to) && !reason) throw new Refusal('reason-missing');
  if (reason && reason.length > reasonLimit) throw new Refusal('too-long');
  const ticket = await deps.store.find(form.number);
  if (!ticket) throw new Refusal('not-found');
  if (ticket.revision !== form.revision) throw new Refusal('changed-meanwhile');
  if (!mayMove(ticket.status, form.to, 'staff')) throw new Refusal('status-not-possible');

  const at = deps.clock();
  const changed = await deps.store.change(
    form.number,
    {
      set: { status: form.to, ...resolvedAtFor(form.to, at) },
      activity: [
        {
          at,
          by: form.by,
          what: 'status',
          from: ticket.status,
          to: form.to,
          ...(reason ? { reason } : {}),
        },
      ],
    },
    { revision: form.revision },
  );
  if (!changed) throw new Refusal('changed-meanwhile');
  return changed;
}

/** A ticket keeps the time it was resolved until it is opened again. */
function resolvedAtFor(to: Status, at: Date): { resolvedAt?: Date | null } {
  if (to === 'resolved' || to === 'rejected') return { resolvedAt: at };
  return to === 'closed' ? {} : { resolvedAt: null };
}
