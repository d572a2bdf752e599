import type { Role } from './may.ts';
import type { StaffChange, StaffStore } from './ports.ts';
import type { Staff } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';

/**
 * Gives an account another role.
 * @throws StaffRefusal `no-such-staff`, `last-admin`
 */
export function setRole(store: StaffStore, username: string, role: Role): Promise<Staff> {
  return changeKeepingAnAdmin(store, username, { set: { role } });
}

/**
 * Lets an account sign in again, or ends its sessions and lets it sign in no more.
 * @throws StaffRefusal `no-such-staff`, `last-admin`
 */
export function setActive(store: StaffStore, username: string, isActive: boolean): Promise<Staff> {
  return changeKeepingAnAdmin(store, username, { set: { isActive }, endSessions: !isActive });
}

/**
 * Ends every session of an account, on every device.
 * @throws StaffRefusal `no-such-staff`
 */
export async function signOutEverywhere(store: StaffStore, username: string): Promise<Staff> {
  return found(await store.change(username, { endSessions: true }));
}

async function changeKeepingAnAdmin(
  store: StaffStore,
  username: string,
  change: StaffChange,
): Promise<Staff> {
  const before = found(await store.find(username));
  const wasAdmin = isWorkingAdmin(before);
  const isStillAdmin = isWorkingAdmin({ ...before, ...change.set });
  if (!wasAdmin || isStillAdmin) return found(await store.change(username, change));
  if ((await store.countActiveAdmins()) <= 1) throw new StaffRefusal('last-admin');
  const after = found(await store.change(username, change));
  // Two administrators may take each other's right in the same moment: counted again, and taken back.
  if ((await store.countActiveAdmins()) === 0) {
    await store.change(username, { set: { role: before.role, isActive: before.isActive } });
    throw new StaffRefusal('last-admin');
  }
  return after;
}

function isWorkingAdmin(staff: Pick<Staff, 'role' | 'isActive'>): boolean {
  return staff.role === 'admin' && staff.isActive;
}

function found(staff: Staff | null): Staff {
  if (!staff) throw new StaffRefusal('no-such-staff');
  return staff;
}
