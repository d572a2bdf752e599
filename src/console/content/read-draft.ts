import { choiceToValue, toValue } from './convert.ts';
import { filledChoices, filledRows, nthInput, ownWords, rowInput, unsureInput, wordsInput } from './draft.ts';
import { type Draft, type EntryForm, type Field, fieldsOf } from './field.ts';

/** What was typed as an entry would be stored: not checked yet, and without what was left empty. */
export function readDraft(form: EntryForm, draft: Draft): Record<string, unknown> {
  const fields: Field[] = [...form.asked, ...fieldsOf(form)];
  const read = fields.map((field) => [field.name, readField(field, draft)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/** One field as it would be stored. */
export function readField(field: Field, draft: Draft, input = field.name): unknown {
  const typed = (draft[input] ?? '').trim();
  switch (field.type) {
    case 'line':
      return typed || !field.isOptional ? toValue(field.as ?? 'text', typed) : undefined;
    case 'passage':
      return typed || !field.isOptional ? typed : undefined;
    case 'lines':
      return linesIn(typed);
    case 'choice':
      return typed || !field.isOptional ? choiceToValue(field.as ?? 'text', typed) : undefined;
    case 'choices':
      return filledChoices(field, draft).map((nth) => draft[nthInput(field.name, nth)]);
    case 'choice-or-words':
      return typed === ownWords ? toValue('text', draft[wordsInput(input)] ?? '') : typed;
    case 'rows':
      return filledRows(field, draft).map((row) =>
        Object.fromEntries(
          field.columns
            .map((column) => [column.name, readField(column, draft, rowInput(field.name, row, column.name))])
            .filter(([, value]) => value !== undefined),
        ),
      );
    case 'unsure':
      return field.of.filter((name) => draft[unsureInput(name)]);
    default:
      return field satisfies never;
  }
}

/** The lines of a list, those without words left out. */
export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}
