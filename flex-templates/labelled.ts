import type { messagingApi } from '@line/bot-sdk';
import { colors } from './theme.ts';
import { type Look, words } from './words.ts';

/** A value under its name; there may be no value. */
export function labelled(label: string, value: string, look: Look = {}): messagingApi.FlexBox {
  return {
    type: 'box',
    layout: 'vertical',
    spacing: 'xs',
    margin: 'lg',
    contents: [words(label, { size: 'md', color: colors.quiet }), ...(value ? [words(value, look)] : [])],
  };
}
