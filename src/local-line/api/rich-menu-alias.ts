import type { Channel } from '../channel.ts';
import { type Answer, ok, refuse } from './answer.ts';
import type { Call } from './call.ts';
import { refuseBySchema } from './check-body.ts';
import { notFound } from './rich-menu.ts';

const MOST_ALIASES = 1000;

function refuseByMenu(channel: Channel, richMenuId: string): Answer | undefined {
  const menu = channel.richMenus.menus.get(richMenuId);
  if (!menu) return refuse(400, 'richmenu not found');
  return menu.image ? undefined : refuse(400, 'must upload richmenu image before applying it to user');
}

/** `POST /v2/bot/richmenu/alias`: the id is new, the menu has an image. */
export function createRichMenuAlias(channel: Channel, call: Call): Answer {
  const refusal = refuseBySchema('CreateRichMenuAliasRequest', call.json);
  if (refusal) return refusal;
  const { richMenuAliasId, richMenuId } = call.json as { richMenuAliasId: string; richMenuId: string };
  const { aliases } = channel.richMenus;
  if (aliases.has(richMenuAliasId)) return refuse(400, 'conflict richmenu alias id');
  if (aliases.size >= MOST_ALIASES) return refuse(400, 'The number of rich menu aliases exceeds the limit');
  const wrongMenu = refuseByMenu(channel, richMenuId);
  if (wrongMenu) return wrongMenu;
  aliases.set(richMenuAliasId, richMenuId);
  return ok();
}

/** `POST /v2/bot/richmenu/alias/{richMenuAliasId}` */
export function updateRichMenuAlias(channel: Channel, call: Call): Answer {
  const refusal = refuseBySchema('UpdateRichMenuAliasRequest', call.json);
  if (refusal) return refusal;
  const aliasId = call.params.richMenuAliasId ?? '';
  if (!channel.richMenus.aliases.has(aliasId)) return notFound();
  const richMenuId = String(call.json.richMenuId);
  const wrongMenu = refuseByMenu(channel, richMenuId);
  if (wrongMenu) return wrongMenu;
  channel.richMenus.aliases.set(aliasId, richMenuId);
  return ok();
}

/** `GET /v2/bot/richmenu/alias/{richMenuAliasId}` */
export function getRichMenuAlias(channel: Channel, call: Call): Answer {
  const richMenuAliasId = call.params.richMenuAliasId ?? '';
  const richMenuId = channel.richMenus.aliases.get(richMenuAliasId);
  return richMenuId === undefined ? notFound() : ok({ richMenuAliasId, richMenuId });
}

/** `GET /v2/bot/richmenu/alias/list` */
export function listRichMenuAliases(channel: Channel): Answer {
  const aliases = [...channel.richMenus.aliases].map(([richMenuAliasId, richMenuId]) => ({
    richMenuAliasId,
    richMenuId,
  }));
  return ok({ aliases });
}

/** `DELETE /v2/bot/richmenu/alias/{richMenuAliasId}` */
export function deleteRichMenuAlias(channel: Channel, call: Call): Answer {
  return channel.richMenus.aliases.delete(call.params.richMenuAliasId ?? '') ? ok() : notFound();
}
