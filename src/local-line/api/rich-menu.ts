import type { messagingApi } from '@line/bot-sdk';
import { type Channel, hex } from '../channel.ts';
import type { RichMenu } from '../rich-menus.ts';
import { asProperty } from '../rules/problem.ts';
import { richMenuProblems } from '../rules/rich-menu.ts';
import { type Answer, ok, refuse } from './answer.ts';
import type { Call } from './call.ts';

const MOST_MENUS = 1000;

function refuseByRules(body: unknown): Answer | undefined {
  const problems = richMenuProblems(body);
  if (problems.length === 0) return undefined;
  const details = problems.map(({ at, message }) => ({ message, property: asProperty(at) }));
  const hints = problems.map(({ at, hint, message }) => `${asProperty(at)}: ${hint ?? message}`);
  return refuse(400, `The request body has ${problems.length} error(s)`, details, hints);
}

/** The menu that a path names, or LINE's 404. */
export function menuOf(channel: Channel, call: Call): RichMenu | undefined {
  return channel.richMenus.menus.get(call.params.richMenuId ?? '');
}

export function notFound(): Answer {
  return refuse(404, 'Not found');
}

/** `POST /v2/bot/richmenu` */
export function createRichMenu(channel: Channel, call: Call): Answer {
  const refusal = refuseByRules(call.json);
  if (refusal) return refusal;
  const { menus } = channel.richMenus;
  if (menus.size >= MOST_MENUS) return refuse(400, 'The number of rich menus exceeds the limit');
  const richMenuId = `richmenu-${hex(channel.random, 16)}`;
  menus.set(richMenuId, { richMenuId, menu: call.json as messagingApi.RichMenuRequest });
  return ok({ richMenuId });
}

/** `POST /v2/bot/richmenu/validate` */
export function validateRichMenu(_channel: Channel, call: Call): Answer {
  return refuseByRules(call.json) ?? ok();
}

function asResponse({ richMenuId, menu }: RichMenu): object {
  return { richMenuId, ...menu };
}

/** `GET /v2/bot/richmenu/{richMenuId}` */
export function getRichMenu(channel: Channel, call: Call): Answer {
  const found = menuOf(channel, call);
  return found ? ok(asResponse(found)) : notFound();
}

/** `GET /v2/bot/richmenu/list` */
export function listRichMenus(channel: Channel): Answer {
  return ok({ richmenus: [...channel.richMenus.menus.values()].map(asResponse) });
}

/** `DELETE /v2/bot/richmenu/{richMenuId}`: whoever was linked to it sees the default again. */
export function deleteRichMenu(channel: Channel, call: Call): Answer {
  const found = menuOf(channel, call);
  if (!found) return notFound();
  const { richMenus } = channel;
  richMenus.menus.delete(found.richMenuId);
  if (richMenus.defaultId === found.richMenuId) richMenus.defaultId = undefined;
  channel.bus.emit('change', '*');
  return ok();
}
