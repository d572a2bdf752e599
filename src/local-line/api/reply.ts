import type { Channel } from '../channel.ts';
import type { Message } from '../message.ts';
import { isAlive } from '../webhook/reply-token.ts';
import { acceptMessages } from './accept.ts';
import { type Answer, ok, refuse } from './answer.ts';
import type { Call } from './call.ts';
import { refuseSending } from './check-body.ts';
import { refuseByChat } from './refuse-by-chat.ts';

/** `POST /v2/bot/message/reply`: free, with a token that works once. */
export function reply(channel: Channel, call: Call): Answer {
  const refusal = refuseSending(channel, 'ReplyMessageRequest', call.json);
  if (refusal) return refusal;
  const replyToken = String(call.json.replyToken);
  const token = channel.replyTokens.get(replyToken);
  if (!token || !isAlive(token, channel.clock())) return refuse(400, 'Invalid reply token');
  const messages = call.json.messages as Message[];
  const wrongHere = refuseByChat(channel, token.chatId, messages);
  if (wrongHere) return wrongHere;
  token.isUsed = true;
  const reaches = !channel.people.get(token.chatId)?.hasBlocked;
  const to = token.chatId;
  return ok({
    sentMessages: acceptMessages(channel, call, { to, via: 'reply', messages, replyToken, reaches }),
  });
}
