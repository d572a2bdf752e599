import type { messagingApi } from '@line/bot-sdk';
import { altTexts } from '../src/text/flex.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { words } from './words.ts';

export interface ChooseView {
  /** Nothing of it stands in a notification. */
  readonly isPrivate?: true;
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly Tap[];
}

/** A few ways on, each a large button. */
export function choose({ isPrivate, title, text, buttons }: ChooseView) {
  const labels = buttons.map(({ label }) => label).join(', ');
  return {
    type: 'flex',
    altText: isPrivate ? altTexts.private : altTexts.list(title, labels),
    contents: card({ title, body: [words(text), ...buttons.map((action) => button(action))] }),
  } satisfies messagingApi.FlexMessage;
}
