import type { Clock } from '../clock.ts';
import type { Role } from './may.ts';
import type { PasswordKeeper } from './password.ts';
import { checkNewPassword, readPassword } from './password-rules.ts';
import type { StaffStore } from './ports.ts';
import { isUsername, readUsername, type Staff } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';

export interface AddStaffDeps {
  readonly staff: StaffStore;
  readonly passwords: PasswordKeeper;
  readonly clock: Clock;
}

export interface AddStaffForm {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
  /** Whether the first sign-in must choose another password. */
  readonly isTemporary: boolean;
}

/**
 * Makes an account.
 * @throws StaffRefusal `username-not-right`, `username-taken`, `name-missing`, `password-too-short`,
 * `password-too-long`, `password-too-easy`, `busy`
 */
export async function addStaff(deps: AddStaffDeps, form: AddStaffForm): Promise<Staff> {
  const username = readUsername(form.username);
  const name = form.name.normalize('NFC').trim();
  if (!isUsername(username)) throw new StaffRefusal('username-not-right');
  if (!name) throw new StaffRefusal('name-missing');
  checkNewPassword(readPassword(form.password), username);
  if (await deps.staff.find(username)) throw new StaffRefusal('username-taken');
  const account: Staff = {
    username,
    name,
    role: form.role,
    passwordHash: await deps.passwords.hash(form.password),
    isActive: true,
    mustChangePassword: form.isTemporary,
    createdAt: deps.clock(),
    sessionEpoch: 0,
  };
  if (!(await deps.staff.add(account))) throw new StaffRefusal('username-taken');
  return account;
}
