import { type Channel, chatOf, nextMessageId, type SentRecord, tellChange } from '../channel.ts';
import type { Chat } from '../chat-log.ts';
import type { Message } from '../message.ts';
import type { Call } from './call.ts';
import { randomToken } from './ids.ts';
import { retryKeyOf } from './retry-key.ts';

/** LINE's answer for one message: its id and, for most types, a token to quote it. */
export interface SentMessage {
  id: string;
  quoteToken?: string;
}

/** One call that is to reach one chat. */
export interface Sending {
  to: string;
  via: SentRecord['via'];
  messages: Message[];
  replyToken?: string;
  /** False: LINE answers 200 and delivers nothing. */
  reaches: boolean;
}

const QUOTABLE = new Set(['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex']);

/** Puts messages into a chat, writes the log and tells who waits for them. */
export function acceptMessages(channel: Channel, call: Call, sending: Sending): SentMessage[] {
  const { to, via, messages, replyToken, reaches } = sending;
  const at = channel.clock();
  const chat = reaches ? chatOf(channel, to) : undefined;
  const sentMessages = messages.map((message) => place(channel, chat, message, at, call.requestId));
  const record: SentRecord = {
    to,
    via,
    messages,
    at,
    requestId: call.requestId,
    retryKey: retryKeyOf(call),
    replyToken,
    delivered: reaches,
  };
  channel.sent.push(record);
  if (reaches) announce(channel, record);
  return sentMessages;
}

function place(
  channel: Channel,
  chat: Chat | undefined,
  message: Message,
  at: Date,
  requestId: string,
): SentMessage {
  const id = nextMessageId(channel);
  chat?.entries.push({ id, at, from: 'bot', call: requestId, message });
  if (!QUOTABLE.has(message.type)) return { id };
  const quoteToken = randomToken(channel);
  if (chat) channel.quoteTokens.set(quoteToken, chat.id);
  return { id, quoteToken };
}

function announce(channel: Channel, record: SentRecord): void {
  const person = channel.people.get(record.to);
  if (person) person.loadingUntil = undefined;
  channel.bus.emit(`sent:${record.to}`, record);
  tellChange(channel, record.to);
}
