import type { ContentKind } from '../../knowledge/content.ts';
import { formText } from '../../text/console-content-pages.ts';
import type { Faults } from './check-draft.ts';
import { wordsOfField } from './entry-name.ts';
import type { Draft, EntryForm, FormContext } from './field.ts';

/** A form as a page shows it: what stands in it and what is wrong with it. */
export interface FormView {
  readonly kind: ContentKind;
  readonly form: EntryForm;
  readonly draft: Draft;
  readonly faults: Faults;
  readonly context: FormContext;
}

export const inputId = (input: string) => `f-${input.replaceAll('.', '-')}`;
const labelId = (input: string) => `${inputId(input)}-label`;
const faultId = (input: string) => `${inputId(input)}-fault`;
const hintId = (input: string) => `${inputId(input)}-hint`;

/** What every control of an input has: its name, id, and what describes it. */
export function controlOf(view: FormView, input: string, hint?: string) {
  const isWrong = input in view.faults;
  const describedBy = [
    isWrong ? faultId(input) : '',
    hint ? hintId(input) : '',
    // Words of one's own stand under the choice that they belong to.
    input.endsWith('.words') ? labelId(input.replace(/\.words$/, '')) : '',
  ]
    .filter(Boolean)
    .join(' ');
  return {
    id: inputId(input),
    name: input,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': isWrong ? ('true' as const) : undefined,
  };
}

/** Ids of what stands beside a control. */
export const besides = { label: labelId, fault: faultId, hint: hintId };

/** What an input is called where it stands by itself, as in a list of faults. */
export function labelOfInput(kind: ContentKind, input: string): string {
  const [name = '', part, column = ''] = input.split('.');
  const words = wordsOfField(kind, name);
  if (input === 'checked') return formText.checkedLegend;
  if (part === undefined) return words.label;
  if (part === 'words') return formText.ownWords(words.label);
  const row = formText.nth(words.row ?? words.label, Number(part) + 1);
  return column ? `${words.label} ${row} ${words.columns?.[column] ?? ''}` : row;
}
