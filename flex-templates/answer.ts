import type { messagingApi } from '@line/bot-sdk';
import { thaiDateTime } from '../src/text/dates.ts';
import { altTexts, flexText } from '../src/text/flex.ts';
import type { Status } from '../src/tickets/status.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { statusLine } from './status-line.ts';
import { colors } from './theme.ts';
import { words } from './words.ts';

export interface AnswerView {
  readonly number: string;
  readonly text: string;
  /** Whether the words may stand in a notification. */
  readonly isOpen: boolean;
  readonly status: Status;
  readonly at: Date;
  readonly buttons: readonly Tap[];
}

/** An officer's answer in full. */
export function answer({ number, text, isOpen, status, at, buttons }: AnswerView) {
  return {
    type: 'flex',
    altText: isOpen ? altTexts.answer(number, text) : altTexts.sealedAnswer(number),
    contents: card({
      title: flexText.answerTitle,
      body: [
        words(number, { size: 'xl', weight: 'bold', color: colors.brand }),
        statusLine(status),
        words(text, { margin: 'lg' }),
        words(thaiDateTime(at), { size: 'md', color: colors.quiet }),
      ],
      footer: buttons.map((action) => button(action)),
    }),
  } satisfies messagingApi.FlexMessage;
}
