import type { Staff } from '../staff/staff.ts';
import type { StaffName } from './desks.ts';
import type { TipRecord } from './ports.ts';

/**
 * The staff who can open a tip as it is sealed now, or could once they are let in: an account that is closed or has
 * another role keeps its key, and may come back.
 */
export function openersOf(record: Pick<TipRecord, 'recipients'>, staff: readonly Staff[]): Staff[] {
  return staff.filter((one) => isSealedTo(record, one));
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
