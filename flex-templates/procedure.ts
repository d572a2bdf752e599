import type { messagingApi } from '@line/bot-sdk';
import type { Fact, ProcedureView, YearlyFact } from '../src/office/procedure-view.ts';
import { contentText } from '../src/text/content.ts';
import { altTexts, flexText } from '../src/text/flex.ts';
import { button, type Tap } from './button.ts';
import { card } from './card.ts';
import { labelled } from './labelled.ts';
import { note } from './note.ts';
import { colors } from './theme.ts';
import { words } from './words.ts';

export interface ProcedureCards {
  readonly view: ProcedureView;
  readonly buttons: readonly Tap[];
}

/** A procedure on two cards side by side: what to bring and where to go; then who does what, and on which law. */
export function procedure({ view, buttons }: ProcedureCards) {
  return {
    type: 'flex',
    altText: altTexts.list(view.name, [view.documents.label, ...view.documents.items].join(' ')),
    contents: { type: 'carousel', contents: [toBring(view, buttons), toHappen(view, buttons)] },
  } satisfies messagingApi.FlexMessage;
}

function toBring(view: ProcedureView, buttons: readonly Tap[]): messagingApi.FlexBubble {
  return card({
    title: view.shelf,
    aside: flexText.nth(1, 2),
    body: [
      words(view.name, { size: 'xl', weight: 'bold', color: colors.brand }),
      words(view.about),
      ...(view.notice.length > 0 ? [note(view.notice)] : []),
      ...checkList(view),
      fact(view.forWhom),
      fact(view.fee),
      fact(view.duration),
      fact(view.where),
      fact(view.hours),
      checkedBy(view),
    ],
    footer: buttons.map((action, index) => button(action, index === 0 ? 'main' : 'plain')),
  });
}

function toHappen(view: ProcedureView, buttons: readonly Tap[]): messagingApi.FlexBubble {
  const { steps, notes, legalBasis } = view;
  return card({
    title: view.shelf,
    aside: flexText.nth(2, 2),
    body: [
      words(view.name, { size: 'xl', weight: 'bold', color: colors.brand }),
      heading(steps.label),
      ...unconfirmed(steps),
      ...steps.items.map(step),
      ...view.yearly.map(yearly),
      ...(notes.items.length > 0
        ? [heading(contentText.notes), ...unconfirmed(notes), ...listed(notes.items)]
        : []),
      ...(view.division ? [labelled(contentText.division, view.division)] : []),
      ...(legalBasis.items.length > 0
        ? [heading(contentText.legalBasis), ...unconfirmed(legalBasis), ...listed(legalBasis.items)]
        : []),
      checkedBy(view),
    ],
    footer: buttons.slice(0, 2).map((action) => button(action)),
  });
}

/** The same faint name that stands above a value. */
function heading(text: string): messagingApi.FlexText {
  return words(text, { size: 'md', color: colors.quiet, margin: 'lg' });
}

function unconfirmed({ isUnconfirmed }: { readonly isUnconfirmed: boolean }): messagingApi.FlexText[] {
  return isUnconfirmed ? [words(contentText.unconfirmed, { size: 'md', color: colors.quiet })] : [];
}

function fact(shown: Fact): messagingApi.FlexBox {
  const box = labelled(shown.label, shown.value);
  return { ...box, contents: [...box.contents, ...unconfirmed(shown)] };
}

function yearly(shown: YearlyFact): messagingApi.FlexBox {
  const box = fact(shown);
  const old = shown.isOld ? [words(shown.isOld, { size: 'md', color: colors.alarm })] : [];
  return { ...box, contents: [...box.contents, ...old] };
}

function checkList({ documents }: ProcedureView): messagingApi.FlexComponent[] {
  return [
    heading(documents.label),
    ...unconfirmed(documents),
    ...documents.items.map((item) => marked(documents.items.length > 1 ? '\u2610' : '', item)),
  ];
}

function step({ by, text }: ProcedureView['steps']['items'][number], index: number): messagingApi.FlexBox {
  const row = marked(`${index + 1}`, text);
  const [mark, said] = row.contents;
  if (!mark || !said) return row;
  const who = words(by, { size: 'md', color: colors.quiet });
  return { ...row, contents: [mark, { type: 'box', layout: 'vertical', flex: 1, contents: [who, said] }] };
}

function listed(items: readonly string[]): messagingApi.FlexBox[] {
  return items.map((item) => marked('\u2022', item));
}

/** A line that begins with a sign, its words straight below one another. */
function marked(sign: string, text: string): messagingApi.FlexBox {
  const said = words(text, { flex: 1 });
  return {
    type: 'box',
    layout: 'horizontal',
    spacing: 'md',
    contents: sign ? [words(sign, { flex: 0, weight: 'bold', color: colors.brand }), said] : [said],
  };
}

function checkedBy({ check }: ProcedureView): messagingApi.FlexComponent {
  if (!check.isChecked) return note([check.words], 'md');
  return words(check.words, { size: 'md', color: colors.quiet, margin: 'lg' });
}
