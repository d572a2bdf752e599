import type { ShareRefusal, ShareRefusalReason } from '../vault/recovery-share.ts';
import type { Restored } from './recovery-restore.ts';

const refusals: Readonly<Record<ShareRefusalReason, string>> = {
  empty: 'A share is empty.',
  'wrong-letters': 'A share has letters that no share has.',
  'too-short': 'A share is too short: it has 18 groups of 5.',
  'too-long': 'A share is too long: it has 18 groups of 5.',
  mistyped: 'A share is mistyped.',
  'unknown-version': 'A share was printed by a later version of this product.',
  'too-few': 'Two different shares are needed, a line each on standard input: one alone opens nothing.',
  'same-share': 'The same share was given twice: two different ones are needed.',
  'foreign-share':
    "A share is of another office, or of an earlier key: compare its fingerprint with 'status'.",
  'wrong-share': 'These shares do not fit each other: they were printed at different times.',
};

/** Why shares were not taken; repeats nothing of them. */
export function refusalWords({ reason, groups }: ShareRefusal): string {
  const where = groups.length > 0 ? ` Look at group ${groups.join(', ')}.` : '';
  return refusals[reason] + where;
}

/** Counts alone: which tips they are is for those who may read them. */
export function restoredWords(to: string, { given, had, leftOut, closed }: Restored): string {
  return [
    `Tips given to ${to}: ${given}`,
    `Already open to ${to}: ${had}`,
    `Left out, because they name ${to} or ${to} gave them up: ${leftOut}`,
    `Not opened by this recovery key, or damaged: ${closed}`,
  ].join('\n');
}
