import type { Clock } from '../clock.ts';
import { Refusal } from '../errors.ts';
import type { AnswerPost, NewId, TicketStore } from './ports.ts';
import type { Message, StaffRef, Ticket } from './ticket.ts';

export interface ReplyDeps {
  readonly store: TicketStore;
  readonly post: AnswerPost;
  readonly clock: Clock;
  readonly newId: NewId;
}

export interface ReplyForm {
  readonly number: string;
  /** At most `answerLimit` UTF-16 units after trimming. */
  readonly text: string;
  readonly by: StaffRef;
  /** The revision the officer saw: an answer given meanwhile is shown before theirs is sent. */
  readonly revision: number;
}

/** LINE takes 5,000 units a text; the answer's card carries other words beside it. */
export const answerLimit = 2000;
export const talkLimit = 500;

export function checkText(text: string, limit: number): string {
  const trimmed = text.trim();
  if (!trimmed) throw new Refusal('empty');
  if (trimmed.length > limit) throw new Refusal('too-long');
  return trimmed;
}

/**
 * Records an answer on the ticket and puts it on its way. A new ticket becomes open. An answer whose id
 * (`newId`) and text are on the ticket already is sent no second time.
 * @throws Refusal `not-found`, `changed-meanwhile`, `empty`, `too-long`, `talk-full`
 */
export async function replyToReporter(deps: ReplyDeps, form: ReplyForm): Promise<Ticket> {
  const text = checkText(form.text, answerLimit);
  const id = deps.newId();
  const ticket = await deps.store.find(form.number);
  if (!ticket) throw new Refusal('not-found');
  if (isThere(ticket, id, text)) return finish(deps, ticket, id);
  if (ticket.revision !== form.revision) throw new Refusal('changed-meanwhile');
  if (ticket.messages.length >= talkLimit) throw new Refusal('talk-full');

  const at = deps.clock();
  const { userId } = ticket.reporter;
  const status = ticket.status === 'new' ? 'open' : ticket.status;
  await deps.post.prepare({ id, userId, number: ticket.number, text, status, at });
  const message: Message = {
    id,
    direction: 'outbound',
    at,
    text,
    attachments: [],
    by: form.by,
    delivery: { state: 'queued', at },
  };
  const changed = await deps.store.change(
    ticket.number,
    {
      set: { status, ...(ticket.firstReplyAt ? {} : { firstReplyAt: at }) },
      addMessages: [message],
      activity: [
        { at, by: form.by, what: 'replied' },
        ...(status === ticket.status
          ? []
          : [{ at, by: form.by, what: 'status' as const, from: ticket.status, to: status }]),
      ],
    },
    { revision: form.revision },
  );
  if (!changed) {
    // The same form sent twice at once: the answer on the ticket is this one, and must not be withdrawn.
    const now = await deps.store.find(form.number);
    if (now && isThere(now, id, text)) return finish(deps, now, id);
  }
  await (changed ? deps.post.release(id) : deps.post.withdraw(id));
  if (!changed) throw new Refusal('changed-meanwhile');
  return changed;
}

/**
 * Puts an answer that is on its ticket on its way, if whoever recorded it did not come so far. One that has reached
 * its reader already must not be prepared a second time.
 */
async function finish({ post }: ReplyDeps, ticket: Ticket, id: string): Promise<Ticket> {
  const state = ticket.messages.find((message) => message.id === id)?.delivery?.state;
  await (state === 'sent' ? post.withdraw(id) : post.release(id));
  return ticket;
}

function isThere(ticket: Ticket, id: string, text: string): boolean {
  return ticket.messages.some((message) => message.id === id && message.text === text);
}
