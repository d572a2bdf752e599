import type { AuditDeed } from '../audit/deeds.ts';
import type { Role } from './may.ts';
import type { OnRecord, StaffChange, StaffStore } from './ports.ts';
import type { Staff } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';

export interface ChangeStaffDeps {
  readonly staff: StaffStore;
  readonly record: OnRecord;
}

type Detail = Extract<AuditDeed, { deed: 'staff-changed' }>['detail'];

/**
 * Gives an account another role. Whoever stops being a tip officer is signed out, so that no key of theirs stays open,
 * and nothing more is sealed to it even when they become one again, until a colleague confirms it.
 * @throws StaffRefusal `no-such-staff`, `last-admin`, `busy` when the account changed meanwhile
 */
export async function setRole(deps: ChangeStaffDeps, username: string, role: Role): Promise<Staff> {
  const account = found(await deps.staff.find(username));
  const { tipKey } = account;
  if (account.role !== 'tip-officer' || role === 'tip-officer') {
    return changeKeepingAnAdmin(deps, username, 'role', { set: { role } });
  }
  const untrusted = tipKey && { tipKey: { ...tipKey, isTrusted: false } };
  return changeKeepingAnAdmin(deps, username, 'role', {
    set: { role, ...untrusted },
    endSessions: true,
    ifStill: account,
  });
}

/**
 * Lets an account sign in again, or ends its sessions and lets it sign in no more.
 * @throws StaffRefusal `no-such-staff`, `last-admin`
 */
export function setActive(deps: ChangeStaffDeps, username: string, isActive: boolean): Promise<Staff> {
  const detail = isActive ? 'enabled' : 'disabled';
  return changeKeepingAnAdmin(deps, username, detail, { set: { isActive }, endSessions: !isActive });
}

/**
 * Says where in the office somebody works, or null where that is not known: a tip about a whole division is kept from
 * all its people.
 * @param divisions ids of the office's divisions
 * @throws StaffRefusal `no-such-staff`, `no-such-division`
 */
export async function setDivision(
  { staff, record }: ChangeStaffDeps,
  username: string,
  division: string | null,
  divisions: readonly string[],
): Promise<Staff> {
  if (division !== null && !divisions.includes(division)) throw new StaffRefusal('no-such-division');
  found(await staff.find(username));
  await noted(record, username, 'division');
  const change: StaffChange = division === null ? { unset: ['division'] } : { set: { division } };
  return found(await staff.change(username, change));
}

/**
 * Ends every session of an account, on every device.
 * @throws StaffRefusal `no-such-staff`
 */
export async function signOutEverywhere(store: StaffStore, username: string): Promise<Staff> {
  return found(await store.change(username, { endSessions: true }));
}

async function changeKeepingAnAdmin(
  { staff, record }: ChangeStaffDeps,
  username: string,
  detail: Detail,
  change: StaffChange,
): Promise<Staff> {
  const before = found(await staff.find(username));
  const wasAdmin = isWorkingAdmin(before);
  const staysAdmin = !wasAdmin || isWorkingAdmin({ ...before, ...change.set });
  if (!staysAdmin && (await staff.countActiveAdmins()) <= 1) throw new StaffRefusal('last-admin');
  await noted(record, username, detail);
  const after = await staff.change(username, change);
  if (!after) throw new StaffRefusal(change.ifStill ? 'busy' : 'no-such-staff');
  // Two administrators may take each other's right in the same moment: counted again, and taken back.
  if (!staysAdmin && (await staff.countActiveAdmins()) === 0) {
    await staff.change(username, { set: { role: before.role, isActive: before.isActive } });
    throw new StaffRefusal('last-admin');
  }
  return after;
}

async function noted({ audit, who }: OnRecord, about: string, detail: Detail): Promise<void> {
  await audit.append({ who, deed: 'staff-changed', about, detail });
}

function isWorkingAdmin(staff: Pick<Staff, 'role' | 'isActive'>): boolean {
  return staff.role === 'admin' && staff.isActive;
}

function found(staff: Staff | null): Staff {
  if (!staff) throw new StaffRefusal('no-such-staff');
  return staff;
}
