import type { messagingApi } from '@line/bot-sdk';
import { colors } from './theme.ts';
import { words } from './words.ts';

export interface CardParts {
  readonly title: string;
  /** A few words at the end of the title's line, such as the progress. */
  readonly aside?: string;
  readonly color?: string;
  readonly body: messagingApi.FlexComponent[];
  readonly footer?: messagingApi.FlexComponent[];
}

/** The frame that every bubble shares: a coloured head, a body, and taps at its foot. */
export function card({ title, aside, color = colors.brand, body, footer = [] }: CardParts) {
  const head = words(title, { size: aside ? 'lg' : 'xl', color: colors.paper, weight: 'bold', flex: 1 });
  return {
    type: 'bubble',
    size: 'mega',
    header: {
      type: 'box',
      layout: 'horizontal',
      backgroundColor: color,
      paddingAll: '14px',
      paddingStart: '18px',
      paddingEnd: '18px',
      spacing: 'md',
      contents: aside
        ? [head, words(aside, { size: 'md', color: colors.paper, align: 'end', gravity: 'center', flex: 0 })]
        : [head],
    },
    body: { type: 'box', layout: 'vertical', paddingAll: '18px', spacing: 'md', contents: body },
    ...(footer.length > 0
      ? {
          footer: {
            type: 'box',
            layout: 'vertical',
            paddingAll: '18px',
            paddingTop: '0px',
            spacing: 'md',
            contents: footer,
          },
        }
      : {}),
  } satisfies messagingApi.FlexBubble;
}
