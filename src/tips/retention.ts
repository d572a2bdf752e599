import { theSystem } from '../audit/deeds.ts';
import type { AuditLog } from '../audit/ports.ts';
import type { Clock } from '../clock.ts';
import { calendarDay, dayFormat, inBangkok } from '../tickets/bangkok.ts';
import type { SealedFiles, TipRecord, TipStore } from './ports.ts';

export interface TipRetention {
  readonly tips: Pick<TipStore, 'endedBefore' | 'destroy'>;
  readonly files: Pick<SealedFiles, 'delete'>;
  readonly audit: AuditLog;
  readonly clock: Clock;
  /** Days an ended tip is kept after its last change. */
  readonly days: number;
  /** How many are destroyed at most; 200 unless told. */
  readonly atMost?: number;
  /** Files of destroyed tips that could not be deleted: kept by the caller, so that the next run deletes them. */
  readonly owed?: Set<string>;
}

const usualMost = 200;

/**
 * Destroys tips that ended longer ago than their period: the sealed keys go, and with them whatever somebody may have
 * copied of the rest. That one was destroyed is on record before it is. Doing it again goes on where it stopped. The
 * files go after the tip: nothing opens them any more, and a tip that stays keeps them.
 * @returns how many were destroyed
 */
export async function destroyExpiredTips(deps: TipRetention): Promise<number> {
  const { tips, files, clock, days, atMost = usualMost, owed = new Set() } = deps;
  const before = calendarDay(inBangkok(clock()).format(dayFormat)).subtract(days, 'day').format(dayFormat);
  await deleteOwed(files, owed);
  const expired = await tips.endedBefore(before, atMost);
  for (const record of expired) {
    if (!(await destroy(deps, record, before))) continue;
    for (const id of record.files) owed.add(id);
    await deleteOwed(files, owed);
  }
  return expired.length;
}

/** Only if it is as it was found: its reporter may have brought it back just now. */
async function destroy({ tips, audit }: TipRetention, { id }: TipRecord, before: string): Promise<boolean> {
  await audit.append({ who: theSystem, deed: 'tip-destroyed', about: id, detail: 'period-over' });
  return tips.destroy(id, before);
}

async function deleteOwed(files: TipRetention['files'], owed: Set<string>): Promise<void> {
  if (owed.size === 0) return;
  await files.delete([...owed]);
  owed.clear();
}
