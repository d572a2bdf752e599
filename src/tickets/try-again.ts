import type { Clock } from '../clock.ts';
import { Refusal } from '../errors.ts';
import type { AnswerPost, TicketStore } from './ports.ts';
import type { DeliveryState, StaffRef, Ticket } from './ticket.ts';

const mayTryAgain: readonly DeliveryState[] = ['failed', 'waiting'];

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
  if (!ticket || !message?.delivery || !mayTryAgain.includes(message.delivery.state)) {
    throw new Refusal('not-found');
  }
  const at = deps.clock();
  // Before it is on its way: what becomes of it there is the later word.
  await deps.store.setDelivery(form.number, form.messageId, { state: 'queued', at });
  if (!(await deps.post.retry(form.messageId))) {
    await deps.store.setDelivery(form.number, form.messageId, message.delivery);
    throw new Refusal('not-found');
  }
  const changed = await deps.store.change(form.number, {
    activity: [{ at, by: form.by, what: 'redelivery' }],
  });
  if (!changed) throw new Refusal('not-found');
  return changed;
}
