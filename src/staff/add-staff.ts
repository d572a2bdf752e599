import type { Clock } from '../clock.ts';
import type { PasswordKeys } from '../vault/password-key.ts';
import type { Role } from './may.ts';
import type { PasswordKeeper } from './password.ts';
import { checkNewPassword, readPassword } from './password-rules.ts';
import type { OnRecord, StaffStore } from './ports.ts';
import { isUsername, readUsername, type Staff } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';
import { needsTipKey, newTipKey } from './tip-key.ts';

export interface AddStaffDeps {
  /** Ids of the office's divisions; any is taken where they are not known. */
  readonly divisions?: readonly string[];
  readonly staff: StaffStore;
  readonly passwords: PasswordKeeper;
  readonly clock: Clock;
  /** Makes the key pair of a tip officer at once; without it that is done when they first sign in. */
  readonly keys?: PasswordKeys;
  /** Left out only where there is nothing to be put on record yet, such as by a demo. */
  readonly record?: OnRecord;
}

export interface AddStaffForm {
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
  /** Whether the first sign-in must choose another password: a key pair waits for that one. */
  readonly isTemporary: boolean;
  /** Id of a division of the office; empty or left out where it is not known. */
  readonly division?: string;
}

/**
 * Makes an account.
 * @throws StaffRefusal `username-not-right`, `username-taken`, `name-missing`, `password-too-short`,
 * `password-too-long`, `password-too-easy`, `no-such-division`, `busy`
 */
export async function addStaff(deps: AddStaffDeps, form: AddStaffForm): Promise<Staff> {
  const username = readUsername(form.username);
  const name = form.name.normalize('NFC').trim();
  if (!isUsername(username)) throw new StaffRefusal('username-not-right');
  if (!name) throw new StaffRefusal('name-missing');
  if (form.division && deps.divisions?.includes(form.division) === false) {
    throw new StaffRefusal('no-such-division');
  }
  checkNewPassword(readPassword(form.password), username);
  if (await deps.staff.find(username)) throw new StaffRefusal('username-taken');
  const account = await withTipKey(deps, form.password, {
    username,
    name,
    role: form.role,
    passwordHash: await deps.passwords.hash(form.password),
    isActive: true,
    mustChangePassword: form.isTemporary,
    createdAt: deps.clock(),
    sessionEpoch: 0,
    ...(form.division ? { division: form.division } : {}),
  });
  await deps.record?.audit.append({ who: deps.record.who, deed: 'staff-added', about: username });
  if (!(await deps.staff.add(account))) throw new StaffRefusal('username-taken');
  return account;
}

/** Only the operator gives somebody a password that is not temporary: whom they add is trusted. */
async function withTipKey({ staff, keys, record }: AddStaffDeps, password: string, account: Staff) {
  if (!keys || !needsTipKey(account)) return account;
  const tipKey = await newTipKey({ staff, keys }, password, { byOperator: true });
  await record?.audit.append({ who: record.who, deed: 'key-made', about: account.username });
  return { ...account, tipKey };
}
