import type { messagingApi } from '@line/bot-sdk';
import { colors } from './theme.ts';
import { words } from './words.ts';

/** What a tap does, with the words that stand on it. */
export type Tap = messagingApi.Action & { readonly label: string };

const looks = {
  main: { color: colors.paper, backgroundColor: colors.brand, borderColor: colors.brand },
  plain: { color: colors.brand, backgroundColor: colors.tint, borderColor: colors.line },
} as const;

/**
 * A box to tap, at least 48 pixels high. LINE's own button cuts a long label off; this one wraps it.
 */
export function button(action: Tap, look: keyof typeof looks = 'plain'): messagingApi.FlexBox {
  const { color, ...box } = looks[look];
  return {
    type: 'box',
    layout: 'vertical',
    action,
    ...box,
    borderWidth: '1px',
    cornerRadius: '10px',
    paddingAll: '12px',
    justifyContent: 'center',
    contents: [words(action.label, { align: 'center', weight: 'bold', color, lineSpacing: '4px' })],
  };
}
