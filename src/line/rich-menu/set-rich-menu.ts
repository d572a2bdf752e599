import type { RichMenuApi } from './api.ts';
import { isOwnName, richMenuRequest } from './request.ts';

export interface RichMenuChange {
  /** False: the same menu was shown already. */
  readonly isNew: boolean;
  /** How many other menus that this product had made were deleted. */
  readonly deleted: number;
}

/**
 * Shows everyone the main menu as a rich menu with this picture, and deletes those that this product made
 * before; menus of others stay. Done again, it changes nothing. When a step fails, everyone still sees what they
 * saw before.
 * @param picture a PNG, of `drawRichMenu`
 * @throws OperatorError when LINE refuses or cannot be asked
 */
export async function setRichMenu(api: RichMenuApi, picture: Buffer): Promise<RichMenuChange> {
  const menu = richMenuRequest(picture);
  const menus = await api.list();
  const shownId = menus.length > 0 ? await api.defaultId() : null;
  const isShown = menus.some(({ name, richMenuId }) => name === menu.name && richMenuId === shownId);
  if (isShown) return { isNew: false, deleted: await deleteOwn(api, shownId) };
  await api.validate(menu);
  const id = await api.create(menu).catch((error) => giveUp(api, error));
  await show(api, id, picture);
  return { isNew: true, deleted: await deleteOwn(api, id) };
}

/**
 * Takes the rich menu off and deletes every menu that this product made.
 * @returns how many there were
 * @throws OperatorError when LINE refuses or cannot be asked
 */
export async function removeRichMenu(api: RichMenuApi): Promise<number> {
  const own = await ownIds(api);
  if (own.length === 0) return 0;
  const shownId = await api.defaultId();
  if (own.some((id) => id === shownId)) await api.cancelDefault();
  return await deleteOwn(api, null);
}

async function show(api: RichMenuApi, id: string, picture: Buffer): Promise<void> {
  try {
    await api.upload(id, picture);
    await api.setDefault(id);
  } catch (error) {
    // A call without an answer may have been heard: then the menu is shown, and all is well.
    if ((await api.defaultId().catch(() => null)) !== id) await giveUp(api, error);
  }
}

/** Deletes what was begun. Whoever cannot reach LINE for that either clears it up with the next try. */
async function giveUp(api: RichMenuApi, reason: unknown): Promise<never> {
  const clearing = api.defaultId().then((shownId) => deleteOwn(api, shownId));
  await clearing.catch(() => undefined);
  throw reason;
}

/** Deletes the menus that this product made, but for one. */
async function deleteOwn(api: RichMenuApi, keptId: string | null): Promise<number> {
  const old = (await ownIds(api)).filter((id) => id !== keptId);
  for (const id of old) await api.delete(id);
  return old.length;
}

async function ownIds(api: RichMenuApi): Promise<readonly string[]> {
  const menus = await api.list();
  return menus.filter(({ name }) => isOwnName(name)).map(({ richMenuId }) => richMenuId);
}
