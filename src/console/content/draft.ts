import { toText, valueToChoice } from './convert.ts';
import {
  type ChoiceOrWordsField,
  type Draft,
  type EntryForm,
  type Field,
  type FormContext,
  fieldsOf,
  type RowsField,
} from './field.ts';

/** The choice that stands for words of one's own, and the input that has them. */
export const ownWords = '_other';
export const wordsInput = (name: string) => `${name}.words`;
/** The tick that marks a field as to be confirmed. */
export const unsureInput = (name: string) => `unconfirmed.${name}`;
export const rowInput = (name: string, row: number, column: string) => `${name}.${row}.${column}`;
export const nthInput = (name: string, nth: number) => `${name}.${nth}`;

/** What a form's inputs hold of what was sent; lines end as they are stored. */
export function draftFrom(form: EntryForm, body: unknown): Draft {
  const sent = (typeof body === 'object' && body ? body : {}) as Readonly<Record<string, unknown>>;
  const named = inputsOf(form).flatMap((name) => {
    const value = sent[name];
    return typeof value === 'string' ? [[name, value.replace(/\r\n?/g, '\n')] as const] : [];
  });
  return Object.fromEntries(named);
}

/** Every input that a form may have. */
export function inputsOf(form: EntryForm): string[] {
  return [...form.given, ...[...form.asked, ...fieldsOf(form)].flatMap(inputsOfField)];
}

/** The inputs of one field. */
export function inputsOfField(field: Field): string[] {
  const { name } = field;
  switch (field.type) {
    case 'rows':
      return rowsOf(field).flatMap((row) => field.columns.map((column) => rowInput(name, row, column.name)));
    case 'choices':
      return Array.from({ length: field.most }, (_, nth) => nthInput(name, nth));
    case 'choice-or-words':
      return [name, wordsInput(name)];
    case 'unsure':
      return field.of.map(unsureInput);
    default:
      return [name];
  }
}

/** The numbers of all rows that a field may have. */
export function rowsOf({ most }: RowsField): number[] {
  return Array.from({ length: most }, (_, row) => row);
}

/** The rows in which something was typed: a choice has always something chosen. */
export function filledRows(field: RowsField, draft: Draft): number[] {
  const typed = field.columns.filter(({ type }) => type !== 'choice');
  return rowsOf(field).filter((row) =>
    typed.some(({ name }) => draft[rowInput(field.name, row, name)]?.trim()),
  );
}

/** The places of a field of several choices at which one was made. */
export function filledChoices({ name, most }: { name: string; most: number }, draft: Draft): number[] {
  return Array.from({ length: most }, (_, nth) => nth).filter((nth) => draft[nthInput(name, nth)]);
}

/** What a form shows of an entry. */
export function draftOf(
  form: EntryForm,
  entry: Readonly<Record<string, unknown>>,
  context: FormContext,
): Draft {
  const given = form.given.map((name) => [name, toText('text', entry[name])]);
  const typed = [...form.asked, ...fieldsOf(form)].flatMap((field) =>
    Object.entries(write(field, entry[field.name], context)),
  );
  return Object.fromEntries([...given, ...typed]);
}

function write(field: Field, value: unknown, context: FormContext): Draft {
  const { name } = field;
  switch (field.type) {
    case 'line':
      return { [name]: toText(field.as ?? 'text', value) };
    case 'passage':
      return { [name]: toText('text', value) };
    case 'lines':
      return { [name]: listOf(value).map(String).join('\n') };
    case 'choice':
      return { [name]: valueToChoice(value) };
    case 'choices':
      return Object.fromEntries(listOf(value).map((one, nth) => [nthInput(name, nth), String(one)]));
    case 'choice-or-words':
      return writeChoiceOrWords(field, toText('text', value), context);
    case 'rows':
      return Object.fromEntries(listOf(value).flatMap((row, nth) => writeRow(field, { row, nth }, context)));
    case 'unsure':
      return Object.fromEntries(listOf(value).map((one) => [unsureInput(String(one)), 'yes']));
    default:
      return field satisfies never;
  }
}

function writeChoiceOrWords(
  { name, choices }: ChoiceOrWordsField,
  text: string,
  context: FormContext,
): Draft {
  const isChoice = text === '' || choices(context, {}).some(({ value }) => value === text);
  return isChoice ? { [name]: text } : { [name]: ownWords, [wordsInput(name)]: text };
}

function writeRow(
  { name, columns }: RowsField,
  { row, nth }: { readonly row: unknown; readonly nth: number },
  context: FormContext,
): [string, string][] {
  const cells = row as Readonly<Record<string, unknown>>;
  return columns.flatMap((column) =>
    Object.values(write(column, cells[column.name], context)).map((text): [string, string] => [
      rowInput(name, nth, column.name),
      text,
    ]),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
