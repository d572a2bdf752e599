import { createHash } from 'node:crypto';
import type { messagingApi } from '@line/bot-sdk';
import { menuItems } from '../../text/bot.ts';
import { chatBarText } from '../../text/rich-menu.ts';
import { cutLabel } from '../cut.ts';
import { encodeAction } from '../postback.ts';
import { areaBounds, richMenuSize } from './grid.ts';

/** Longest label of a rich menu's action, in graphemes; screen readers speak it (LINE, action objects). */
const longestLabel = 20;
const namePrefix = 'line-service-desk ';
const digestLength = 16;

/**
 * The rich menu as LINE takes it, for this picture. It opens with the chat. Its name tells picture and areas
 * apart from all others, so that the same menu is never put up twice.
 */
export function richMenuRequest(picture: Buffer): messagingApi.RichMenuRequest {
  const menu = { size: richMenuSize, selected: true, chatBarText, areas: areas() };
  const digest = createHash('sha256').update(JSON.stringify(menu)).update(picture).digest('hex');
  return { ...menu, name: `${namePrefix}${digest.slice(0, digestLength)}` };
}

/** Whether this product made a rich menu of that name. */
export function isOwnName(name: string): boolean {
  return name.startsWith(namePrefix);
}

function areas(): messagingApi.RichMenuArea[] {
  const bounds = areaBounds();
  return menuItems.map(({ command, label }, index) => ({
    bounds: { ...bounds[index] },
    action: {
      type: 'postback',
      label: cutLabel(label, longestLabel),
      data: encodeAction({ type: 'command', command }),
      displayText: label,
      // The answer gets the whole screen of a small phone.
      inputOption: 'closeRichMenu',
    },
  }));
}
