import type { messagingApi } from '@line/bot-sdk';
import { thaiDate } from '../src/text/dates.ts';
import { altTexts, flexText } from '../src/text/flex.ts';
import { kindLabels, statusLabels } from '../src/text/labels.ts';
import type { Status } from '../src/tickets/status.ts';
import type { TicketKind } from '../src/tickets/ticket.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { statusLine } from './status-line.ts';
import { colors } from './theme.ts';
import { words } from './words.ts';

export interface TicketView {
  readonly number: string;
  readonly kind: TicketKind;
  readonly title: string;
  readonly status: Status;
  readonly openedAt: Date;
  readonly answer?: { readonly text: string; readonly at: Date; readonly isCut: boolean };
  readonly buttons: readonly Tap[];
}

/** A reporter's tickets side by side, each with its status and the office's last answer. */
export function tickets({ cards }: { readonly cards: readonly TicketView[] }) {
  return {
    type: 'flex',
    altText: altTexts.tickets(
      cards.length,
      cards.map(({ number, status }) => altTexts.ticket(number, statusLabels[status])).join(', '),
    ),
    contents: { type: 'carousel', contents: cards.map(ticket) },
  } satisfies messagingApi.FlexMessage;
}

function ticket({ number, kind, title, status, openedAt, answer, buttons }: TicketView) {
  return card({
    title: number,
    aside: kindLabels[kind],
    body: [
      statusLine(status),
      words(title, { weight: 'bold' }),
      words(flexText.opened(thaiDate(openedAt)), { size: 'md', color: colors.quiet, margin: 'sm' }),
      { type: 'separator', color: colors.line, margin: 'lg' },
      ...(answer ? answerOf(number, answer) : [words(flexText.noAnswer, { color: colors.quiet })]),
    ],
    footer: buttons.map((action) => button(action)),
  });
}

function answerOf(number: string, { text, at, isCut }: NonNullable<TicketView['answer']>) {
  return [
    words(flexText.lastAnswer(thaiDate(at)), { size: 'md', color: colors.quiet }),
    words(text, { margin: 'sm' }),
    ...(isCut ? [words(flexText.readAll(number), { size: 'md', color: colors.brand })] : []),
  ];
}
