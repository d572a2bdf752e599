import type { Channel } from './channel.ts';
import { callsNewestFirst, shownQuickReply } from './chat-log.ts';
import type { Action } from './message.ts';
import type { Person } from './people.ts';
import { richMenuOf } from './rich-menus.ts';
import { actionsOf, type Labelled, quickRepliesOf } from './text-of.ts';

/** An action on a villager's screen, and whether it stands in the row of quick replies. */
export interface Found extends Labelled {
  isQuickReply: boolean;
}

const ANSWERS_IN_REACH = 5;

/**
 * What carries this label on the screen: quick replies, then the last answers from the newest, then the rich
 * menu. An exact label anywhere wins over one that only contains the words. Throws when there is none, or
 * when several of one place contain the words.
 */
export function findAction(channel: Channel, person: Person, label: string): Found {
  const places = placesOf(channel, person);
  for (const place of places) {
    const exact = place.find((found) => found.label.trim() === label);
    if (exact) return exact;
  }
  for (const place of places) {
    const alike = place.filter((found) => found.label.includes(label));
    if (alike.length > 1 && !areSame(alike))
      throw new Error(`Several labels contain "${label}": ${list(alike)}`);
    if (alike[0]) return alike[0];
  }
  throw new Error(
    `Nothing on the screen is labelled "${label}". There is: ${list(places.flat()) || 'nothing'}`,
  );
}

function areSame(found: Found[]): boolean {
  return new Set(found.map(({ action }) => JSON.stringify(action))).size === 1;
}

function list(found: Found[]): string {
  return found.map(({ label }) => `"${label}"`).join(', ');
}

function placesOf(channel: Channel, person: Person): Found[][] {
  const quick = quickRepliesOf({ quickReply: shownQuickReply(person.chat) });
  const answers = callsNewestFirst(person.chat, ANSWERS_IN_REACH).map((messages) =>
    messages.flatMap(actionsOf),
  );
  return [
    quick.map((found) => ({ ...found, isQuickReply: true })),
    ...[...answers, menuActions(channel, person)].map((place) =>
      place.map((found) => ({ ...found, isQuickReply: false })),
    ),
  ];
}

function menuActions(channel: Channel, person: Person): Labelled[] {
  const areas = richMenuOf(channel.richMenus, person)?.menu.areas ?? [];
  return areas.flatMap(({ action }) => (action ? [{ label: menuLabel(action), action }] : []));
}

/** A rich menu's labels are optional; without one the words that a tap says stand for it. */
export function menuLabel(action: Action): string {
  if (action.label) return action.label;
  if (action.type === 'message') return action.text ?? '';
  return action.type === 'postback' ? (action.displayText ?? '') : '';
}
