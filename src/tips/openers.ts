import { may } from '../staff/may.ts';
import type { Staff } from '../staff/staff.ts';
import type { StaffName } from './desks.ts';
import type { TipRecord } from './ports.ts';

/** The staff who can open a tip as it is sealed now. */
export function openersOf(record: Pick<TipRecord, 'recipients'>, staff: readonly Staff[]): Staff[] {
  return staff.filter((one) => one.isActive && may(one.role, 'tip.read') && isSealedTo(record, one));
}

export function isSealedTo(
  { recipients }: Pick<TipRecord, 'recipients'>,
  { username, tipKey }: Pick<Staff, 'username' | 'tipKey'>,
): boolean {
  return recipients.some((one) => one.id === username && one.publicKey === tipKey?.publicKey);
}

/** What a reporter may know of a member of the staff. */
export const nameOf = ({ username, name, division }: StaffName): StaffName => ({
  username,
  name,
  ...(division ? { division } : {}),
});
