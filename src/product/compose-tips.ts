import { randomInt } from 'node:crypto';
import type { AuditLog } from '../audit/ports.ts';
import type { Clock } from '../clock.ts';
import type { Office } from '../office/office.ts';
import type { StaffStore } from '../staff/ports.ts';
import type { AnswerPost, NewId } from '../tickets/ports.ts';
import type { WorkingCalendar } from '../tickets/working-days.ts';
import { codeGuard } from '../tips/code-guard.ts';
import type { OfficerDesk, RecoveryDesk, ReporterDesk } from '../tips/desks.ts';
import { officerDesk } from '../tips/officer-desk.ts';
import type { SealedFiles, TipStore } from '../tips/ports.ts';
import { reporterDesk } from '../tips/reporter-desk.ts';
import type { PasswordKeys } from '../vault/password-key.ts';
import { receipts } from '../vault/receipt-code.ts';
import { receiptKeys } from '../vault/receipt-key.ts';
import type { Secrets } from './secrets.ts';

export interface TipParts {
  readonly reporter: ReporterDesk;
  readonly officers: OfficerDesk;
}

export interface TipSurroundings {
  readonly stores: {
    readonly tips: TipStore;
    readonly files: SealedFiles;
    readonly staff: Pick<StaffStore, 'list'>;
    readonly audit: AuditLog;
  };
  readonly office: Pick<Office, 'due' | 'divisions'>;
  readonly calendar: WorkingCalendar;
  readonly secrets: Pick<Secrets, 'receiptKey' | 'receiptSettings' | 'proofKey'>;
  /** One pool for the whole process. */
  readonly keys: PasswordKeys;
  readonly recovery: Pick<RecoveryDesk, 'publicKey'>;
  readonly post: AnswerPost;
  readonly clock: Clock;
  readonly newId: NewId;
}

const smallestNumber = 10_000_000;

/** The two desks of tips: one at which they are filed, one at which they are worked on. */
export function composeTips(around: TipSurroundings): TipParts {
  const { stores, office, calendar, secrets, keys, recovery, post, clock, newId } = around;
  const { tips, files, staff, audit } = stores;
  const { proofKey } = secrets;
  const { due, divisions } = office;
  const shared = { tips, files, staff, divisions, calendar, dueRule: due.tip, proofKey, clock, newId };
  return {
    reporter: reporterDesk({
      ...shared,
      receipts: receipts(secrets.receiptKey),
      receiptKeys: receiptKeys(keys, secrets.receiptSettings),
      recoveryPublicKey: () => recovery.publicKey,
      guard: codeGuard(clock),
      randomNumber: () => randomInt(smallestNumber, 10 * smallestNumber),
    }),
    officers: officerDesk({ ...shared, audit, post }),
  };
}
