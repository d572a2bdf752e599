import { attemptPassword, type PasswordAttemptDeps, type Source } from './attempts.ts';
import type { PasswordKeeper } from './password.ts';
import type { StaffStore } from './ports.ts';
import { readUsername, type Staff } from './staff.ts';

export interface SignInDeps extends PasswordAttemptDeps {
  readonly staff: StaffStore;
  readonly passwords: PasswordKeeper;
}

export type SignInResult =
  | { readonly how: 'in'; readonly staff: Staff }
  | { readonly how: 'wrong' }
  | { readonly how: 'locked'; readonly until: Date };

/** What went wrong with an account that there is, to be put on record. */
export type SignInFailure = { readonly username: string; readonly detail: 'password' | 'locked' };

/**
 * Lets a person in, or says why not. Known and unknown usernames answer alike.
 * @param failed hears of a wrong password of an account that there is, and not of those that a lock turns away
 * @throws StaffRefusal `busy`
 */
export async function signIn(
  deps: SignInDeps,
  form: { username: string; password: string; source: Source },
  failed: (failure: SignInFailure) => void = () => undefined,
): Promise<SignInResult> {
  const username = readUsername(form.username);
  let isAccount = false;
  const result = await attemptPassword(deps, { username, source: form.source }, async () => {
    const account = await deps.staff.find(username);
    isAccount = account !== null;
    const known = account?.isActive ? account.passwordHash : null;
    return (await deps.passwords.verify(known, form.password)) ? account : null;
  });
  if (result.how === 'in') return { how: 'in', staff: await renewed(deps, result.value, form.password) };
  if (isAccount) failed({ username, detail: result.how === 'wrong' ? 'password' : 'locked' });
  return result.how === 'wrong' ? result : { how: 'locked', until: result.until };
}

/** The account, its hash made anew when today's parameters are others. */
async function renewed(deps: SignInDeps, account: Staff, password: string): Promise<Staff> {
  if (!deps.passwords.isOutdated(account.passwordHash)) return account;
  const passwordHash = await deps.passwords.hash(password);
  return (await deps.staff.change(account.username, { set: { passwordHash }, ifStill: account })) ?? account;
}
