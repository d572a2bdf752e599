import { addPerson } from '../add-person.ts';
import { type Channel, tellChange } from '../channel.ts';
import type { Person } from '../people.ts';
import type { LineEvent } from './delivery.ts';

/**
 * Lets the platform know what an event says of its people, before the bot is told: who is a friend, who
 * blocked, what was unsent. A user id not seen before becomes a person, so that a reply reaches somebody.
 */
export function applyEvent(channel: Channel, event: LineEvent): void {
  const { userId } = event.source ?? {};
  if (userId === undefined) {
    applyToGroup(channel, event);
    return;
  }
  const person = channel.people.get(userId) ?? addPerson(channel, { userId });
  if (event.source?.type === 'user') applyToPerson(channel, person, event);
  if (event.type === 'unsend') unsend(channel, event);
  tellChange(channel, event.source?.groupId ?? userId);
}

function applyToPerson(channel: Channel, person: Person, event: LineEvent): void {
  switch (event.type) {
    case 'message':
      person.lastWroteAt = channel.clock();
      return;
    case 'follow':
      person.isFriend = true;
      person.hasBlocked = false;
      return;
    case 'unfollow':
      person.isFriend = false;
      person.hasBlocked = true;
      return;
    default:
  }
}

function applyToGroup(channel: Channel, event: LineEvent): void {
  const group = channel.groups.get(event.source?.groupId ?? '');
  if (!group) return;
  if (event.type === 'join') group.hasBot = true;
  if (event.type === 'leave') group.hasBot = false;
}

function unsend(channel: Channel, event: LineEvent): void {
  const { messageId } = event.unsend as { messageId: string };
  const content = channel.contents.get(messageId);
  if (content) content.gone = true;
  for (const { chat } of [...channel.people.values(), ...channel.groups.values()]) {
    const entry = chat.entries.find(({ id }) => id === messageId);
    if (entry?.from === 'villager') entry.unsent = true;
  }
}
