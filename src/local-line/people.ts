import type { Chat } from './chat-log.ts';

/** A LINE user as the platform knows them. `Villager` is the hand that moves one in tests. */
export interface Person {
  readonly userId: string;
  displayName: string;
  pictureUrl?: string;
  language?: string;
  statusMessage?: string;
  isFriend: boolean;
  hasBlocked: boolean;
  /** When they last wrote to the bot; within 7 days a bot may push even to one who is no friend. */
  lastWroteAt?: Date;
  /** Rich menu linked to this person alone. */
  richMenuId?: string;
  /** Until when the chat shows the loading animation. */
  loadingUntil?: Date;
  readonly chat: Chat;
}

/** A group chat that the bot may be in. */
export interface Group {
  readonly groupId: string;
  readonly name: string;
  readonly members: Person[];
  hasBot: boolean;
  readonly chat: Chat;
}

const SEVEN_DAYS = 7 * 24 * 60 * 60 * 1000;

/** Whether LINE delivers a push to this person (REF, push message: conditions). */
export function canBePushed(person: Person, now: Date): boolean {
  if (person.hasBlocked) return false;
  if (person.isFriend) return true;
  return person.lastWroteAt !== undefined && now.getTime() - person.lastWroteAt.getTime() < SEVEN_DAYS;
}

/** Whether LINE shows the profile of this person to the bot (REF, get profile). */
export function showsProfile(person: Person): boolean {
  return !person.hasBlocked && (person.isFriend || person.lastWroteAt !== undefined);
}
