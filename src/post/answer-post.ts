import { answerOptions } from '../bot/my-tickets.ts';
import type { AnswerPost } from '../tickets/ports.ts';
import type { OutboxStore } from './outbox.ts';

/** Puts officers' answers into the outbox. `wake` tells the sender that something is due. */
export function answerPost(outbox: OutboxStore, wake: () => void): AnswerPost {
  return {
    prepare: ({ id, userId, number, text, status, at }) =>
      outbox.prepare({
        id,
        villager: userId,
        number,
        replies: [{ type: 'answer', number, text, status, at, options: answerOptions(number, status) }],
        createdAt: at,
      }),
    async release(answerId) {
      await outbox.release(answerId);
      wake();
    },
    withdraw: (answerId) => outbox.withdraw(answerId),
    async retry(answerId) {
      const isQueued = await outbox.retry(answerId);
      if (isQueued) wake();
      return isQueued;
    },
  };
}
