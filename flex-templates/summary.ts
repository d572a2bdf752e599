import type { messagingApi } from '@line/bot-sdk';
import { botTexts } from '../src/text/bot.ts';
import { altTexts } from '../src/text/flex.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { labelled } from './labelled.ts';
import { words } from './words.ts';

export interface SummaryView {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly buttons: readonly Tap[];
}

/** All answers of a flow, to be read again before they are sent. */
export function summary({ title, rows, buttons }: SummaryView) {
  return {
    type: 'flex',
    altText: altTexts.summary,
    contents: card({
      title,
      body: [words(botTexts.summaryHint), ...rows.map(({ label, value }) => labelled(label, value))],
      footer: buttons.map((action, index) => button(action, index === 0 ? 'main' : 'plain')),
    }),
  } satisfies messagingApi.FlexMessage;
}
