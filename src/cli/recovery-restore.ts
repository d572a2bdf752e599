import { theCommandLine } from '../audit/deeds.ts';
import type { AuditLog } from '../audit/ports.ts';
import { OperatorError } from '../errors.ts';
import type { StaffStore } from '../staff/ports.ts';
import type { Staff } from '../staff/staff.ts';
import { isEligible } from '../staff/tip-officers.ts';
import { recovery } from '../tips/deps.ts';
import { type Entries, entriesOf } from '../tips/entries.ts';
import { namedInTip } from '../tips/named-in-tip.ts';
import { isSealedTo } from '../tips/openers.ts';
import type { SealedFiles, TipRecord, TipStore } from '../tips/ports.ts';
import type { Division } from '../tips/posts-in-words.ts';
import { isNamed } from '../tips/who-may-read.ts';
import type { KeyPair } from '../vault/key-pair.ts';
import { SealError } from '../vault/seal-error.ts';
import { forget } from '../vault/sodium.ts';
import { openTipKey, shareTipKey } from '../vault/tip-key.ts';
import { changeRecipients, recoverable } from './recovery-tips.ts';

export interface RestoreDeps {
  readonly tips: Pick<TipStore, 'find' | 'listFor' | 'setRecipients'>;
  readonly files: Pick<SealedFiles, 'read'>;
  readonly staff: Pick<StaffStore, 'list'>;
  readonly divisions: readonly Division[];
  readonly audit: AuditLog;
}

/** How many tips were given, had been open to them, were left out, and could not be opened. */
export interface Restored {
  given: number;
  had: number;
  leftOut: number;
  closed: number;
}

/**
 * Seals to a tip officer every tip that the recovery key opens, except those that name them and those they gave up.
 * On record before it is done. Doing it again goes on where it stopped.
 * @throws OperatorError when there is nobody of that name to whom tips may be sealed
 */
export async function restoreAccess(
  deps: RestoreDeps,
  { pair, to, number }: { readonly pair: KeyPair; readonly to: string; readonly number?: string },
): Promise<Restored> {
  const everybody = await deps.staff.list();
  const officer = everybody.filter(isEligible).find(({ username }) => username === to);
  if (!officer) {
    throw new OperatorError(
      `${to} is not an active tip officer with a trusted key: they sign in once to make a key, and another tip officer confirms it if there is one.`,
    );
  }
  await deps.audit.append({ who: theCommandLine, deed: 'recovery-used', about: to });
  const restored: Restored = { given: 0, had: 0, leftOut: 0, closed: 0 };
  for await (const record of number ? one(deps, number) : recoverable(deps.tips)) {
    restored[await restoreOne(deps, record, { pair, officer, everybody })] += 1;
  }
  return restored;
}

async function* one({ tips }: RestoreDeps, number: string): AsyncGenerator<TipRecord> {
  const record = await tips.find(number);
  if (record) yield record;
}

interface Restoring {
  readonly pair: KeyPair;
  readonly officer: Staff & { readonly tipKey: NonNullable<Staff['tipKey']> };
  readonly everybody: readonly Staff[];
}

async function restoreOne(
  deps: RestoreDeps,
  first: TipRecord,
  restoring: Restoring,
): Promise<keyof Restored> {
  const { pair, officer } = restoring;
  const to = { id: officer.username, publicKey: officer.tipKey.publicKey };
  let why: Exclude<keyof Restored, 'given'> | null = null;
  let isOnRecord = false;
  try {
    const isGiven = await changeRecipients(deps.tips, first, async (record) => {
      why = await whyNot(deps, record, restoring);
      if (why) return null;
      if (!isOnRecord) await putOnRecord(deps.audit, record, to.id);
      isOnRecord = true;
      return shareTipKey(record, { id: recovery, pair }, to);
    });
    return isGiven ? 'given' : (why ?? 'closed');
  } catch (error) {
    if (error instanceof SealError) return 'closed';
    throw error;
  }
}

/** Why a tip as it stands now is not given; null when it may be. */
async function whyNot(
  deps: RestoreDeps,
  record: TipRecord,
  restoring: Restoring,
): Promise<Exclude<keyof Restored, 'given'> | null> {
  if (isSealedTo(record, restoring.officer)) return 'had';
  const entries = openedBy(record, restoring.pair);
  if (!entries) return 'closed';
  return (await isLeftOut(deps, entries, restoring)) ? 'leftOut' : null;
}

const putOnRecord = (audit: AuditLog, { id: about }: TipRecord, detail: string) =>
  audit.append({ who: theCommandLine, deed: 'access-given', about, detail });

function openedBy(record: TipRecord, pair: KeyPair): Entries | null {
  const tipKey = openTipKey(record, recovery, pair);
  if (!tipKey) return null;
  try {
    return entriesOf(record, tipKey);
  } finally {
    forget(tipKey);
  }
}

async function isLeftOut(
  { files, divisions }: RestoreDeps,
  entries: Entries,
  { officer, everybody: staff }: Restoring,
): Promise<boolean> {
  const gaveUp = entries.some(
    (entry) => entry.what === 'removed' && entry.whom.username === officer.username,
  );
  return gaveUp || isNamed(officer, await namedInTip(files, entries), { staff, divisions });
}
