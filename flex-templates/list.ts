import type { messagingApi } from '@line/bot-sdk';
import { altTexts, flexText } from '../src/text/flex.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { labelled } from './labelled.ts';
import { note } from './note.ts';
import { words } from './words.ts';

export interface ListView {
  readonly title: string;
  readonly items: readonly {
    readonly title: string;
    readonly lines: readonly { readonly label: string; readonly value: string }[];
    readonly buttons: readonly Tap[];
  }[];
}

/** Things of one sort side by side, each with its facts. */
export function list({ title, items }: ListView) {
  return {
    type: 'flex',
    altText: altTexts.list(title, items.map((item) => item.title).join(', ')),
    contents: {
      type: 'carousel',
      contents: items.map((item, index) =>
        card({
          title,
          aside: flexText.nth(index + 1, items.length),
          body: [
            words(item.title, { size: 'xl', weight: 'bold' }),
            ...item.lines.map(({ label, value }) => (label ? labelled(label, value) : note([value], 'md'))),
          ],
          footer: item.buttons.map((action) => button(action)),
        }),
      ),
    },
  } satisfies messagingApi.FlexMessage;
}
