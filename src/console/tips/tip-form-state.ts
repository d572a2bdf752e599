import type { TipDone } from '../../text/console-tips.ts';

export type TipField = 'reply' | 'note' | 'status' | 'assignee' | 'give' | 'proof';

/** What a tip's page shows beside the tip: what was typed, what went wrong, what was done. */
export interface TipFormState {
  /** Random; the answer or note it becomes carries it, so that sending twice counts once. */
  readonly formId: string;
  /** How many entries of the talk the person had before them. */
  readonly seen?: number;
  readonly typed: Partial<Record<TipField | 'reason' | 'askBack', string>>;
  readonly problem?: { readonly field: TipField; readonly words: string };
  readonly done?: TipDone;
  /** What a proof typed from paper was found to be. */
  readonly proof?: 'fits' | 'differs';
}
