import type { PasswordKeys } from '../vault/password-key.ts';
import { attemptPassword, type PasswordAttemptDeps, type Source } from './attempts.ts';
import type { PasswordKeeper } from './password.ts';
import { checkNewPassword, readPassword } from './password-rules.ts';
import type { OnRecord, StaffChange, StaffStore } from './ports.ts';
import type { Staff, StaffTipKey } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';
import { needsTipKey, newTipKey, relockTipKey } from './tip-key.ts';

export interface PasswordDeps {
  readonly staff: StaffStore;
  readonly passwords: PasswordKeeper;
  readonly keys: PasswordKeys;
  readonly record: OnRecord;
}

/**
 * Changes one's own password and ends every session of the account: the caller begins a new one. A tip officer's key
 * goes along; where the old password does not open it any more, there is a new one.
 * @throws StaffRefusal `no-such-staff`, `password-wrong`, `locked`, `password-same`, `password-too-short`,
 * `password-too-long`, `password-too-easy`, `key-replaced`, `busy`
 */
export async function changeOwnPassword(
  deps: PasswordDeps & PasswordAttemptDeps,
  form: { username: string; current: string; next: string; source: Source },
): Promise<Staff> {
  const account = await deps.staff.find(form.username);
  if (!account) throw new StaffRefusal('no-such-staff');
  const fits = async () => (await deps.passwords.verify(account.passwordHash, form.current)) || null;
  // Somebody at a console that was left open guesses no faster than at the sign-in page.
  const tried = await attemptPassword(deps, form, fits);
  if (tried.how !== 'in') throw new StaffRefusal(tried.how === 'locked' ? 'locked' : 'password-wrong');
  if (readPassword(form.current) === readPassword(form.next)) throw new StaffRefusal('password-same');
  checkNewPassword(readPassword(form.next), form.username);
  const passwordHash = await deps.passwords.hash(form.next);
  const own = { ...account, passwordHash, mustChangePassword: false };
  const key = (await relocked(deps, account, form)) ?? (await fresh(deps, own, form.next));
  await onRecord(deps, { deed: 'staff-changed', about: account.username, detail: 'password' });
  return write(deps, account, own, key);
}

/**
 * Gives an account another password and ends its sessions; a temporary one must be changed at the next sign-in.
 * What the old password locks stays closed for good: a tip officer gets a new key, at once when the operator sets the
 * password, else with the next password of their own, and then a colleague confirms it.
 * @throws StaffRefusal `no-such-staff`, `password-too-short`, `password-too-long`, `password-too-easy`, `busy`
 */
export async function setPassword(
  deps: PasswordDeps,
  form: { username: string; password: string; isTemporary: boolean },
): Promise<Staff> {
  checkNewPassword(readPassword(form.password), form.username);
  const account = await deps.staff.find(form.username);
  if (!account) throw new StaffRefusal('no-such-staff');
  const passwordHash = await deps.passwords.hash(form.password);
  const given = { ...account, passwordHash, mustChangePassword: form.isTemporary };
  const key = await fresh(deps, given, form.password, { byOperator: true });
  await onRecord(deps, { deed: 'password-reset', about: account.username });
  return write(deps, account, given, key ?? untrusted(account));
}

type KeyChange = Pick<StaffChange, 'unset'> & { readonly tipKey: StaffTipKey };

/** Null when there is no key, or the password was set anew without the one that opens it. */
async function relocked(
  { keys }: PasswordDeps,
  { tipKey }: Staff,
  passwords: { current: string; next: string },
): Promise<KeyChange | null> {
  const same = tipKey && (await relockTipKey(keys, tipKey, passwords));
  return same ? { tipKey: same } : null;
}

async function fresh(
  deps: PasswordDeps,
  account: Staff,
  password: string,
  options: { byOperator?: boolean } = {},
): Promise<KeyChange | null> {
  if (!needsTipKey(account)) return null;
  const tipKey = await newTipKey(deps, password, options);
  await onRecord(deps, { deed: 'key-made', about: account.username });
  // The second factor is locked under the key that is gone.
  return { tipKey, unset: ['secondFactor'] };
}

/** Nothing more is sealed to a key that nobody can open. */
function untrusted({ tipKey }: Staff): KeyChange | null {
  return tipKey ? { tipKey: { ...tipKey, isTrusted: false } } : null;
}

async function write(
  { staff }: PasswordDeps,
  before: Staff,
  { passwordHash, mustChangePassword }: Staff,
  key: KeyChange | null,
): Promise<Staff> {
  const changed = await staff.change(before.username, {
    set: { passwordHash, mustChangePassword, ...(key ? { tipKey: key.tipKey } : {}) },
    ...(key?.unset ? { unset: key.unset } : {}),
    endSessions: true,
    ifStill: before,
  });
  if (!changed) throw new StaffRefusal('busy');
  return changed;
}

type PasswordDeed =
  | { readonly deed: 'staff-changed'; readonly about: string; readonly detail: 'password' }
  | { readonly deed: 'password-reset' | 'key-made'; readonly about: string };

async function onRecord({ record }: PasswordDeps, deed: PasswordDeed): Promise<void> {
  await record.audit.append({ who: record.who, ...deed });
}
