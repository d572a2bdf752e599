import type { ContentKind } from '../knowledge/content.ts';
import type { Desk } from '../staff/may.ts';

/** Where the console is mounted. */
export const mount = '/console';
export const signInPath = `${mount}/sign-in`;
export const accountPath = `${mount}/account`;
/** Where a tip officer opens their key again, and sets up the second factor. */
export const unlockPath = `${mount}/unlock`;
export const secondFactorPath = `${mount}/second-factor`;
export const staffPath = `${mount}/staff`;
export const recoveryPath = `${mount}/recovery`;
export const auditPath = `${mount}/audit`;
/** Relative to the mount, as handlers inside the router see it. */
export const pulsePath = '/pulse';

export const deskPaths: Readonly<Record<Desk, string>> = {
  ticket: `${mount}/tickets`,
  tip: `${mount}/tips`,
};

/** The office's content, what waits to be done with it, and one entry of it. */
export const contentPaths = {
  overview: `${mount}/content`,
  stale: `${mount}/content/stale`,
  try: `${mount}/content/try`,
  questions: `${mount}/questions`,
  links: `${mount}/links`,
  kind: (kind: ContentKind) => `${mount}/content/${kind}`,
  year: (year: number) => `${mount}/content/disclosure?year=${year}`,
  add: (kind: ContentKind) => `${mount}/content/new/${kind}`,
  entry: (kind: string, key: string) => `${mount}/content/${kind}/${encodeURIComponent(key)}`,
  question: (key: string) => `${mount}/questions/${key}`,
} as const;

/** Where to go after signing in: only a page of the console itself, else the list. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith(`${mount}/`) || next.startsWith(signInPath)) return deskPaths.ticket;
  return /[\\\s]/.test(next) ? deskPaths.ticket : next;
}

const formPages = [
  /^\/console\/(?:tickets|tips)\/[^/]+/,
  /^\/console\/questions\/[^/]+(?:\/answer$)?/,
  /^\/console\/content\/[a-z]+\/[^/]+(?:\/(?:edit|history|remove)$)?/,
  /^\/console\/content\/try$/,
  /^\/console\/[a-z]+/,
];

/** The page on which a form stands, from the address it was sent to. */
export function pageOfForm(address: string): string {
  const [path = ''] = address.split('?');
  for (const page of formPages) {
    const found = page.exec(path);
    if (found) return found[0];
  }
  return mount;
}
