import type { messagingApi } from '@line/bot-sdk';
import { colors } from './theme.ts';
import { words } from './words.ts';

/** Lines that must be read, set apart from the rest. */
export function note(lines: readonly string[], size = 'lg') {
  return {
    type: 'box',
    layout: 'vertical',
    backgroundColor: colors.noteTint,
    cornerRadius: '10px',
    paddingAll: '14px',
    spacing: 'md',
    contents: lines.map((line) => words(line, { size })),
  } satisfies messagingApi.FlexBox;
}
