import type { Desk } from '../staff/may.ts';

/** Where the console is mounted. */
export const mount = '/console';
export const signInPath = `${mount}/sign-in`;
export const accountPath = `${mount}/account`;
export const staffPath = `${mount}/staff`;
/** Relative to the mount, as handlers inside the router see it. */
export const pulsePath = '/pulse';

export const deskPaths: Readonly<Record<Desk, string>> = {
  ticket: `${mount}/tickets`,
  tip: `${mount}/tips`,
};

/** Where to go after signing in: only a page of the console itself, else the list. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith(`${mount}/`) || next.startsWith(signInPath)) return deskPaths.ticket;
  return /[\\\s]/.test(next) ? deskPaths.ticket : next;
}

/** The page on which a form stands, from the address it was sent to. */
export function pageOfForm(address: string): string {
  const [path = ''] = address.split('?');
  return /^\/console\/(tickets|tips)\/[^/]+/.exec(path)?.[0] ?? /^\/console\/[a-z]+/.exec(path)?.[0] ?? mount;
}
