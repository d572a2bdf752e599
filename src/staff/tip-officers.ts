import type { AuditLog } from '../audit/ports.ts';
import type { OnRecord, StaffStore } from './ports.ts';
import type { Staff, StaffTipKey } from './staff.ts';
import { StaffRefusal } from './staff-refusal.ts';

/** A tip officer to whom tips may be sealed. */
export type EligibleTipOfficer = Staff & { readonly tipKey: StaffTipKey };

/** Whose key tips may be sealed to, as far as the account goes; who is named in a tip is another matter. */
export function isEligible(one: Staff): one is EligibleTipOfficer {
  return one.role === 'tip-officer' && one.isActive && one.tipKey?.isTrusted === true;
}

export function eligibleTipOfficers(list: readonly Staff[]): EligibleTipOfficer[] {
  return list.filter(isEligible);
}

/** Active tip officers whose key waits for a colleague to confirm it. */
export function waitingForTrust(list: readonly Staff[]): EligibleTipOfficer[] {
  return list.filter(
    (one): one is EligibleTipOfficer => one.tipKey?.isTrusted === false && isTipOfficer(one),
  );
}

const isTipOfficer = ({ role, isActive }: Staff) => role === 'tip-officer' && isActive;

/**
 * Confirms another tip officer's key, so that tips to come are sealed to it. Whoever confirms has compared the
 * fingerprint with the person: an administrator could have set up the account for themselves.
 * @param by a tip officer whose own key is trusted
 * @param compared the account, and the public key whose fingerprint was compared
 * @throws StaffRefusal `no-such-staff`, `no-tip-key`, `not-trusted`, `busy` when the key changed meanwhile
 */
export async function trustTipKey(
  { staff, audit }: { readonly staff: StaffStore; readonly audit: AuditLog },
  by: string,
  { username, publicKey }: { readonly username: string; readonly publicKey?: string | undefined },
): Promise<EligibleTipOfficer> {
  const [confirming, account] = await Promise.all([staff.find(by), staff.find(username)]);
  if (!confirming || !isEligible(confirming) || by === username) throw new StaffRefusal('not-trusted');
  if (account?.tipKey && account.tipKey.publicKey !== publicKey) throw new StaffRefusal('busy');
  return trust({ staff, audit }, by, account);
}

/** As `trustTipKey`, by the operator, to whom whoever sets up the machine is known. */
export async function trustByOperator(
  { staff, record }: { readonly staff: StaffStore; readonly record: OnRecord },
  username: string,
): Promise<EligibleTipOfficer> {
  return trust({ staff, audit: record.audit }, record.who, await staff.find(username));
}

async function trust(
  { staff, audit }: { readonly staff: StaffStore; readonly audit: AuditLog },
  who: string,
  account: Staff | null,
): Promise<EligibleTipOfficer> {
  if (!account) throw new StaffRefusal('no-such-staff');
  if (!account.tipKey || !isTipOfficer(account)) throw new StaffRefusal('no-tip-key');
  const { username } = account;
  if (isEligible(account)) return account;
  const tipKey = { ...account.tipKey, isTrusted: true };
  await audit.append({ who, deed: 'key-trusted', about: username });
  const changed = await staff.change(username, { set: { tipKey }, ifStill: account });
  if (!changed) throw new StaffRefusal('busy');
  return { ...changed, tipKey };
}
