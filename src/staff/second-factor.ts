import type { AuditLog } from '../audit/ports.ts';
import type { KeyPair } from '../vault/key-pair.ts';
import { forget } from '../vault/sodium.ts';
import { type AttemptDeps, type AttemptResult, attempt } from './attempts.ts';
import type { OnRecord, StaffStore } from './ports.ts';
import { lockSecret, newRecoveryCodes, openSecret, recoveryDigest, stepOf } from './second-factor-code.ts';
import type { SecondFactor, Staff, UsedCode } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';
import { isEligible } from './tip-officers.ts';

export interface SecondFactorDeps extends AttemptDeps {
  readonly staff: StaffStore;
  readonly audit: AuditLog;
}

/** How long a session may use the same recovery code again: shorter than a key stays open unused. */
const againMs = 10 * 60 * 1000;

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
  const { secret, lastStep } = secondFactor;
  const set = { secondFactor: { secret, lastStep, recoveryCodes } };
  if (!(await deps.staff.change(username, { set, ifStill: account }))) throw new StaffRefusal('busy');
  return codes;
}

function recoverySet(pair: KeyPair): { codes: readonly string[]; recoveryCodes: readonly string[] } {
  const codes = newRecoveryCodes();
  return { codes, recoveryCodes: codes.map((one) => recoveryDigest(pair, one) ?? '') };
}

/**
 * Looks at six digits or a recovery code. Each is good once, even when it comes twice at the same moment, and
 * wrong ones are held back like wrong passwords. Only a recovery code may be used again, for a few minutes, by the
 * session that used it.
 * @param session an opaque name of the session that asks
 * @throws StaffRefusal `busy`
 */
export async function checkSecondFactor(
  deps: SecondFactorDeps,
  open: OpenAccount,
  typed: string,
  session: string,
): Promise<AttemptResult<Proof>> {
  const { username } = open.account;
  return attempt(deps, `second-factor\0${username}`, () => useCode(deps, open, typed, session));
}

async function useCode(
  deps: SecondFactorDeps,
  { account, pair }: OpenAccount,
  typed: string,
  by: string,
): Promise<Proof | null> {
  const { username, secondFactor } = account;
  if (!secondFactor) return null;
  const now = deps.clock();
  const use = async (used: Partial<SecondFactor>) =>
    deps.staff.change(username, { set: { secondFactor: { ...secondFactor, ...used } }, ifStill: account });
  const lastStep = freshStep(pair, secondFactor, typed, now);
  if (lastStep !== null) return (await use({ lastStep })) && 'second-factor';
  const code = recoveryDigest(pair, typed);
  if (!code) return null;
  if (isUsedAgain(secondFactor.lastUsed, { code, by }, now)) return 'recovery-code';
  if (!secondFactor.recoveryCodes.includes(code)) return null;
  const recoveryCodes = secondFactor.recoveryCodes.filter((one) => one !== code);
  const lastUsed = { code, by, until: now.getTime() + againMs };
  return (await use({ recoveryCodes, lastUsed })) && 'recovery-code';
}

function isUsedAgain(last: UsedCode | undefined, used: Omit<UsedCode, 'until'>, now: Date): boolean {
  return last?.code === used.code && last.by === used.by && now.getTime() < last.until;
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
