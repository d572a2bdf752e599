import { readReceiptCode } from '../vault/receipt-code.ts';
import { forget } from '../vault/sodium.ts';
import { toStored } from '../vault/stored-bytes.ts';
import type { ReporterDeps } from './deps.ts';
import type { ReporterDesk } from './desks.ts';
import { type FoundTip, findByCode } from './find-by-code.ts';
import { readTip, showToReporter } from './read-tip.ts';

/**
 * Opens a tip by its receipt code. Cheap refusals come first: the check digit, the source's wrong codes so far, and the
 * hint, before the derivation that takes a quarter of a second. A typed code counts once, under however many sets of
 * parameters it is tried.
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
  try {
    if (!(await deps.tips.hasHint(deps.receiptKeys.hint(read.code)))) return 'unknown';
    if (!attempt.mayDerive()) {
      attempt.forgive();
      return 'slow';
    }
    const found = await findByCode(deps, read.code, ({ lookup }) => deps.tips.findByLookup(lookup));
    if (!found) return 'unknown';
    attempt.forgive();
    return await showFound(deps, found);
  } catch (error) {
    // Nobody is slowed down for what went wrong here.
    attempt.forgive();
    throw error;
  }
}

async function showFound(deps: ReporterDeps, { record, tipKey }: FoundTip) {
  try {
    const tip = await showToReporter(deps, await readTip(deps, record, tipKey));
    return { access: { number: record.number, key: toStored(tipKey) }, tip };
  } finally {
    forget(tipKey);
  }
}
