import { readReceiptCode } from '../vault/receipt-code.ts';
import { SealError } from '../vault/seal-error.ts';
import { forget } from '../vault/sodium.ts';
import { toStored } from '../vault/stored-bytes.ts';
import { openTipKey } from '../vault/tip-key.ts';
import { type ReporterDeps, reporter } from './deps.ts';
import type { ReporterDesk } from './desks.ts';
import type { TipRecord } from './ports.ts';
import { readTip, showToReporter } from './read-tip.ts';

/**
 * Opens a tip by its receipt code. Cheap refusals come first: the check digit, the source's wrong codes so far, and the
 * hint, before the derivation that takes a quarter of a second.
 * @throws SealError `busy`
 */
export async function openByCode(
  deps: ReporterDeps,
  typed: string,
  source: string,
): ReturnType<ReporterDesk['open']> {
  const read = readReceiptCode(typed);
  if (!read || read === 'typo') return 'unknown';
  const attempt = deps.guard.begin(source);
  if (!attempt) return 'slow';
  if (!(await deps.tips.hasHint(deps.receiptKeys.hint(read.code)))) return 'unknown';
  if (!attempt.mayDerive()) {
    attempt.forgive();
    return 'slow';
  }
  try {
    const found = await findByCode(deps, read.code);
    if (!found) return 'unknown';
    attempt.forgive();
    return await showFound(deps, found);
  } catch (error) {
    if (error instanceof SealError && error.reason === 'busy') attempt.forgive();
    throw error;
  }
}

interface Found {
  readonly record: TipRecord;
  readonly tipKey: Uint8Array;
}

async function findByCode(deps: ReporterDeps, code: string): Promise<Found | null> {
  const { lookup, keyPair } = await deps.receiptKeys.open(code);
  try {
    const record = await deps.tips.findByLookup(lookup);
    const tipKey = record && openTipKey(record, reporter, keyPair);
    return tipKey ? { record, tipKey } : null;
  } finally {
    forget(keyPair.privateKey);
  }
}

async function showFound(deps: ReporterDeps, { record, tipKey }: Found) {
  try {
    const tip = await showToReporter(deps, await readTip(deps, record, tipKey));
    return { access: { number: record.number, key: toStored(tipKey) }, tip };
  } finally {
    forget(tipKey);
  }
}
