import { awaitAnswer } from './await-answer.ts';
import type { Channel } from './channel.ts';
import type { Message } from './message.ts';
import type { Group, Person } from './people.ts';
import type { Waiting } from './villager.ts';
import { deliverEvents } from './webhook/deliver.ts';
import type { LineEvent } from './webhook/delivery.ts';

export const DEFAULT_TIMEOUT = 10_000;

/** What a villager remembers: up to which entry of the chat they have heard, and what they did last. */
export interface Memory {
  heard: number;
  lastEvent: LineEvent | undefined;
}

/** Posts events and gives the messages that answer them. */
export type Post = (
  posted: LineEvent[],
  what: string,
  waiting?: Waiting,
  group?: Group,
) => Promise<Message[]>;

/**
 * Listens before it posts, so that no answer is missed. The answer is the reply with a token of these
 * events, or a push to this villager.
 */
export function createPost(channel: Channel, person: Person, memory: Memory): Post {
  return async (posted, what, waiting = {}, group) => {
    memory.heard = person.chat.entries.length;
    memory.lastEvent = posted.at(-1) ?? memory.lastEvent;
    if (posted.length === 0) return [];
    const tokens = new Set(posted.map((event) => event.replyToken));
    const answering = awaitAnswer(channel, group?.groupId ?? person.userId, ({ via, replyToken }) => {
      const answers = via !== 'reply' || tokens.has(replyToken);
      if (answers) memory.heard = person.chat.entries.length;
      return answers;
    });
    const delivery = await deliverEvents(channel, posted);
    if (!delivery.accepted || waiting.expectReply === false) answering.stop();
    if (!delivery.accepted) {
      const { status, reason } = delivery.attempts.at(-1) ?? {};
      throw new Error(`The bot did not take the webhook (${reason} ${status ?? ''}); waited for ${what}`);
    }
    if (waiting.expectReply === false) return [];
    const { messages } = await answering.within(waiting.timeoutMs ?? DEFAULT_TIMEOUT, what);
    return messages;
  };
}
