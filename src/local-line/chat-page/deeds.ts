import { sourceOf, writeContent, writeLocation, writeSticker, writeText } from '../act.ts';
import { type Channel, tellChange } from '../channel.ts';
import * as events from '../events.ts';
import type { Action } from '../message.ts';
import type { Person } from '../people.ts';
import { tap } from '../tap.ts';
import { deliverEvents } from '../webhook/deliver.ts';
import type { Attempt, LineEvent } from '../webhook/delivery.ts';
import { stamp } from '../webhook/stamp.ts';

/** What the page learns of a deed: whether the bot took it, and what the phone is to do now. */
export interface Done {
  taken: boolean;
  attempt?: Attempt;
  copied?: string;
  fillInText?: string;
}

/** One thing a hand on the page can do. `body` is the JSON the page sent, or a photo's bytes. */
export type Deed = (channel: Channel, person: Person, body: Record<string, unknown>) => Promise<Done>;

async function post(channel: Channel, posted: LineEvent[]): Promise<Done> {
  if (posted.length === 0) return { taken: true };
  const { accepted, attempts } = await deliverEvents(channel, posted);
  return { taken: accepted, attempt: attempts.at(-1) };
}

function postBody(channel: Channel, person: Person, body: events.EventBody): Promise<Done> {
  return post(channel, [stamp(channel, sourceOf(person), body)]);
}

/** Sends a photo taken on the page. */
export function sendPhoto(
  channel: Channel,
  person: Person,
  bytes: Buffer,
  contentType: string,
): Promise<Done> {
  return post(channel, [writeContent(channel, person, 'image', bytes, events.image(), { contentType })]);
}

const tapAction: Deed = async (channel, person, body) => {
  if (body.isQuickReply === true) {
    person.chat.quickReplyTapped = person.chat.entries.findLast(({ from }) => from === 'bot')?.id;
  }
  const picks = typeof body.picks === 'string' ? body.picks : undefined;
  const tapped = tap(channel, person, body.action as Action, picks);
  tellChange(channel, person.userId);
  const done = await post(channel, tapped.events);
  return { ...done, copied: tapped.copied, fillInText: tapped.fillInText };
};

/** Every deed by the name that stands in its address. */
export const deeds: Record<string, Deed> = {
  say: async (channel, person, { text }) => post(channel, [writeText(channel, person, String(text))]),
  sticker: async (channel, person, { packageId, stickerId }) =>
    post(channel, [writeSticker(channel, person, String(packageId), String(stickerId))]),
  location: async (channel, person, { latitude, longitude, title, address }) =>
    post(channel, [
      writeLocation(channel, person, {
        latitude: Number(latitude),
        longitude: Number(longitude),
        title: title ? String(title) : undefined,
        address: address ? String(address) : undefined,
      }),
    ]),
  tap: tapAction,
  follow: (channel, person) => postBody(channel, person, events.follow(person.hasBlocked)),
  block: (channel, person) => postBody(channel, person, events.unfollow()),
  unsend: (channel, person, { messageId }) => postBody(channel, person, events.unsend(String(messageId))),
};
