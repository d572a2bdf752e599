import { z } from 'zod';
import type { StaffName } from '../../tips/desks.ts';
import type { About, FileRef } from '../../tips/tip.ts';
import { type LockedField, lockedField } from '../locked-field.ts';
import type { TipContext } from './context.ts';
import { usernamesOf } from './leave-out.ts';

/** What the form of a tip has to know of the pages before it. */
export interface ReportDraft {
  /** The same draft files one tip. */
  readonly id: string;
  readonly about: About;
  /** Taken already, in an earlier try. */
  readonly files: readonly FileRef[];
  /** Went through the flood gate once: what is sent again after a mistake need not wait again. */
  readonly isPassed: boolean;
  /** Who was shown as reading it. */
  readonly readers: readonly StaffName[];
  /** Whose box among them is ticked, by name. */
  readonly leaveOut: readonly string[];
  /** Was told that nobody of the office would read it. */
  readonly isToldNobody: boolean;
}

/** Whom it is about, and who shall not read it. */
export function aboutOfDraft({ about, readers, leaveOut }: ReportDraft): About {
  const leftOut = usernamesOf(leaveOut, readers);
  return leftOut.length > 0 ? { ...about, leftOut } : about;
}

const minutes = 60;

/** Only what was locked here opens, so its form need not be looked at closely. */
const schema = z.custom<ReportDraft>((value) => typeof value === 'object' && value !== null);

export const draftField = (context: TipContext): LockedField<ReportDraft> =>
  lockedField(context, { purpose: 'report draft with readers', minutes, schema });
