import type { StaffStore } from '../staff/ports.ts';
import type { RecipientKey } from '../vault/tip-key.ts';

/**
 * What is sealed to an officer, without their private key at hand. Only what the key of today opens: whoever reset the
 * password of a tip officer and signed in as them must not even count. Null for who is no tip officer.
 */
export function sealeeOf(
  staff: Pick<StaffStore, 'list'>,
): (username: string) => Promise<RecipientKey | null> {
  return async (username) => {
    const one = (await staff.list()).find((person) => person.username === username);
    if (!one?.isActive || one.role !== 'tip-officer') return null;
    return { id: username, publicKey: one.tipKey?.publicKey ?? '' };
  };
}
