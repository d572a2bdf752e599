import type { messagingApi } from '@line/bot-sdk';
import { thaiDate } from '../src/text/dates.ts';
import { altTexts, flexText } from '../src/text/flex.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { labelled } from './labelled.ts';
import { note } from './note.ts';
import { colors } from './theme.ts';
import { words } from './words.ts';

export interface ReceiptView {
  readonly number: string;
  readonly dueAt: Date;
  /** In groups of four. */
  readonly receiptCode?: string;
  readonly buttons: readonly Tap[];
}

/** Says that a ticket was opened, and when its answer is due. */
export function receipt({ number, dueAt, receiptCode, buttons }: ReceiptView) {
  return {
    type: 'flex',
    altText: receiptCode ? altTexts.receiptWithCode : altTexts.receipt(number),
    contents: card({
      title: flexText.receiptTitle,
      body: [
        ...(receiptCode ? [codeBox(receiptCode), note(flexText.codeNotes)] : []),
        words(flexText.numberLabel, { size: 'md', color: colors.quiet }),
        words(number, { size: 'xxl', weight: 'bold', color: colors.brand, margin: 'none' }),
        labelled(flexText.dueLabel, thaiDate(dueAt), { size: 'xl', weight: 'bold' }),
        ...(receiptCode ? [] : [words(flexText.answerComesHere)]),
      ],
      footer: buttons.map((action) => button(action)),
    }),
  } satisfies messagingApi.FlexMessage;
}

function codeBox(code: string): messagingApi.FlexBox {
  return {
    type: 'box',
    layout: 'vertical',
    spacing: 'md',
    contents: [
      words(flexText.codeTitle, { weight: 'bold' }),
      words(code, { size: '3xl', weight: 'bold', color: colors.ink, margin: 'none' }),
      button({ type: 'clipboard', label: flexText.copyCode, clipboardText: code }, 'main'),
    ],
  };
}
