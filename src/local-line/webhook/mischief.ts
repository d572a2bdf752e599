import type { Channel } from '../channel.ts';
import { applyEvent } from './apply-event.ts';
import { attempt, headersOf, newDelivery, redeliver } from './deliver.ts';
import type { Delivery, LineEvent } from './delivery.ts';

/** Posts exactly this body. `signature`: undefined for the right one, null for none. */
export async function deliverRaw(
  channel: Channel,
  body: string,
  signature: string | null | undefined,
): Promise<Delivery> {
  const events = eventsIn(body);
  for (const event of events) applyEvent(channel, event);
  const delivery = newDelivery(channel, events, body);
  if (signature !== undefined) delivery.headers = headersOf(signature);
  await attempt(channel, delivery, false);
  return delivery;
}

/** The events of a body, so that their reply tokens work; none if it is not what LINE would send. */
function eventsIn(body: string): LineEvent[] {
  try {
    const { events } = JSON.parse(body) as { events?: unknown };
    if (!Array.isArray(events)) return [];
    return events.filter((event): event is LineEvent => typeof event?.type === 'string');
  } catch {
    return [];
  }
}

/** Posts one delivery again, or every one that got no 2xx, marked as redelivered. */
export async function redeliverAll(channel: Channel, delivery?: Delivery): Promise<Delivery[]> {
  if (channel.redelivery === 'off') throw new Error('Redelivery is off: LINE sends a webhook once');
  const again = delivery ? [delivery] : channel.deliveries.filter(({ accepted }) => !accepted);
  for (const one of again) await redeliver(channel, one);
  return again;
}

/** Posts the same bytes once more, not marked as redelivered; the last delivery unless told. */
export async function duplicate(channel: Channel, delivery = channel.deliveries.at(-1)): Promise<Delivery> {
  if (!delivery) throw new Error('Nothing was delivered yet');
  await attempt(channel, delivery, false);
  return delivery;
}

/** Lets held webhooks go and gives what was posted. Whoever waited for one of them goes on. */
export async function release(
  channel: Channel,
  { order = 'as-sent', together = false }: { order?: 'as-sent' | 'reversed'; together?: boolean } = {},
): Promise<Delivery[]> {
  const held = channel.held ?? [];
  channel.held = undefined;
  if (order === 'reversed') held.reverse();
  if (together) return [await releaseTogether(channel, held)];
  for (const delivery of held) {
    await attempt(channel, delivery, false);
    channel.bus.emit('released', delivery);
  }
  return held;
}

async function releaseTogether(channel: Channel, held: Delivery[]): Promise<Delivery> {
  const events = held.flatMap((delivery) => delivery.events);
  const batch = newDelivery(channel, events);
  await attempt(channel, batch, false);
  for (const delivery of held) {
    delivery.accepted = batch.accepted;
    delivery.attempts.push(...batch.attempts);
    channel.bus.emit('released', delivery);
  }
  return batch;
}
