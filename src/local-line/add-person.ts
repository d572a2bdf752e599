import { type Channel, hex } from './channel.ts';
import { createChat } from './chat-log.ts';
import type { Group, Person } from './people.ts';

/** What may be said of a new person; the rest is made up. */
export interface NewPerson {
  userId?: string;
  displayName?: string;
  language?: string;
  pictureUrl?: string;
}

/** Adds a person who neither follows the bot nor wrote to it yet. */
export function addPerson(channel: Channel, profile: NewPerson = {}): Person {
  const userId = profile.userId ?? `U${hex(channel.random, 16)}`;
  const person: Person = {
    userId,
    displayName: profile.displayName ?? `Villager ${channel.people.size + 1}`,
    language: profile.language ?? 'th',
    pictureUrl: profile.pictureUrl,
    isFriend: false,
    hasBlocked: false,
    chat: createChat(userId),
  };
  channel.people.set(userId, person);
  channel.bus.emit('change', '*');
  return person;
}

/** Adds a group that the bot is in. */
export function addGroup(channel: Channel, members: Person[], name: string): Group {
  const groupId = `C${hex(channel.random, 16)}`;
  const group: Group = { groupId, name, members, hasBot: true, chat: createChat(groupId) };
  channel.groups.set(groupId, group);
  return group;
}
