import type { Connection } from 'mongoose';
import type { ExpiredTickets } from '../tickets/retention.ts';
import { type Status, statuses, statusTable } from '../tickets/status.ts';
import type { Locks } from './locks.ts';
import { type OutboxDocument, outgoingKey } from './outbox-document.ts';
import type { QuestionDocument } from './question-store.ts';
import { type TicketDocument, ticketModel } from './ticket-schema.ts';

const ended: Status[] = statuses.filter((status) => !statusTable[status].counts);

/**
 * The ordinary tickets whose period may be over.
 * @param locks those of the outbox, whose waiting answers go with their ticket; without, it is taken to hold plain ids
 */
export function expiredTickets(connection: Connection, locks: Pick<Locks, 'keyed'>): ExpiredTickets {
  const { collection: tickets } = ticketModel(connection);
  const outbox = connection.collection<Pick<OutboxDocument, '_id' | 'state'>>('outbox');
  return {
    async endedBefore(kind, before, limit) {
      const found = await tickets
        // Nothing was opened after its last change: with that said, an index gives the few that may be meant.
        .find({ kind, status: { $in: ended }, openedAt: { $lt: before }, updatedAt: { $lt: before } })
        .limit(limit)
        .project<Pick<TicketDocument, '_id' | 'messages'>>({
          'messages.id': 1,
          'messages.direction': 1,
          'messages.attachments.id': 1,
        })
        .toArray();
      return found.map(({ _id, messages }) => ({
        number: _id,
        fileIds: messages.flatMap(({ attachments }) => attachments.map(({ id }) => id)),
        answerIds: messages.flatMap(({ id, direction }) => (direction === 'outbound' ? [id] : [])),
      }));
    },
    async remove({ number, answerIds }, before) {
      const ids = answerIds.map((id) => outgoingKey(locks, id));
      await outbox.deleteMany({ _id: { $in: ids }, state: 'waiting' });
      await tickets.deleteOne({ _id: number as never, status: { $in: ended }, updatedAt: { $lt: before } });
    },
  };
}

/** Forgets questions that nobody answered and nobody asked any more since before that instant. */
export async function forgetQuestions(connection: Connection, before: Date): Promise<void> {
  const questions = connection.collection<QuestionDocument>('questions');
  await questions.deleteMany({ state: { $in: ['open', 'dismissed'] }, lastAt: { $lt: before } });
}
