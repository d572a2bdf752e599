import type { RecoveryState } from '../product/recovery-key.ts';
import { fingerprintOf } from '../vault/key-pair.ts';
import type { ShareRefusal, ShareRefusalReason } from '../vault/recovery-share.ts';
import type { Renewed } from './recovery-renew.ts';
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
    `Not opened by this recovery key (see 'status'), or damaged: ${closed}`,
  ].join('\n');
}

/** @param earlier other keys that tips are sealed to, each with how many */
export function statusWords(
  { publicKey, madeOn, sharesMade }: RecoveryState,
  earlier: readonly (readonly [publicKey: string, tips: number])[],
): string {
  return [
    `Fingerprint: ${fingerprintOf(publicKey)}`,
    `Made on: ${madeOn}`,
    sharesMade
      ? 'Shares: made. The private half is on paper only.'
      : 'Shares: NOT MADE. The private half still lies in SECRETS_DIR; print the shares in the console.',
    ...earlier.map(
      ([key, tips]) =>
        `Tips sealed to an earlier key, ${fingerprintOf(key)}: ${tips}. Run 'renew' with two papers of that key.`,
    ),
  ].join('\n');
}

export const nothingToRenew =
  'Nothing needs renewing: the private half of the present key still lies in SECRETS_DIR. Print its papers in the console and type two of them back.';

export function renewedWords({ publicKey, isNew, resealed, left }: Renewed): string {
  return [
    isNew
      ? `A new recovery key is made: ${fingerprintOf(publicKey)}`
      : `The recovery key stays: ${fingerprintOf(publicKey)}`,
    `Tips sealed to it in place of the earlier one: ${resealed}`,
    left > 0
      ? `Tips still sealed to an earlier key: ${left}. Keep its papers, and run 'renew' again with two of them.`
      : 'No tip in the database is sealed to an earlier key: the old papers open nothing in it any more.',
    'The old papers still open backups that were made before: keep them apart until those backups are gone, then destroy them.',
    ...(isNew
      ? [
          'NOW print the new papers in the console and type two of them back. Until then the new key lies in SECRETS_DIR,',
          'this machine itself can open tips, and the console says so on every page.',
        ]
      : []),
  ].join('\n');
}
