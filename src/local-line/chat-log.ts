import type { Message, VillagerMessage } from './message.ts';

interface EntryBase {
  /** LINE's message id: digits. */
  id: string;
  at: Date;
}

/** A message of the bot; `call` is the request id of the API call that brought it. */
export interface BotEntry extends EntryBase {
  from: 'bot';
  call: string;
  message: Message;
}

/** A message of a villager. An unsent one keeps its place but loses its words. */
export interface VillagerEntry extends EntryBase {
  from: 'villager';
  userId: string;
  message: VillagerMessage;
  unsent: boolean;
}

export type ChatEntry = BotEntry | VillagerEntry;

/** One chat as a phone shows it: with a villager (id = user id) or in a group. */
export interface Chat {
  id: string;
  entries: ChatEntry[];
  /** Id of the message whose quick reply was tapped: LINE takes the row away after a tap. */
  quickReplyTapped?: string;
}

export function createChat(id: string): Chat {
  return { id, entries: [] };
}

/** The quick reply that is on the screen: only the last message's, and only until it is tapped. */
export function shownQuickReply(chat: Chat): Message['quickReply'] {
  const last = chat.entries.at(-1);
  if (last?.from !== 'bot' || last.id === chat.quickReplyTapped) return undefined;
  return last.message.quickReply;
}

/** The messages of each API call of the bot to this chat, newest call first. */
export function callsNewestFirst(chat: Chat, limit: number): Message[][] {
  const calls = new Map<string, Message[]>();
  for (const entry of chat.entries.toReversed()) {
    if (entry.from !== 'bot') continue;
    const messages = calls.get(entry.call);
    if (messages) messages.unshift(entry.message);
    else if (calls.size === limit) break;
    else calls.set(entry.call, [entry.message]);
  }
  return [...calls.values()];
}
