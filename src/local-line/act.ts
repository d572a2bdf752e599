import { type Channel, nextMessageId, tellChange } from './channel.ts';
import type { Chat } from './chat-log.ts';
import { type Content, type ContentOptions, createContent } from './content.ts';
import * as events from './events.ts';
import type { VillagerMessage } from './message.ts';
import type { Group, Person } from './people.ts';
import type { EventSource, LineEvent } from './webhook/delivery.ts';
import { stamp } from './webhook/stamp.ts';

/** Where a person speaks: their own chat with the bot, or a group. */
export function sourceOf(person: Person, group?: Group): EventSource {
  const { userId } = person;
  return group ? { type: 'group', groupId: group.groupId, userId } : { type: 'user', userId };
}

/** Puts a villager's message on the screen and gives the event that tells the bot of it. */
export function write(
  channel: Channel,
  person: Person,
  message: VillagerMessage,
  body: events.EventBody,
  group?: Group,
): LineEvent {
  if (person.hasBlocked && !group)
    throw new Error(`${person.displayName} has blocked the bot and cannot write`);
  const event = stamp(channel, sourceOf(person, group), body);
  show(channel, group?.chat ?? person.chat, person, message, String(event.message?.id));
  return event;
}

/** Puts a bubble on the screen of which the bot hears nothing (a postback's `displayText`). */
export function show(
  channel: Channel,
  chat: Chat,
  person: Person,
  message: VillagerMessage,
  id = nextMessageId(channel),
): void {
  chat.entries.push({
    id,
    at: channel.clock(),
    from: 'villager',
    userId: person.userId,
    message,
    unsent: false,
  });
  tellChange(channel, chat.id);
}

export function writeText(channel: Channel, person: Person, words: string, group?: Group): LineEvent {
  return write(channel, person, { type: 'text', text: words }, events.text(words), group);
}

/** Keeps the bytes for the content endpoint and tells the bot of them by id. */
export function writeContent(
  channel: Channel,
  person: Person,
  kind: Content['kind'],
  bytes: Uint8Array,
  body: events.EventBody,
  options: ContentOptions & { fileName?: string } = {},
): LineEvent {
  const { fileName } = options;
  const message: VillagerMessage = { type: kind, ...(fileName === undefined ? {} : { fileName }) };
  const event = write(channel, person, message, body);
  message.contentId = String(event.message?.id);
  channel.contents.set(message.contentId, createContent(kind, bytes, options));
  return event;
}

/** A place as LINE's own picker sends it. */
export interface Place {
  latitude: number;
  longitude: number;
  title?: string;
  address?: string;
}

export function writeLocation(channel: Channel, person: Person, place: Place): LineEvent {
  const { latitude, longitude, title, address } = place;
  const named = { ...(title === undefined ? {} : { title }), ...(address === undefined ? {} : { address }) };
  const body = events.location(latitude, longitude, named);
  return write(channel, person, { type: 'location', latitude, longitude, ...named }, body);
}

export function writeSticker(
  channel: Channel,
  person: Person,
  packageId: string,
  stickerId: string,
): LineEvent {
  const body = events.sticker(packageId, stickerId);
  return write(channel, person, { type: 'sticker', packageId, stickerId }, body);
}
