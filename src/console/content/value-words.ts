import type { ContentKind } from '../../knowledge/content.ts';
import { toText, valueToChoice } from './convert.ts';
import { wordsOfField } from './entry-name.ts';
import { type Choices, type Draft, type Field, type FormContext, fieldsOf, type RowsField } from './field.ts';
import { formOf } from './forms/forms.ts';

export interface ValueContext extends FormContext {
  readonly kind: ContentKind;
  /** The form as it shows the entry. */
  readonly draft: Draft;
}

/** A stored value as an officer reads it, line by line; none when there is nothing. */
export function wordsOfValue(field: Field, value: unknown, context: ValueContext): string[] {
  switch (field.type) {
    case 'line':
      return linesOf(toText(field.as ?? 'text', value));
    case 'passage':
      return linesOf(toText('text', value));
    case 'lines':
      return listOf(value).map(String);
    case 'choice':
    case 'choice-or-words':
      return linesOf(labelOf(field.choices, valueToChoice(value), context));
    case 'choices':
      return listOf(value).map((one) => labelOf(field.choices, String(one), context));
    case 'rows':
      return listOf(value).map((row) => wordsOfRow(field, row, context));
    case 'unsure':
      return listOf(value).map((name) => wordsOfField(context.kind, String(name)).label);
    default:
      return field satisfies never;
  }
}

/** What an entry says, field by field: those without a value are left out. */
export function factsOf(kind: ContentKind, entry: Readonly<Record<string, unknown>>, context: ValueContext) {
  const form = formOf[kind];
  return [...form.asked, ...fieldsOf(form)]
    .map((field) => ({
      name: field.name,
      label: wordsOfField(kind, field.name).label,
      lines: wordsOfValue(field, entry[field.name], context),
      isList: ['lines', 'choices', 'rows', 'unsure'].includes(field.type),
    }))
    .filter(({ lines }) => lines.length > 0);
}

function wordsOfRow({ name, columns }: RowsField, row: unknown, context: ValueContext): string {
  const cells = row as Readonly<Record<string, unknown>>;
  const labels = wordsOfField(context.kind, name).columns;
  return columns
    .map((column) => ({
      label: labels?.[column.name] ?? column.name,
      text: wordsOfValue(column, cells[column.name], context).join(' '),
    }))
    .filter(({ text }) => text)
    .map(({ label, text }) => `${label}: ${text}`)
    .join(' · ');
}

function labelOf(choices: Choices, value: string, context: ValueContext): string {
  return choices(context, context.draft).find((choice) => choice.value === value)?.label ?? value;
}

function linesOf(text: string): string[] {
  return text ? text.split('\n') : [];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
