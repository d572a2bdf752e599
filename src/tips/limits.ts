import { Refusal } from '../errors.ts';
import type { SizeLimits } from '../evidence/judge-file.ts';
import type { FileRef, Said } from './tip.ts';

const mega = 1024 * 1024;

/** Largest file of each kind in a tip, in bytes. */
export const fileLimits: SizeLimits = {
  photo: 20 * mega,
  document: 30 * mega,
  audio: 30 * mega,
  video: 60 * mega,
};

export const limitsOf = {
  /** UTF-16 units of one text, and of a reason. */
  text: 2_000,
  reason: 500,
  /** Texts and files of one entry. */
  texts: 100,
  files: 30,
  /** Messages of a talk. */
  talk: 500,
  /** Sealed bytes of a tip, which is one document: MongoDB takes 16 MB. */
  sealed: 10 * mega,
} as const;

/** How long a reporter may bring back a resolved tip. */
export const reopenDays = 30;

/** @throws Refusal `too-long` */
export function checkSaid(said: readonly Said[], files: readonly FileRef[]): void {
  const isTooLong = said.some((one) => 'text' in one && one.text.length > limitsOf.text);
  if (isTooLong || said.length > limitsOf.texts || files.length > limitsOf.files) {
    throw new Refusal('too-long');
  }
}
