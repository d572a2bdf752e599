import { setTimeout as wait } from 'node:timers/promises';
import type { Channel } from '../channel.ts';
import { applyEvent } from './apply-event.ts';
import type { Attempt, Delivery, LineEvent } from './delivery.ts';
import { type Connections, openConnections, post } from './post.ts';
import { sign } from './sign.ts';
import { chatIdOf } from './stamp.ts';

const connectionsOf = new WeakMap<Channel, Connections>();

/** The channel's open connections to the bot; made on first use. */
export function connections(channel: Channel): Connections {
  const known = connectionsOf.get(channel);
  if (known) return known;
  const fresh = openConnections();
  connectionsOf.set(channel, fresh);
  return fresh;
}

/** Posts these events as one webhook, signed over its exact bytes. Never rejects. */
export function deliverEvents(channel: Channel, events: LineEvent[]): Promise<Delivery> {
  return deliver(channel, prepare(channel, events));
}

/** A webhook that is ready to be posted, its events already true on the platform. */
export function prepare(channel: Channel, events: LineEvent[]): Delivery {
  for (const event of events) applyEvent(channel, event);
  return newDelivery(channel, events);
}

/** A webhook as bytes, written into the log. `body` stands in for the one that the events make. */
export function newDelivery(channel: Channel, events: LineEvent[], body?: string): Delivery {
  const delivery: Delivery = { events, body: '', headers: {}, attempts: [], accepted: false };
  write(channel, delivery, body);
  channel.deliveries.push(delivery);
  return delivery;
}

function write(channel: Channel, delivery: Delivery, body?: string): void {
  const destination = channel.botUserId;
  delivery.body = body ?? JSON.stringify({ destination, events: delivery.events });
  delivery.headers = headersOf(sign(delivery.body, channel.channelSecret));
}

/** The headers of LINE's webhook requests; no signature for null. */
export function headersOf(signature: string | null): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'LineBotWebhook/2.0',
    ...(signature === null ? {} : { 'x-line-signature': signature }),
  };
}

/** Posts a prepared webhook, unless webhooks are held, and again by itself when redelivery is `auto`. */
export async function deliver(channel: Channel, delivery: Delivery): Promise<Delivery> {
  if (channel.held) {
    channel.held.push(delivery);
    await released(channel, delivery);
    return delivery;
  }
  await attempt(channel, delivery, false);
  if (channel.redelivery === 'auto') await keepTrying(channel, delivery);
  return delivery;
}

function released(channel: Channel, delivery: Delivery): Promise<void> {
  return new Promise((resolve) => {
    const done = (released: Delivery) => {
      if (released !== delivery) return;
      channel.bus.off('released', done);
      resolve();
    };
    channel.bus.on('released', done);
  });
}

async function keepTrying(channel: Channel, delivery: Delivery): Promise<void> {
  for (const delay of channel.redeliveryDelaysMs) {
    if (delivery.accepted || channel.isClosed) return;
    await wait(delay, undefined, { ref: false });
    if (!channel.isClosed) await redeliver(channel, delivery);
  }
}

/** Posts once more what got no 2xx: same ids, tokens and times, `isRedelivery: true`. */
export async function redeliver(channel: Channel, delivery: Delivery): Promise<void> {
  for (const event of delivery.events) {
    if (event.deliveryContext) event.deliveryContext = { isRedelivery: true };
  }
  write(channel, delivery);
  await attempt(channel, delivery, true);
}

/** One try, written into the delivery. */
export async function attempt(channel: Channel, delivery: Delivery, isRedelivery: boolean): Promise<void> {
  const at = channel.clock();
  for (const event of delivery.events) giveToken(channel, event, at);
  const started = performance.now();
  const posted = channel.webhookUrl
    ? await post(
        channel.webhookUrl,
        delivery.body,
        delivery.headers,
        channel.webhookTimeoutMs,
        connections(channel),
      )
    : { reason: 'could_not_connect' as const };
  const done: Attempt = { at, isRedelivery, ...posted, tookMs: performance.now() - started };
  delivery.attempts.push(done);
  delivery.accepted ||= done.reason === undefined;
}

/** Makes the event's reply token usable for the next minute. A used token stays used. */
function giveToken(channel: Channel, event: LineEvent, at: Date): void {
  const chatId = chatIdOf(event.source);
  const { replyToken } = event;
  if (replyToken === undefined || chatId === undefined) return;
  const deliveredAt = at.getTime();
  const known = channel.replyTokens.get(replyToken);
  if (known) known.deliveredAt = deliveredAt;
  else {
    const eventAt = event.timestamp ?? deliveredAt;
    channel.replyTokens.set(replyToken, { chatId, eventAt, deliveredAt, isUsed: false });
  }
}
