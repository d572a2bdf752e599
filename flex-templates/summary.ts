import type { messagingApi } from '@line/bot-sdk';
import { botTexts } from '../src/text/bot.ts';
import { altTexts } from '../src/text/flex.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { labelled } from './labelled.ts';
import { note } from './note.ts';
import { words } from './words.ts';

export interface SummaryView {
  readonly title: string;
  readonly notice?: readonly string[];
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly buttons: readonly Tap[];
}

/** All answers of a flow, to be read again before they are sent. */
export function summary({ title, notice, rows, buttons }: SummaryView) {
  return {
    type: 'flex',
    altText: altTexts.summary,
    contents: card({
      title,
      body: [
        words(botTexts.summaryHint),
        ...rows.map(({ label, value }) => labelled(label, value)),
        ...(notice ? [note(notice, 'md')] : []),
      ],
      footer: buttons.map((action, index) => button(action, index === 0 ? 'main' : 'plain')),
    }),
  } satisfies messagingApi.FlexMessage;
}
