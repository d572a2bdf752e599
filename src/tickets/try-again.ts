import type { Clock } from '../clock.ts';
import { Refusal } from '../errors.ts';
import type { AnswerPost, TicketStore } from './ports.ts';
import type { StaffRef, Ticket } from './ticket.ts';

/**
 * Puts an answer that failed, or waits for quota, on its way again.
 * @throws Refusal `not-found` when there is no such answer or it needs no second try
 */
export async function tryAgain(
  deps: { store: TicketStore; post: AnswerPost; clock: Clock },
  form: { number: string; messageId: string; by: StaffRef },
): Promise<Ticket> {
  const ticket = await deps.store.find(form.number);
  const message = ticket?.messages.find((one) => one.id === form.messageId);
  const state = message?.delivery?.state;
  if (!ticket || (state !== 'failed' && state !== 'waiting')) throw new Refusal('not-found');
  if (!(await deps.post.retry(form.messageId))) throw new Refusal('not-found');
  const at = deps.clock();
  await deps.store.setDelivery(form.number, form.messageId, { state: 'queued', at });
  const changed = await deps.store.change(form.number, {
    activity: [{ at, by: form.by, what: 'redelivery' }],
  });
  if (!changed) throw new Refusal('not-found');
  return changed;
}
