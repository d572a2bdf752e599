import type { messagingApi } from '@line/bot-sdk';
import { flexText } from '../src/text/flex.ts';
import { statusLabels } from '../src/text/labels.ts';
import type { Status } from '../src/tickets/status.ts';
import { statusColors } from './theme.ts';
import { words } from './words.ts';

/** A status in words, with a dot of its colour. */
export function statusLine(status: Status) {
  const color = statusColors[status];
  return {
    type: 'box',
    layout: 'horizontal',
    spacing: 'md',
    alignItems: 'center',
    contents: [
      {
        type: 'box',
        layout: 'vertical',
        flex: 0,
        width: '14px',
        height: '14px',
        cornerRadius: '7px',
        backgroundColor: color,
        contents: [],
      },
      words(flexText.status(statusLabels[status]), { weight: 'bold', color, flex: 1 }),
    ],
  } satisfies messagingApi.FlexBox;
}
