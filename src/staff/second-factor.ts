import type { AuditLog } from '../audit/ports.ts';
import type { KeyPair } from '../vault/key-pair.ts';
import { forget } from '../vault/sodium.ts';
import { type AttemptDeps, type AttemptResult, attempt } from './attempts.ts';
import type { OnRecord, StaffStore } from './ports.ts';
import { lockSecret, newRecoveryCodes, openSecret, recoveryDigest, stepOf } from './second-factor-code.ts';
import type { SecondFactor, Staff } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';
import { isEligible } from './tip-officers.ts';

export interface SecondFactorDeps extends AttemptDeps {
  readonly staff: StaffStore;
  readonly audit: AuditLog;
}

/** An account together with its open key pair. */
export interface OpenAccount {
  readonly account: Staff;
  readonly pair: KeyPair;
}

/** With what somebody proved to be the person; the audit's words. */
export type Proof = 'second-factor' | 'recovery-code';

/**
 * Sets the second factor up, once its owner has typed a code that their app made of the secret. Answers the recovery
 * codes: they are stored nowhere.
 * @throws StaffRefusal `code-wrong`, `busy` when it was set up meanwhile
 */
export async function setSecondFactor(
  deps: SecondFactorDeps,
  { account, pair }: OpenAccount,
  { secret, code }: { secret: Uint8Array; code: string },
): Promise<readonly string[]> {
  const { username, secondFactor } = account;
  if (secondFactor) throw new StaffRefusal('busy');
  const lastStep = stepOf(secret, code, deps.clock());
  if (lastStep === null) throw new StaffRefusal('code-wrong');
  const { codes, recoveryCodes } = recoverySet(pair);
  await deps.audit.append({ who: username, deed: 'second-factor-set', about: username });
  const set = { secondFactor: { secret: lockSecret(pair, secret), lastStep, recoveryCodes } };
  if (!(await deps.staff.change(username, { set, ifStill: account }))) throw new StaffRefusal('busy');
  return codes;
}

/**
 * Recovery codes in the place of those that are left.
 * @throws StaffRefusal `busy` when the second factor changed meanwhile
 */
export async function newRecoverySet(
  deps: Pick<SecondFactorDeps, 'staff' | 'audit'>,
  { account, pair }: OpenAccount,
): Promise<readonly string[]> {
  const { username, secondFactor } = account;
  if (!secondFactor) throw new StaffRefusal('busy');
  const { codes, recoveryCodes } = recoverySet(pair);
  await deps.audit.append({ who: username, deed: 'second-factor-set', about: username });
  const set = { secondFactor: { ...secondFactor, recoveryCodes } };
  if (!(await deps.staff.change(username, { set, ifStill: account }))) throw new StaffRefusal('busy');
  return codes;
}

function recoverySet(pair: KeyPair): { codes: readonly string[]; recoveryCodes: readonly string[] } {
  const codes = newRecoveryCodes();
  return { codes, recoveryCodes: codes.map((one) => recoveryDigest(pair, one) ?? '') };
}

/**
 * Looks at six digits or a recovery code. Each is good once, even when it comes twice at the same moment, and
 * wrong ones are held back like wrong passwords.
 * @throws StaffRefusal `busy`
 */
export async function checkSecondFactor(
  deps: SecondFactorDeps,
  open: OpenAccount,
  typed: string,
): Promise<AttemptResult<Proof>> {
  const { username } = open.account;
  return attempt(deps, `second-factor\0${username}`, () => useCode(deps, open, typed));
}

async function useCode(deps: SecondFactorDeps, open: OpenAccount, typed: string): Promise<Proof | null> {
  const { account } = open;
  const { secondFactor } = account;
  if (!secondFactor) return null;
  const lastStep = freshStep(open.pair, secondFactor, typed, deps.clock());
  const recoveryCodes = lastStep === null ? codesWithout(open.pair, secondFactor, typed) : null;
  const used = lastStep === null ? recoveryCodes && { recoveryCodes } : { lastStep };
  if (!used) return null;
  const set = { secondFactor: { ...secondFactor, ...used } };
  const changed = await deps.staff.change(account.username, { set, ifStill: account });
  if (!changed) return null;
  return lastStep === null ? 'recovery-code' : 'second-factor';
}

/** The step of the digits typed, if it is later than any that was used. */
function freshStep(
  pair: KeyPair,
  { secret, lastStep }: SecondFactor,
  typed: string,
  now: Date,
): number | null {
  const opened = openSecret(pair, secret);
  if (!opened) return null;
  const step = stepOf(opened, typed, now);
  forget(opened);
  return step !== null && step > lastStep ? step : null;
}

/** The recovery codes that are left once this one is used; null when it is none of them. */
function codesWithout(
  pair: KeyPair,
  { recoveryCodes }: SecondFactor,
  typed: string,
): readonly string[] | null {
  const used = recoveryDigest(pair, typed);
  return used && recoveryCodes.includes(used) ? recoveryCodes.filter((one) => one !== used) : null;
}

/**
 * Takes a second factor away, so that its owner sets up another one; their sessions end.
 * @param by a tip officer whose key is trusted, and somebody else
 * @throws StaffRefusal `not-trusted`, `no-such-staff`
 */
export async function resetSecondFactor(
  deps: Pick<SecondFactorDeps, 'staff' | 'audit'>,
  by: string,
  username: string,
): Promise<Staff> {
  const resetting = await deps.staff.find(by);
  if (!resetting || !isEligible(resetting) || by === username) throw new StaffRefusal('not-trusted');
  return resetByOperator({ staff: deps.staff, record: { audit: deps.audit, who: by } }, username);
}

/** As `resetSecondFactor`, by the operator. */
export async function resetByOperator(
  { staff, record }: { readonly staff: StaffStore; readonly record: OnRecord },
  username: string,
): Promise<Staff> {
  if (!(await staff.find(username))) throw new StaffRefusal('no-such-staff');
  await record.audit.append({ who: record.who, deed: 'second-factor-reset', about: username });
  const changed = await staff.change(username, { unset: ['secondFactor'], endSessions: true });
  if (!changed) throw new StaffRefusal('no-such-staff');
  return changed;
}
