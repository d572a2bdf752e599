import type { Content, ContentKind, EntryOf } from '../../knowledge/content.ts';
import type { Office } from '../../office/office.ts';
import type { SectionTitle } from '../../text/console-content.ts';

/** What stands in the inputs of a form, by their names: `fee`, `steps.0.by`. */
export type Draft = Readonly<Record<string, string>>;

/** What the choices of a form are made of. */
export interface FormContext {
  readonly office: Office;
  readonly content: Content;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The draft is that of the whole form: what can be chosen may hang on another field. */
export type Choices = (context: FormContext, draft: Draft) => readonly Choice[];

/** What is typed into one line, and how it is stored. */
export type LineValue =
  | 'text'
  | 'phone'
  | 'url'
  | 'email'
  | 'number'
  | 'year'
  | 'date'
  | 'map'
  | 'code'
  | 'group';
/** What a choice stands for. */
export type ChoiceValue = 'text' | 'start' | 'yes-no';

interface Named<N extends string> {
  readonly name: N;
  readonly isOptional?: boolean;
  /** Whether it can be marked as to be confirmed. */
  readonly mayBeUnsure?: boolean;
}

export interface LineField<N extends string = string> extends Named<N> {
  readonly type: 'line';
  readonly as?: LineValue;
  /** Needs room on a small screen, but has no lines of its own. */
  readonly isLong?: boolean;
}
export interface PassageField<N extends string = string> extends Named<N> {
  readonly type: 'passage';
}
/** A list of texts, one a line. */
export interface LinesField<N extends string = string> extends Named<N> {
  readonly type: 'lines';
}
export interface ChoiceField<N extends string = string> extends Named<N> {
  readonly type: 'choice';
  readonly choices: Choices;
  readonly as?: ChoiceValue;
}
/** Several choices out of one list, in an order that counts. */
export interface ChoicesField<N extends string = string> extends Named<N> {
  readonly type: 'choices';
  readonly choices: Choices;
  readonly most: number;
}
/** A choice, or words of one's own in a second input. */
export interface ChoiceOrWordsField<N extends string = string> extends Named<N> {
  readonly type: 'choice-or-words';
  readonly choices: Choices;
}
/** Rows of the same few inputs. */
export interface RowsField<N extends string = string> extends Named<N> {
  readonly type: 'rows';
  readonly columns: readonly Column[];
  readonly most: number;
  /** Empty rows that always stand ready. */
  readonly spare: number;
}
export type Column = LineField | PassageField | ChoiceField;
/** The names of the fields that are ticked as to be confirmed: each tick stands beside its field. */
export interface UnsureField<N extends string = string> extends Named<N> {
  readonly type: 'unsure';
  readonly of: readonly string[];
}

export type Field<N extends string = string> =
  | LineField<N>
  | PassageField<N>
  | LinesField<N>
  | ChoiceField<N>
  | ChoicesField<N>
  | ChoiceOrWordsField<N>
  | RowsField<N>
  | UnsureField<N>;

export interface Section<N extends string = string> {
  readonly title: SectionTitle;
  readonly fields: readonly Field<N>[];
}

/** The form of one kind of entry. */
export interface EntryForm<N extends string = string> {
  /** Parts of the key that nobody types: a made id, or the year under which an item is added. */
  readonly given: readonly N[];
  /** Parts of the key that are typed once and cannot be changed afterwards. */
  readonly asked: readonly LineField<N>[];
  readonly sections: readonly Section<N>[];
}

export type FormOf<K extends ContentKind> = EntryForm<Exclude<keyof EntryOf<K> & string, 'check'>>;

/** Every field of a form that can be changed at any time. */
export function fieldsOf({ sections }: EntryForm): readonly Field[] {
  return sections.flatMap(({ fields }) => fields);
}
