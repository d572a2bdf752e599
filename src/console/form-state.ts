import type { Done } from '../text/console-ticket.ts';

export type FormField = 'reply' | 'note' | 'status' | 'assignee' | 'priority' | 'retry';

/** How much of the talk a person had before them: what came later is marked as new. */
export interface Seen {
  readonly messages: number;
  readonly notes: number;
}

/** What a ticket's page shows beside the ticket: what was typed, what went wrong, what was done. */
export interface FormState {
  /** Random; the answer or note it becomes carries it, so that sending twice counts once. */
  readonly formId: string;
  readonly seen?: Seen;
  readonly typed: Partial<Record<'reply' | 'note' | 'status' | 'reason' | 'assignee' | 'priority', string>>;
  readonly problem?: { readonly field: FormField; readonly words: string };
  readonly done?: Done;
}
