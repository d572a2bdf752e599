import { addStaff } from '../../src/staff/add-staff.ts';
import type { Role } from '../../src/staff/may.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import { type Officer, officerAt } from './officer.ts';
import type { ServiceDesk } from './service-desk.ts';

const password = 'four words in a row';

/** Somebody of the office, signed in at the console. */
export async function officerOf(desk: ServiceDesk, role: Role = 'officer'): Promise<Officer> {
  const deps = { staff: desk.product.stores.staff, passwords: passwordKeeper(), clock: () => new Date() };
  const username = `one-${role}`;
  await addStaff(deps, { username, name: 'มาลี ใจดี', role, password, isTemporary: false });
  const officer = officerAt(desk.url, username, password);
  await officer.signsIn();
  return officer;
}
