import { type Channel, tellChange } from '../channel.ts';
import { type Answer, ok, refuse } from './answer.ts';
import { type Call, isUserId } from './call.ts';
import { refuseBySchema } from './check-body.ts';
import { menuOf, notFound } from './rich-menu.ts';

const NO_IMAGE = 'must upload richmenu image before applying it to user';

/** `POST /v2/bot/user/all/richmenu/{richMenuId}` */
export function setDefaultRichMenu(channel: Channel, call: Call): Answer {
  const found = menuOf(channel, call);
  if (!found) return notFound();
  if (!found.image) return refuse(400, NO_IMAGE);
  channel.richMenus.defaultId = found.richMenuId;
  channel.bus.emit('change', '*');
  return ok();
}

/** `GET /v2/bot/user/all/richmenu` */
export function getDefaultRichMenu(channel: Channel): Answer {
  const { defaultId } = channel.richMenus;
  return defaultId === undefined ? refuse(404, 'no default richmenu') : ok({ richMenuId: defaultId });
}

/** `DELETE /v2/bot/user/all/richmenu` */
export function cancelDefaultRichMenu(channel: Channel): Answer {
  channel.richMenus.defaultId = undefined;
  channel.bus.emit('change', '*');
  return ok();
}

/** Links without a word for strangers and those who blocked: 200, no effect (line-facts 1.5). */
function link(channel: Channel, userId: string, richMenuId: string | undefined): void {
  const person = channel.people.get(userId);
  if (!person || person.hasBlocked || !person.isFriend) return;
  person.richMenuId = richMenuId;
  tellChange(channel, userId);
}

/** `POST /v2/bot/user/{userId}/richmenu/{richMenuId}` */
export function linkRichMenu(channel: Channel, call: Call): Answer {
  const { userId } = call.params;
  if (!isUserId(userId)) return refuse(400, "The value for the 'userId' parameter is invalid");
  const found = menuOf(channel, call);
  if (!found) return notFound();
  if (!found.image) return refuse(400, NO_IMAGE);
  link(channel, userId, found.richMenuId);
  return ok();
}

/** `GET /v2/bot/user/{userId}/richmenu` */
export function getLinkedRichMenu(channel: Channel, call: Call): Answer {
  const person = channel.people.get(call.params.userId ?? '');
  if (person?.richMenuId === undefined) return refuse(404, 'the user has no richmenu');
  return ok({ richMenuId: person.richMenuId });
}

/** `DELETE /v2/bot/user/{userId}/richmenu` */
export function unlinkRichMenu(channel: Channel, call: Call): Answer {
  link(channel, call.params.userId ?? '', undefined);
  return ok();
}

/** `POST /v2/bot/richmenu/bulk/link`: up to 500 users, asynchronous at LINE, hence 202. */
export function bulkLinkRichMenu(channel: Channel, call: Call): Answer {
  const refusal = refuseBySchema('RichMenuBulkLinkRequest', call.json);
  if (refusal) return refusal;
  const { richMenuId, userIds } = call.json as { richMenuId: string; userIds: string[] };
  const menu = channel.richMenus.menus.get(richMenuId);
  if (!menu) return refuse(400, 'richmenu not found');
  if (!menu.image) return refuse(400, NO_IMAGE);
  for (const userId of userIds) link(channel, userId, richMenuId);
  return { status: 202, body: {} };
}

/** `POST /v2/bot/richmenu/bulk/unlink` */
export function bulkUnlinkRichMenu(channel: Channel, call: Call): Answer {
  const refusal = refuseBySchema('RichMenuBulkUnlinkRequest', call.json);
  if (refusal) return refusal;
  for (const userId of call.json.userIds as string[]) link(channel, userId, undefined);
  return { status: 202, body: {} };
}
