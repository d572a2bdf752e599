import type { messagingApi } from '@line/bot-sdk';
import { altTexts, flexText } from '../src/text/flex.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { note } from './note.ts';
import { colors } from './theme.ts';
import { words } from './words.ts';

export interface QuestionView {
  readonly title: string;
  readonly at: number;
  readonly of: number;
  readonly text: string;
  readonly hint?: string;
  readonly notice?: readonly string[];
  readonly choices: readonly Tap[];
}

/** More choices than this stand in two columns. */
const oneColumn = 6;

/** One question of a flow, with what may be tapped as its answer. */
export function question({ title, at, of, text, hint, notice, choices }: QuestionView) {
  return {
    type: 'flex',
    altText: altTexts.question(text, hint),
    contents: card({
      title,
      ...(of > 1 ? { aside: flexText.progress(at, of) } : {}),
      body: [
        ...(notice ? [note(notice, 'md')] : []),
        words(text, { size: 'xl', weight: 'bold' }),
        ...(hint ? [words(hint, { size: 'md', color: colors.quiet })] : []),
        ...(choices.length > oneColumn ? pairs(choices) : choices.map((choice) => button(choice))),
      ],
    }),
  } satisfies messagingApi.FlexMessage;
}

function pairs(choices: readonly Tap[]): messagingApi.FlexBox[] {
  return choices.flatMap((_, index) => {
    if (index % 2 === 1) return [];
    const both = choices.slice(index, index + 2);
    return [{ type: 'box', layout: 'horizontal', spacing: 'md', contents: both.map(half) }];
  });
}

function half(choice: Tap): messagingApi.FlexBox {
  return { ...button(choice), flex: 1, paddingStart: '6px', paddingEnd: '6px' };
}
