import { addStaff } from '../../src/staff/add-staff.ts';
import type { Role } from '../../src/staff/may.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import { passwordKeys } from '../../src/vault/password-key.ts';
import { type Officer, officerAt } from './officer.ts';
import type { ServiceDesk } from './service-desk.ts';

const password = 'four words in a row';

/**
 * Somebody of the office, signed in at the console; a tip officer with their second factor set up and their key open.
 * @param now the clock of the desk, if it is not the machine's
 */
export async function officerOf(
  desk: ServiceDesk,
  role: Role = 'officer',
  {
    now,
    username = `one-${role}`,
    name = 'มาลี ใจดี',
  }: { now?: () => Date; username?: string; name?: string } = {},
): Promise<Officer> {
  const { staff } = desk.product.stores;
  const deps = { staff, passwords: passwordKeeper(), keys: passwordKeys(), clock: () => new Date() };
  await addStaff(deps, { username, name, role, password, isTemporary: false });
  const officer = officerAt(desk.url, username, password, now);
  await officer.signsIn();
  if (role === 'tip-officer') await officer.opensTips();
  return officer;
}
