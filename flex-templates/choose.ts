import type { messagingApi } from '@line/bot-sdk';
import { altTexts } from '../src/text/flex.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { words } from './words.ts';

export interface ChooseView {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly Tap[];
}

/** A few ways on, each a large button. */
export function choose({ title, text, buttons }: ChooseView) {
  return {
    type: 'flex',
    altText: altTexts.list(title, buttons.map(({ label }) => label).join(', ')),
    contents: card({ title, body: [words(text), ...buttons.map((action) => button(action))] }),
  } satisfies messagingApi.FlexMessage;
}
