import { theSystem } from '../audit/deeds.ts';
import type { AuditStore } from '../audit/ports.ts';
import type { Clock } from '../clock.ts';
import type { Office } from '../office/office.ts';
import { calendarDay, dayFormat, inBangkok } from '../tickets/bangkok.ts';
import { type ExpiredTickets, removeExpiredTickets } from '../tickets/retention.ts';
import type { SealedFiles, TipStore } from '../tips/ports.ts';
import { destroyExpiredTips } from '../tips/retention.ts';

export interface RetentionDeps {
  readonly tips: Pick<TipStore, 'endedBefore' | 'destroy'>;
  readonly tickets: ExpiredTickets;
  readonly files: Pick<SealedFiles, 'delete' | 'dropLoose'>;
  /** Lets go of what is known of files on their way from LINE. */
  readonly cancelDownloads: (ids: readonly string[]) => Promise<void>;
  readonly forgetQuestions: (before: Date) => Promise<void>;
  readonly audit: Pick<AuditStore, 'append' | 'list'>;
  readonly office: Pick<Office, 'retention'>;
  readonly clock: Clock;
  /** How many of a kind go in one run; 200 unless told. */
  readonly atMost?: number;
}

const usualMost = 200;
const dayMs = 24 * 60 * 60 * 1000;
const rowsAtOnce = 100;
const noTips = async () => new Set<string>();

/**
 * A job that once a day in Bangkok destroys what is past its period, and puts that on record also when there was
 * nothing: so that every day has an entry in the chain. Call it often; on a day that is done it does nothing. Two
 * processes may run it at once.
 */
export function dailyRetention(deps: RetentionDeps): () => Promise<void> {
  const { audit, clock, atMost = usualMost } = deps;
  const owed = new Set<string>();
  let doneOn = '';
  let recordedOn = '';
  return async () => {
    const today = inBangkok(clock()).format(dayFormat);
    if (doneOn === today) return;
    if (recordedOn !== today) {
      // Nothing is destroyed on a day that the record does not know of.
      if (!(await ranOn(audit, today))) await audit.append({ who: theSystem, deed: 'retention-run' });
      recordedOn = today;
    }
    if (!(await destroySome({ ...deps, atMost, owed }))) doneOn = today;
  };
}

type Run = RetentionDeps & { readonly atMost: number; readonly owed: Set<string> };

/** One bounded portion of each kind; answers whether there may be more. */
async function destroySome(deps: Run): Promise<boolean> {
  const { files, cancelDownloads, forgetQuestions, office, clock, atMost } = deps;
  const { complaint, request, tip, question } = office.retention;
  const today = inBangkok(clock()).format(dayFormat);
  // A draft of yesterday may still be under way.
  const loose = await files.dropLoose(calendarDay(today).subtract(1, 'day').format(dayFormat));
  await forgetQuestions(new Date(clock().getTime() - question.days * dayMs));
  const tips = await destroyExpiredTips({ ...deps, days: tip.days });
  const tickets = await removeExpiredTickets({
    ...deps,
    days: { complaint: complaint.days, request: request.days },
    forgetFiles: async (ids) => {
      await files.delete(ids);
      await cancelDownloads(ids);
    },
  });
  return (loose ?? 0) > 0 || tips >= atMost || tickets >= atMost;
}

/** Whether the record of a day says that it ran, in this process or another. */
async function ranOn(audit: Pick<AuditStore, 'list'>, day: string): Promise<boolean> {
  let after: string | undefined;
  do {
    const { rows, next } = await audit.list({
      limit: rowsAtOnce,
      knows: noTips,
      ...(after ? { after } : {}),
    });
    for (const { at, who, deed } of rows) {
      if (inBangkok(new Date(at)).format(dayFormat) < day) return false;
      if (deed === 'retention-run' && who === theSystem) return true;
    }
    after = next;
  } while (after);
  return false;
}
