import type { AuditLog } from '../audit/ports.ts';
import { hasPublicKey, type KeyPair } from '../vault/key-pair.ts';
import { newOfficerKey, type OfficerKey, relockOfficerKey, unlockOfficerKey } from '../vault/officer-key.ts';
import type { PasswordKeys } from '../vault/password-key.ts';
import { SealError } from '../vault/seal-error.ts';
import type { StaffStore } from './ports.ts';
import type { Staff, StaffTipKey } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';

export interface TipKeyDeps {
  readonly staff: StaffStore;
  readonly keys: PasswordKeys;
  readonly audit: AuditLog;
}

/**
 * Whether somebody needs a key pair of their own: not while the password is one that somebody else chose, who could
 * open what it locks.
 */
export function needsTipKey({ role, isActive, mustChangePassword }: Staff): boolean {
  return role === 'tip-officer' && isActive && !mustChangePassword;
}

/** Whether a pair that was opened earlier is still the account's. */
export function isOwnKey({ tipKey }: Staff, pair: KeyPair): boolean {
  return tipKey !== undefined && hasPublicKey(pair, tipKey.publicKey);
}

/**
 * The key pair of a tip officer whose password was just found right. Makes one where there is none, or where the
 * password was set anew without the old one: what was sealed to the earlier key stays closed. Null for who needs none.
 * `forget` the private key.
 * @throws StaffRefusal `busy`, `key-replaced`
 */
export async function openOwnKey(
  deps: TipKeyDeps,
  account: Staff,
  password: string,
): Promise<KeyPair | null> {
  if (!needsTipKey(account)) return null;
  return (await unlock(deps, account, password)) ?? (await makeAndOpen(deps, account, password));
}

async function unlock(deps: TipKeyDeps, account: Staff, password: string): Promise<KeyPair | null> {
  const { tipKey } = account;
  if (!tipKey) return null;
  const pair = await refusing(() => unlockOfficerKey(deps.keys, tipKey, password));
  if (pair && deps.keys.needsRehash(tipKey.locked.params)) {
    const stronger = await refusing(() => relockOfficerKey(deps.keys, tipKey, password, password));
    const set = stronger && { tipKey: { ...stronger, isTrusted: tipKey.isTrusted } };
    if (set) await deps.staff.change(account.username, { set, ifStill: account });
  }
  return pair;
}

async function makeAndOpen(deps: TipKeyDeps, account: Staff, password: string): Promise<KeyPair | null> {
  const { username } = account;
  const tipKey = await newTipKey(deps, password);
  await deps.audit.append({ who: username, deed: 'key-made', about: username });
  // The second factor is locked under the key that is gone.
  const made = { set: { tipKey }, unset: ['secondFactor'], ifStill: account } as const;
  const changed = await deps.staff.change(username, made);
  // Somebody who signs in twice at once makes one key only.
  const now = changed ?? (await deps.staff.find(username));
  return now ? unlock(deps, now, password) : null;
}

/**
 * A new key pair. It is trusted at once when the operator makes it, or when the office never had one: else nobody
 * could be the first. Otherwise a colleague confirms it.
 * @throws StaffRefusal `busy`
 */
export async function newTipKey(
  { staff, keys }: Pick<TipKeyDeps, 'staff' | 'keys'>,
  password: string,
  { byOperator = false }: { byOperator?: boolean } = {},
): Promise<StaffTipKey> {
  const key = await refusing(() => newOfficerKey(keys, password));
  const isFirst = async () => (await staff.list()).every((one) => !one.tipKey);
  return { ...key, isTrusted: byOperator || (await isFirst()) };
}

/** The same key under another password; null when the old one does not open it. @throws StaffRefusal */
export async function relockTipKey(
  keys: PasswordKeys,
  tipKey: StaffTipKey,
  { current, next }: { current: string; next: string },
): Promise<StaffTipKey | null> {
  const relocked: OfficerKey | null = await refusing(() => relockOfficerKey(keys, tipKey, current, next));
  return relocked && { ...relocked, isTrusted: tipKey.isTrusted };
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SealError && error.reason === 'busy') throw new StaffRefusal('busy');
    if (error instanceof SealError && error.reason === 'broken') throw new StaffRefusal('key-replaced');
    throw error;
  }
}
