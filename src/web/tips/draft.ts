import { z } from 'zod';
import type { About, FileRef } from '../../tips/tip.ts';
import { type LockedField, lockedField } from '../locked-field.ts';
import type { TipContext } from './context.ts';

/** What the form of a tip has to know of the pages before it. */
export interface ReportDraft {
  /** The same draft files one tip. */
  readonly id: string;
  readonly about: About;
  /** Taken already, in an earlier try. */
  readonly files: readonly FileRef[];
  /** Went through the flood gate once: what is sent again after a mistake need not wait again. */
  readonly isPassed: boolean;
}

const minutes = 60;

/** Only what was locked here opens, so its form need not be looked at closely. */
const schema = z.custom<ReportDraft>((value) => typeof value === 'object' && value !== null);

export const draftField = (context: TipContext): LockedField<ReportDraft> =>
  lockedField(context, { purpose: 'report draft', minutes, schema });
