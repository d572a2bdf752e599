import type { ContentKind } from '../../knowledge/content.ts';
import type { Change } from './changes.ts';
import type { Faults } from './check-draft.ts';
import type { AnyRecord } from './entries.ts';
import type { Draft } from './field.ts';

/** A form about one entry: one that is there, or one that is being added. */
export interface Sheet {
  readonly kind: ContentKind;
  readonly record: AnyRecord | null;
  /** What the address settles for a new entry, whatever the form says. */
  readonly settled: Draft;
}

/** What somebody else did to the entry while a form was being filled in. */
export interface Conflict {
  readonly by: string;
  readonly at: Date;
  readonly isRemoved: boolean;
  readonly changes: readonly Change[];
  /** Names of the fields that both changed. */
  readonly both: readonly string[];
}

/** Whether everything of the entry was checked, as its form was answered. */
export type CheckAnswer = 'all' | 'part';

/** What a form shows besides the sheet. */
export interface SheetState {
  readonly draft: Draft;
  readonly faults: Faults;
  /** The version that the form was made from; 0 for a new entry. */
  readonly version: number;
  readonly answer?: CheckAnswer | undefined;
  readonly act?: 'save' | 'preview';
  /** The messages that show what was typed, when it can be shown. */
  readonly card?: readonly object[];
  readonly conflict?: Conflict;
}

/** Kinds of which nobody is asked whether they were checked: villagers read nothing of them. */
export const neverRead: readonly ContentKind[] = ['intent', 'synonym'];
