import type { NotCleanedReason } from '../evidence/clean-document.ts';
import type { NotShownReason } from '../evidence/clean-photo.ts';

/** Why there is no copy without metadata; the words for each stand in `text/`. */
export type NoCopyReason = NotCleanedReason | NotShownReason;

/** Written out, so that who reads what is stored need not load what decodes photos. */
const all: Readonly<Record<NoCopyReason, true>> = {
  noTool: true,
  unusual: true,
  tooBig: true,
  tooManyPixels: true,
  tooSlow: true,
  broken: true,
};
export const noCopyReasons = Object.keys(all) as [NoCopyReason];
