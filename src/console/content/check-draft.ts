import { type ContentKind, contentKinds, type EntryOf } from '../../knowledge/content.ts';
import { faultWords } from '../../text/console-content.ts';
import { nthInput, ownWords, rowInput, rowsOf, wordsInput } from './draft.ts';
import {
  type ChoiceField,
  type ChoicesField,
  type Draft,
  type EntryForm,
  type Field,
  type FormContext,
  fieldsOf,
} from './field.ts';
import { readDraft } from './read-draft.ts';
import { tellIssue } from './tell-issue.ts';

/** What is wrong, in words, by the input it is about. */
export type Faults = Readonly<Record<string, string>>;

export type Checked<K extends ContentKind> = { readonly entry: EntryOf<K> } | { readonly faults: Faults };

export interface DraftToCheck {
  readonly form: EntryForm;
  readonly draft: Draft;
  readonly context: FormContext;
  /** What the form does not ask: the given parts of the key, and who answers for the entry. */
  readonly rest: Readonly<Record<string, unknown>>;
  /** What stands in the entry now: it may stay even where it can be chosen no more. */
  readonly kept: Draft;
}

/** Makes an entry of what was typed, or tells for each input why it cannot be. */
export function checkDraft<K extends ContentKind>(kind: K, sent: DraftToCheck): Checked<K> {
  const raw = { ...readDraft(sent.form, sent.draft), ...sent.rest };
  const parsed = contentKinds[kind].safeParse(raw);
  const unchosen = { ...unchosenIn(sent), ...ambiguousIn(sent) };
  if (parsed.success && Object.keys(unchosen).length === 0) return { entry: parsed.data as EntryOf<K> };
  const told = (parsed.error?.issues ?? []).map((issue) => tellIssue(issue, { ...sent, raw }));
  // Of several faults of an input the first one is told.
  return { faults: { ...Object.fromEntries(told.reverse()), ...unchosen } };
}

/** Choices that cannot be made: a form sent long after it was made, or by hand. */
function unchosenIn(sent: DraftToCheck): Faults {
  const wrong = [...sent.form.asked, ...fieldsOf(sent.form)]
    .flatMap(choicesOf)
    .filter(({ field, input }) => !isChoosable(field, input, sent));
  return Object.fromEntries(wrong.map(({ input }) => [input, faultWords.choose]));
}

/** Words of one's own beside another choice: whichever was taken, something meant would be lost. */
function ambiguousIn({ form, draft }: DraftToCheck): Faults {
  const fields = fieldsOf(form).filter(({ type }) => type === 'choice-or-words');
  const both = fields.filter(({ name }) => draft[name] !== ownWords && draft[wordsInput(name)]?.trim());
  return Object.fromEntries(both.map(({ name }) => [wordsInput(name), faultWords.twoAnswers]));
}

type Choosing = { readonly field: ChoiceField | ChoicesField; readonly input: string };

function choicesOf(field: Field): Choosing[] {
  const { name } = field;
  if (field.type === 'choice') return [{ field, input: name }];
  if (field.type === 'choices') {
    return Array.from({ length: field.most }, (_, nth) => ({ field, input: nthInput(name, nth) }));
  }
  if (field.type !== 'rows') return [];
  return rowsOf(field).flatMap((row) =>
    field.columns.flatMap((column) =>
      column.type === 'choice' ? [{ field: column, input: rowInput(name, row, column.name) }] : [],
    ),
  );
}

function isChoosable(field: ChoiceField | ChoicesField, input: string, sent: DraftToCheck): boolean {
  const chosen = sent.draft[input] ?? '';
  const isCell = input.includes('.');
  if (chosen === '') return field.isOptional === true || isCell;
  if (field.choices(sent.context, sent.draft).some(({ value }) => value === chosen)) return true;
  const first = input.split('.')[0] ?? input;
  return Object.entries(sent.kept).some(
    ([name, value]) => value === chosen && (name === first || name.startsWith(`${first}.`)),
  );
}
