import type { messagingApi } from '@line/bot-sdk';
import { thaiDateTime } from '../src/text/dates.ts';
import { altTexts, flexText } from '../src/text/flex.ts';
import { statusLabels, statusMeanings } from '../src/text/labels.ts';
import type { Status } from '../src/tickets/status.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { labelled } from './labelled.ts';
import { statusLine } from './status-line.ts';
import { colors } from './theme.ts';
import { words } from './words.ts';

export interface TalkView {
  readonly number: string;
  readonly title: string;
  readonly status: Status;
  readonly lines: readonly { readonly isOffice: boolean; readonly text: string; readonly at: Date }[];
  /** Of a tip: what its receipt said. */
  readonly proof?: string;
  /** Of a tip: who can open it. */
  readonly readers?: readonly string[];
  readonly buttons: readonly Tap[];
}

/** One ticket with what was said in it last, oldest first. */
export function talk({ number, title, status, lines, proof, readers, buttons }: TalkView) {
  return {
    type: 'flex',
    altText: altTexts.talk(number, statusLabels[status]),
    contents: card({
      title: number,
      body: [
        statusLine(status),
        words(statusMeanings[status], { size: 'md', color: colors.quiet }),
        words(title, { weight: 'bold' }),
        ...lines.map(line),
        ...(readers ? [labelled(flexText.readersLabel, readers.join(', ') || flexText.nobody)] : []),
        ...(proof ? [labelled(flexText.proofLabel, proof)] : []),
      ],
      footer: buttons.map((action) => button(action)),
    }),
  } satisfies messagingApi.FlexMessage;
}

function line({ isOffice, text, at }: TalkView['lines'][number]): messagingApi.FlexBox {
  return {
    type: 'box',
    layout: 'vertical',
    spacing: 'xs',
    backgroundColor: isOffice ? colors.tint : colors.paper,
    borderColor: colors.line,
    borderWidth: '1px',
    cornerRadius: '10px',
    paddingAll: '12px',
    contents: [
      words(isOffice ? flexText.office : flexText.you, { size: 'md', weight: 'bold', color: colors.brand }),
      words(text),
      words(thaiDateTime(at), { size: 'md', color: colors.quiet }),
    ],
  };
}
