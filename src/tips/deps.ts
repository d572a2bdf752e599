import type { AuditLog } from '../audit/ports.ts';
import type { Clock } from '../clock.ts';
import type { StaffStore } from '../staff/ports.ts';
import type { AnswerPost, NewId } from '../tickets/ports.ts';
import type { DueRule } from '../tickets/sla.ts';
import type { WorkingCalendar } from '../tickets/working-days.ts';
import type { Receipts } from '../vault/receipt-code.ts';
import type { ReceiptKeys } from '../vault/receipt-key.ts';
import type { CodeGuard } from './code-guard.ts';
import type { SealedFiles, TipStore } from './ports.ts';
import type { Division } from './posts-in-words.ts';

/** What both desks need. */
export interface TipDeps {
  readonly tips: TipStore;
  readonly files: SealedFiles;
  readonly staff: Pick<StaffStore, 'list'>;
  /** Of the office: words may name them. */
  readonly divisions: readonly Division[];
  readonly calendar: WorkingCalendar;
  readonly dueRule: DueRule;
  /** 32 bytes: makes the proofs on receipts. */
  readonly proofKey: Uint8Array;
  readonly clock: Clock;
  readonly newId: NewId;
}

export interface ReporterDeps extends TipDeps {
  readonly receipts: Receipts;
  readonly receiptKeys: ReceiptKeys;
  /** X25519, base64url. */
  readonly recoveryPublicKey: () => string;
  readonly guard: CodeGuard;
  /** Eight random digits of which the first is not 0: a running number would let the accused count. */
  readonly randomNumber: () => number;
}

export interface OfficerDeps extends TipDeps {
  readonly audit: AuditLog;
  readonly post: AnswerPost;
}

/** Ids of recipients that are no officers. */
export const recovery = 'recovery';
export const reporter = 'reporter';
