import type { OpenedReceipt } from '../vault/receipt-key.ts';
import { forget } from '../vault/sodium.ts';
import { openTipKey } from '../vault/tip-key.ts';
import { type ReporterDeps, reporter } from './deps.ts';
import type { TipRecord } from './ports.ts';

export interface FoundTip {
  readonly record: TipRecord;
  /** `forget` it. */
  readonly tipKey: Uint8Array;
}

/**
 * The tip that a code opens, under whichever parameters the code was made: the newest are tried first.
 * @throws SealError `busy`
 */
export async function findByCode(
  { receiptKeys }: Pick<ReporterDeps, 'receiptKeys'>,
  code: string,
  find: (receipt: OpenedReceipt) => Promise<TipRecord | null>,
): Promise<FoundTip | null> {
  for (let at = 0; at < receiptKeys.sets; at += 1) {
    const found = await tryOne(await receiptKeys.open(code, at), find);
    if (found) return found;
  }
  return null;
}

async function tryOne(
  receipt: OpenedReceipt,
  find: (receipt: OpenedReceipt) => Promise<TipRecord | null>,
): Promise<FoundTip | null> {
  try {
    const record = await find(receipt);
    const tipKey = record && openTipKey(record, reporter, receipt.keyPair);
    return tipKey ? { record, tipKey } : null;
  } finally {
    forget(receipt.keyPair.privateKey);
  }
}
