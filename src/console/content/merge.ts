import { isDeepStrictEqual } from 'node:util';
import { inputsOfField } from './draft.ts';
import { type Draft, type EntryForm, type Field, fieldsOf } from './field.ts';
import { readField } from './read-draft.ts';

export interface Merged {
  readonly draft: Draft;
  /** Fields that both changed, each in another way: the draft has what was typed. */
  readonly both: readonly string[];
}

/**
 * Brings what was typed over one version of an entry onto a newer one: what was not touched is taken from the newer,
 * what was typed stays.
 */
export function mergeDrafts(
  form: EntryForm,
  { base, typed, current }: { readonly base: Draft; readonly typed: Draft; readonly current: Draft },
): Merged {
  const isSame = (field: Field, one: Draft, other: Draft) =>
    isDeepStrictEqual(readField(field, one), readField(field, other));
  const fields = fieldsOf(form);
  const theirs = fields.filter((field) => !isSame(field, base, current));
  const untouched = theirs.filter((field) => isSame(field, base, typed));
  const both = theirs.filter((field) => !isSame(field, base, typed) && !isSame(field, typed, current));
  const taken = untouched.flatMap(inputsOfField).map((name) => [name, current[name] ?? ''] as const);
  return { draft: { ...typed, ...Object.fromEntries(taken) }, both: both.map(({ name }) => name) };
}
