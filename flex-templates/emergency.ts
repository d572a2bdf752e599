import type { messagingApi } from '@line/bot-sdk';
import { altTexts, emergencyNumbers, flexText } from '../src/text/flex.ts';
import { card } from './card.ts';
import { colors } from './theme.ts';
import { words } from './words.ts';

/** The emergency numbers, each dialled by one tap. */
export function emergency() {
  return {
    type: 'flex',
    altText: altTexts.emergency(emergencyNumbers.map(({ phone, who }) => `${phone} ${who}`).join(', ')),
    contents: card({
      title: flexText.emergencyTitle,
      color: colors.alarm,
      body: [...emergencyNumbers.map(dial), words(flexText.emergencyNote, { size: 'md' })],
    }),
  } satisfies messagingApi.FlexMessage;
}

function dial({ phone, who }: (typeof emergencyNumbers)[number]): messagingApi.FlexBox {
  return {
    type: 'box',
    layout: 'horizontal',
    action: { type: 'uri', label: flexText.emergencyCall(phone), uri: `tel:${phone}` },
    backgroundColor: colors.alarmTint,
    borderColor: colors.alarm,
    borderWidth: '2px',
    cornerRadius: '10px',
    paddingAll: '14px',
    spacing: 'md',
    contents: [
      words(phone, { size: 'xxl', weight: 'bold', color: colors.alarm, flex: 2, gravity: 'center' }),
      words(who, { weight: 'bold', gravity: 'center', flex: 3 }),
    ],
  };
}
