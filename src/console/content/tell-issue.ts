import type { z } from 'zod';
import { faultWords } from '../../text/console-content.ts';
import { filledChoices, filledRows, nthInput, ownWords, rowInput, wordsInput } from './draft.ts';
import { type Draft, type EntryForm, type Field, fieldsOf, type LineValue } from './field.ts';

type Issue = z.core.$ZodIssue;

interface Sent {
  readonly form: EntryForm;
  readonly draft: Draft;
  /** What was checked. */
  readonly raw: Readonly<Record<string, unknown>>;
}

const longestQuote = 24;

/** The input that an issue of a schema is about, and the issue in words. */
export function tellIssue(issue: Issue, { form, draft, raw }: Sent): [input: string, words: string] {
  const path = issue.path.map(String);
  const field = [...form.asked, ...fieldsOf(form)].find(({ name }) => name === path[0]);
  if (!field) return [path.join('.'), faultWords.wrong];
  const value = path.reduce<unknown>(
    (inside, key) => (inside as Record<string, unknown> | undefined)?.[key],
    raw,
  );
  const words = wordsFor(issue, value, leafOf(field, path));
  if (field.type === 'lines' && path.length > 1 && typeof value === 'string') {
    return [field.name, faultWords.inLine(quote(value), words)];
  }
  return [inputOf(field, path, draft), words];
}

function quote(line: string): string {
  const letters = [...line];
  return letters.length > longestQuote ? `${letters.slice(0, longestQuote).join('')}…` : line;
}

function inputOf(field: Field, [name = '', index, column]: readonly string[], draft: Draft): string {
  const nth = Number(index);
  switch (field.type) {
    case 'rows':
      return index && column ? rowInput(name, filledRows(field, draft)[nth] ?? nth, column) : name;
    case 'choices':
      return index ? nthInput(name, filledChoices(field, draft)[nth] ?? nth) : name;
    case 'choice-or-words':
      return draft[name] === ownWords ? wordsInput(name) : name;
    default:
      return name;
  }
}

/** How the input is read that the issue is about: `choice`, or the value of a line. */
function leafOf(field: Field, [, , column]: readonly string[]): LineValue | 'choice' {
  const leaf = field.type === 'rows' ? field.columns.find(({ name }) => name === column) : field;
  if (leaf?.type === 'line') return leaf.as ?? 'text';
  return leaf?.type === 'choice' || leaf?.type === 'choices' ? 'choice' : 'text';
}

function wordsFor(issue: Issue, value: unknown, leaf: LineValue | 'choice'): string {
  if (leaf === 'choice') return faultWords.choose;
  if (value === undefined || value === '') return faultWords.missing;
  if (leaf === 'year') return faultWords.year;
  if (issue.code === 'too_big' && typeof value === 'string') {
    return faultWords.tooLong(Number(issue.maximum), value.trim().length);
  }
  if (issue.code === 'too_big' && Array.isArray(value)) return faultWords.tooMany(Number(issue.maximum));
  if (issue.code === 'too_small' && Array.isArray(value)) return faultWords.tooFew;
  return leaf === 'text' ? faultWords.wrong : faultWords[leaf];
}
