import { randomToken } from '../api/ids.ts';
import { type Channel, hex, nextMessageId } from '../channel.ts';
import type { EventBody } from '../events.ts';
import type { EventSource, LineEvent } from './delivery.ts';
import { ulid } from './ulid.ts';

const REPLYABLE = new Set([
  'message',
  'messageEdited',
  'follow',
  'join',
  'memberJoined',
  'postback',
  'videoPlayComplete',
  'beacon',
  'membership',
  'things',
]);
const QUOTABLE = new Set(['text', 'image', 'video', 'sticker']);

/** Which events carry a reply token (REF, webhook event objects). */
function hasReplyToken(body: EventBody): boolean {
  if (body.type === 'accountLink') return (body.link as { result?: string } | undefined)?.result === 'ok';
  return REPLYABLE.has(body.type);
}

function stampMessage(channel: Channel, body: EventBody, chatId: string): LineEvent['message'] {
  const message = { id: nextMessageId(channel), ...body.message };
  const stamped: LineEvent['message'] = message;
  if (QUOTABLE.has(String(message.type))) {
    stamped.quoteToken ??= randomToken(channel);
    channel.quoteTokens.set(String(stamped.quoteToken), chatId);
  }
  if (body.type === 'message') {
    stamped.markAsReadToken ??= randomToken(channel);
    channel.markAsReadTokens.set(String(stamped.markAsReadToken), chatId);
  }
  return stamped;
}

/** The id that a reply goes to. */
export function chatIdOf(source: EventSource | undefined): string | undefined {
  return source?.groupId ?? source?.roomId ?? source?.userId;
}

/**
 * Makes a full LINE event of a body from `events.ts`: adds event id, time, source, reply token and, for
 * messages, id and tokens. What the body already says stays. `source` is absent where LINE omits it.
 */
export function stamp(channel: Channel, source: EventSource | undefined, body: EventBody): LineEvent {
  const now = channel.clock().getTime();
  const event: LineEvent = {
    ...body,
    ...(body.message ? { message: stampMessage(channel, body, chatIdOf(source) ?? '') } : {}),
    webhookEventId: ulid(now, channel.random),
    deliveryContext: { isRedelivery: false },
    timestamp: now,
    ...(source ? { source } : {}),
    ...(hasReplyToken(body) ? { replyToken: hex(channel.random, 16) } : {}),
    mode: 'active',
  };
  return event;
}
