import type { messagingApi } from '@line/bot-sdk';
import { thaiDate } from '../src/text/dates.ts';
import { altTexts, flexText } from '../src/text/flex.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { labelled } from './labelled.ts';
import { note } from './note.ts';
import { colors } from './theme.ts';
import { words } from './words.ts';

export interface TipReceiptView {
  /** The receipt code in groups of four, or the way to the page that shows it once. */
  readonly code: { readonly digits: string } | { readonly open: readonly Tap[] };
  readonly proof: string;
  /** How many of the staff can open it. */
  readonly readers: number;
  readonly isAnsweredHere: boolean;
}

export interface ReceiptView {
  readonly number: string;
  readonly dueAt: Date;
  readonly tip?: TipReceiptView;
  readonly buttons: readonly Tap[];
}

/** Says that a ticket was opened, and when its answer is due; of a tip, all that its reporter has to write down. */
export function receipt({ number, dueAt, tip, buttons }: ReceiptView) {
  return {
    type: 'flex',
    altText: tip ? altTexts.receiptWithCode : altTexts.receipt(number),
    contents: card({
      title: flexText.receiptTitle,
      body: [
        ...(tip ? codeParts(tip) : []),
        words(flexText.numberLabel, { size: 'md', color: colors.quiet }),
        words(number, { size: 'xxl', weight: 'bold', color: colors.brand, margin: 'none' }),
        labelled(flexText.dueLabel, thaiDate(dueAt), { size: 'xl', weight: 'bold' }),
        ...(tip ? tipParts(tip) : []),
        ...(!tip || tip.isAnsweredHere ? [words(flexText.answerComesHere)] : []),
      ],
      footer: buttons.map((action) => button(action)),
    }),
  } satisfies messagingApi.FlexMessage;
}

function codeParts({ code }: TipReceiptView): messagingApi.FlexBox[] {
  return 'digits' in code
    ? [codeBox(code.digits), note(flexText.codeNotes)]
    : [pageBox(code.open), note(flexText.codePageNotes)];
}

function tipParts({ proof, readers }: TipReceiptView): messagingApi.FlexBox[] {
  return [
    labelled(flexText.readersLabel, readers > 0 ? flexText.readers(readers) : flexText.noReaders),
    labelled(flexText.proofLabel, proof, { weight: 'bold' }),
    labelled(flexText.proofAbout, ''),
  ];
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

function pageBox(open: readonly Tap[]): messagingApi.FlexBox {
  return {
    type: 'box',
    layout: 'vertical',
    spacing: 'md',
    contents: [
      words(flexText.codePageTitle, { weight: 'bold' }),
      ...open.map((action) => button(action, 'main')),
    ],
  };
}
