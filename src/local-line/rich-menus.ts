import type { messagingApi } from '@line/bot-sdk';
import type { Person } from './people.ts';

/** One rich menu and the image uploaded for it. */
export interface RichMenu {
  richMenuId: string;
  menu: messagingApi.RichMenuRequest;
  image?: { bytes: Buffer; contentType: string };
}

/** All rich menus of a channel; `aliases` leads from alias id to menu id. */
export interface RichMenus {
  menus: Map<string, RichMenu>;
  aliases: Map<string, string>;
  defaultId: string | undefined;
}

/** The menu a person sees: their own before the default one (D:rich-menus-overview). */
export function richMenuOf(richMenus: RichMenus, person: Person): RichMenu | undefined {
  const own = person.richMenuId === undefined ? undefined : richMenus.menus.get(person.richMenuId);
  if (own) return own;
  return richMenus.defaultId === undefined ? undefined : richMenus.menus.get(richMenus.defaultId);
}
