import type { PasswordKeeper } from './password.ts';
import { checkNewPassword, readPassword } from './password-rules.ts';
import type { StaffStore } from './ports.ts';
import type { Staff } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';

export interface PasswordDeps {
  readonly staff: StaffStore;
  readonly passwords: PasswordKeeper;
}

/**
 * Changes one's own password and ends every session of the account: the caller begins a new one.
 * @throws StaffRefusal `no-such-staff`, `password-wrong`, `password-same`, `password-too-short`,
 * `password-too-long`, `password-too-easy`, `busy`
 */
export async function changeOwnPassword(
  deps: PasswordDeps,
  form: { username: string; current: string; next: string },
): Promise<Staff> {
  const account = await deps.staff.find(form.username);
  if (!account) throw new StaffRefusal('no-such-staff');
  if (!(await deps.passwords.verify(account.passwordHash, form.current))) {
    throw new StaffRefusal('password-wrong');
  }
  if (readPassword(form.current) === readPassword(form.next)) throw new StaffRefusal('password-same');
  return setPassword(deps, { username: form.username, password: form.next, isTemporary: false });
}

/**
 * Gives an account another password and ends its sessions; a temporary one must be changed at the next sign-in.
 * @throws StaffRefusal `no-such-staff`, `password-too-short`, `password-too-long`, `password-too-easy`, `busy`
 */
export async function setPassword(
  deps: PasswordDeps,
  form: { username: string; password: string; isTemporary: boolean },
): Promise<Staff> {
  checkNewPassword(readPassword(form.password), form.username);
  const passwordHash = await deps.passwords.hash(form.password);
  const changed = await deps.staff.change(form.username, {
    set: { passwordHash, mustChangePassword: form.isTemporary },
    endSessions: true,
  });
  if (!changed) throw new StaffRefusal('no-such-staff');
  return changed;
}
