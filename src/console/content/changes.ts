import { isDeepStrictEqual } from 'node:util';
import type { ContentKind, EntryOf } from '../../knowledge/content.ts';
import { checkWords } from '../../office/check-words.ts';
import { historyText } from '../../text/console-content-pages.ts';
import { draftOf } from './draft.ts';
import { wordsOfField } from './entry-name.ts';
import { type Field, type FormContext, fieldsOf } from './field.ts';
import { formOf } from './forms/forms.ts';
import { wordsOfValue } from './value-words.ts';

/** What changed in one field, in words. */
export interface Change {
  readonly name: string;
  readonly label: string;
  /** Whether only what came and went is told, not the whole value. */
  readonly isList: boolean;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

/** What changed between two versions of an entry, field by field. */
export function changesBetween<K extends ContentKind>(
  kind: K,
  [before, after]: readonly [EntryOf<K>, EntryOf<K>],
  context: FormContext,
): Change[] {
  const form = formOf[kind];
  const [old, now]: readonly [Values, Values] = [before, after];
  const wordsIn = (entry: Values, field: Field) =>
    wordsOfValue(field, entry[field.name], { ...context, kind, draft: draftOf(form, entry, context) });
  const fields = fieldsOf(form)
    .filter(({ name }) => !isDeepStrictEqual(old[name], now[name]))
    .map((field) => ({
      name: field.name,
      label: wordsOfField(kind, field.name).label,
      ...difference(field, wordsIn(old, field), wordsIn(now, field)),
    }));
  return [...fields, ...checkChange(before, after)];
}

const listTypes: readonly Field['type'][] = ['lines', 'choices', 'rows', 'unsure'];

function difference({ type }: Field, before: string[], after: string[]) {
  if (!listTypes.includes(type)) return { isList: false, before, after };
  return {
    isList: true,
    before: before.filter((line) => !after.includes(line)),
    after: after.filter((line) => !before.includes(line)),
  };
}

function checkChange(before: EntryOf<ContentKind>, after: EntryOf<ContentKind>): Change[] {
  if (isDeepStrictEqual(before.check, after.check)) return [];
  return [
    {
      name: 'check',
      label: historyText.check,
      isList: false,
      before: [checkWords(before.check).words],
      after: [checkWords(after.check).words],
    },
  ];
}
