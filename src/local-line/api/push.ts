import type { Channel } from '../channel.ts';
import type { Message } from '../message.ts';
import { canBePushed } from '../people.ts';
import { exceeds, spend } from '../quota.ts';
import { acceptMessages } from './accept.ts';
import { type Answer, ok, refuse } from './answer.ts';
import { type Call, isChatId } from './call.ts';
import { invalidTo, refuseSending } from './check-body.ts';
import { refuseByChat } from './refuse-by-chat.ts';
import { rememberAccepted } from './retry-key.ts';

/** `POST /v2/bot/message/push`: counts once for each person it reaches, however many messages it holds. */
export function push(channel: Channel, call: Call): Answer {
  const refusal = refuseSending(channel, 'PushMessageRequest', call.json);
  if (refusal) return refusal;
  const { to } = call.json;
  if (!isChatId(to)) return invalidTo();
  const recipients = recipientsOf(channel, to);
  if (recipients === undefined) return refuse(400, 'Failed to send messages');
  const messages = call.json.messages as Message[];
  const wrongHere = refuseByChat(channel, to, messages);
  if (wrongHere) return wrongHere;
  if (exceeds(channel.quota, Math.max(1, recipients), channel.clock())) return outOfQuota();
  spend(channel.quota, recipients, channel.clock());
  const reaches = recipients > 0;
  const sentMessages = acceptMessages(channel, call, { to, via: 'push', messages, reaches });
  rememberAccepted(channel, call, sentMessages);
  return ok({ sentMessages });
}

export function outOfQuota(): Answer {
  return refuse(429, 'You have reached your monthly limit.');
}

/** How many people a push to this id reaches; undefined for an id that is not of this channel. */
function recipientsOf(channel: Channel, to: string): number | undefined {
  const group = channel.groups.get(to);
  if (group) return group.hasBot ? group.members.length : undefined;
  const person = channel.people.get(to);
  return person && (canBePushed(person, channel.clock()) ? 1 : 0);
}
