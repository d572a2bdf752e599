import type { Channel, SentRecord } from '../channel.ts';
import type { Message } from '../message.ts';
import { canBePushed } from '../people.ts';
import { exceeds, spend } from '../quota.ts';
import { acceptMessages } from './accept.ts';
import { type Answer, ok, refuse } from './answer.ts';
import { type Call, isUserId } from './call.ts';
import { invalidTo, refuseSending } from './check-body.ts';
import { outOfQuota } from './push.ts';
import { rememberAccepted } from './retry-key.ts';

/** `POST /v2/bot/message/multicast`: up to 500 users, no groups. */
export function multicast(channel: Channel, call: Call): Answer {
  const refusal = refuseSending(channel, 'MulticastRequest', call.json);
  if (refusal) return refusal;
  const to = call.json.to as string[];
  if (!to.every(isUserId)) return invalidTo();
  if (!to.every((id) => channel.people.has(id))) return refuse(400, 'Failed to send messages');
  return sendToMany(channel, call, to, 'multicast') ?? ok();
}

/** `POST /v2/bot/message/broadcast`: all friends. */
export function broadcast(channel: Channel, call: Call): Answer {
  const refusal = refuseSending(channel, 'BroadcastRequest', call.json);
  return refusal ?? sendToMany(channel, call, friendsOf(channel), 'broadcast') ?? ok();
}

/** `POST /v2/bot/message/narrowcast`: asynchronous at LINE, hence 202; here it reaches all friends. */
export function narrowcast(channel: Channel, call: Call): Answer {
  const refusal = refuseSending(channel, 'NarrowcastRequest', call.json);
  const accepted: Answer = { status: 202, body: {} };
  return refusal ?? sendToMany(channel, call, friendsOf(channel), 'narrowcast') ?? accepted;
}

function friendsOf(channel: Channel): string[] {
  return [...channel.people.values()].filter((person) => person.isFriend).map((person) => person.userId);
}

function sendToMany(
  channel: Channel,
  call: Call,
  userIds: string[],
  via: SentRecord['via'],
): Answer | undefined {
  const now = channel.clock();
  const reached = [...new Set(userIds)].filter((id) => {
    const person = channel.people.get(id);
    return person !== undefined && canBePushed(person, now);
  });
  if (exceeds(channel.quota, reached.length, now)) return outOfQuota();
  spend(channel.quota, reached.length, now);
  const messages = call.json.messages as Message[];
  for (const to of new Set(userIds)) {
    acceptMessages(channel, call, { to, via, messages, reaches: reached.includes(to) });
  }
  rememberAccepted(channel, call);
  return undefined;
}
