import type { Channel } from '../channel.ts';
import { shownQuickReply } from '../chat-log.ts';
import { menuLabel } from '../find-action.ts';
import type { Person } from '../people.ts';
import { usedIn } from '../quota.ts';
import { richMenuOf } from '../rich-menus.ts';

/** Everything the page shows of one villager's phone. */
export function phoneView(channel: Channel, person: Person): object {
  const { userId, displayName, hasBlocked, chat } = person;
  return {
    userId,
    displayName,
    isNew: isNew(person),
    hasBlocked,
    isLoading: person.loadingUntil !== undefined && person.loadingUntil > channel.clock(),
    entries: chat.entries,
    quickReply: shownQuickReply(chat),
    richMenu: menuView(channel, person),
  };
}

function menuView(channel: Channel, person: Person): object | undefined {
  const found = person.hasBlocked ? undefined : richMenuOf(channel.richMenus, person);
  if (!found) return undefined;
  const { richMenuId, menu, image } = found;
  const areas = (menu.areas ?? []).flatMap(({ bounds, action }) =>
    bounds && action ? [{ bounds, action, label: menuLabel(action) }] : [],
  );
  return {
    richMenuId,
    size: menu.size,
    chatBarText: menu.chatBarText,
    isOpen: menu.selected === true,
    areas,
    hasImage: image !== undefined,
  };
}

/** The list of people to talk as. */
export function peopleView(channel: Channel): object[] {
  return [...channel.people.values()].map((person) => ({
    userId: person.userId,
    displayName: person.displayName,
    isNew: isNew(person),
  }));
}

/** Whether this person has never opened the chat. */
function isNew({ isFriend, hasBlocked, chat }: Person): boolean {
  return !isFriend && !hasBlocked && chat.entries.length === 0;
}

const SHOWN = 30;

/** What the operator drawer shows. */
export function operatorView(channel: Channel): object {
  const now = channel.clock();
  const failed = channel.deliveries.filter(({ accepted, attempts }) => !accepted && attempts.length > 0);
  return {
    time: now,
    quota: { limit: channel.quota.limit, used: usedIn(channel.quota, now) },
    refused: channel.refused.slice(-SHOWN).reverse(),
    notTaken: failed.slice(-SHOWN).map(({ attempts, events }) => {
      const { at, status, reason } = attempts.at(-1) ?? {};
      return { at, status, reason, types: events.map(({ type }) => type) };
    }),
  };
}
