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
}

const usualMost = 200;

/**
 * Destroys tips that ended longer ago than their period: the sealed keys go, and with them whatever somebody may have
 * copied of the rest. That one was destroyed is on record before it is. Doing it again goes on where it stopped.
 * @returns how many were destroyed
 */
export async function destroyExpiredTips(deps: TipRetention): Promise<number> {
  const { tips, clock, days, atMost = usualMost } = deps;
  const before = calendarDay(inBangkok(clock()).format(dayFormat)).subtract(days, 'day').format(dayFormat);
  const expired = await tips.endedBefore(before, atMost);
  for (const record of expired) await destroy(deps, record);
  return expired.length;
}

async function destroy({ tips, files, audit }: TipRetention, { id, files: ids }: TipRecord): Promise<void> {
  await audit.append({ who: theSystem, deed: 'tip-destroyed', about: id, detail: 'period-over' });
  // The record names its files, so it goes last.
  await files.delete(ids);
  await tips.destroy(id);
}
