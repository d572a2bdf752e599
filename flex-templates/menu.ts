import type { messagingApi } from '@line/bot-sdk';
import { botTexts } from '../src/text/bot.ts';
import { altTexts } from '../src/text/flex.ts';
import type { Tap } from './button.ts';
import { card } from './card.ts';
import { colors } from './theme.ts';
import { words } from './words.ts';

export interface MenuView {
  readonly items: readonly { readonly about: string; readonly action: Tap }[];
}

/** The main menu: one big row an item, tapped anywhere. */
export function menu({ items }: MenuView) {
  return {
    type: 'flex',
    altText: altTexts.menu(items.map(({ action }) => action.label).join(', ')),
    contents: card({ title: botTexts.menuTitle, body: items.map(row) }),
  } satisfies messagingApi.FlexMessage;
}

function row({ about, action }: MenuView['items'][number]): messagingApi.FlexBox {
  return {
    type: 'box',
    layout: 'horizontal',
    action,
    backgroundColor: colors.tint,
    borderColor: colors.line,
    borderWidth: '1px',
    cornerRadius: '10px',
    paddingAll: '12px',
    paddingStart: '14px',
    spacing: 'sm',
    contents: [
      {
        type: 'box',
        layout: 'vertical',
        flex: 1,
        spacing: 'xs',
        contents: [
          words(action.label, { weight: 'bold', color: colors.brand, lineSpacing: '4px' }),
          words(about, { size: 'md', color: colors.quiet, lineSpacing: '4px' }),
        ],
      },
      words('\u203A', { size: 'xl', color: colors.brand, weight: 'bold', flex: 0, gravity: 'center' }),
    ],
  };
}
