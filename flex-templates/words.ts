import type { messagingApi } from '@line/bot-sdk';
import { colors } from './theme.ts';

export type Look = Omit<messagingApi.FlexText, 'type' | 'text' | 'contents'>;

/** A text that wraps, grows with the reader's own text size, and leaves room for Thai marks between its lines. */
export function words(text: string, look: Look = {}): messagingApi.FlexText {
  return {
    type: 'text',
    text,
    size: 'lg',
    color: colors.ink,
    wrap: true,
    scaling: true,
    lineSpacing: '6px',
    ...look,
  };
}
