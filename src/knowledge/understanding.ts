import type { Content, PlainIntent } from './content.ts';

/**
 * What somebody wants: a procedure, a topic of disclosed reports, a disclosure by the code they typed (a year only
 * if they named one), a frequent question, or one of the plain intents.
 */
export type Want =
  | { readonly kind: 'procedure'; readonly id: string }
  | { readonly kind: 'topic'; readonly id: string; readonly year?: number }
  | { readonly kind: 'code'; readonly code: string; readonly year?: number }
  | { readonly kind: 'answer'; readonly id: string }
  | { readonly kind: 'plain'; readonly intent: PlainIntent };

export interface Candidate {
  readonly want: Want;
  /** From 0 to 1; all of one understanding are comparable, those of two are roughly so. */
  readonly score: number;
}

/** What was understood of one utterance, best first. */
export interface Understanding {
  readonly candidates: readonly Candidate[];
  /** Whether the first candidate is sure enough to act on without asking back. */
  readonly isSure: boolean;
  /**
   * Frequent questions and contacts that fit best, best first, by id: what to show for `contact`, say, when one of
   * the office's own answers is at hand.
   */
  readonly answers: readonly string[];
  readonly contacts: readonly string[];
}

/** The office's content with the means to find things in it: made anew whenever an entry changes. */
export interface Knowledge {
  readonly content: Content;
  /** Reads one utterance. Pure and quick: a few milliseconds, at most a few thousand characters are looked at. */
  understand(text: string): Understanding;
}
