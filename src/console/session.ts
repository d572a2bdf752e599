import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Staff } from '../staff/staff.ts';
import type { LockedBytes } from '../vault/locked-bytes.ts';
import type { ConsoleDeps } from './deps.ts';

/** Who signed in, in which epoch of the account, when, and when a page was last asked for (ms since 1970). */
export interface SignedIn {
  readonly username: string;
  readonly epoch: number;
  readonly at: number;
  seenAt: number;
}

/** A tip officer's private key, locked under a key that only the browser's cookie has. */
export interface SessionKey {
  readonly wrapped: LockedBytes;
  /** When a page was last asked for, ms since 1970. */
  seenAt: number;
  readonly hasSecondFactor: boolean;
  /** The secret of a second factor that is being set up, locked with the private key. */
  readonly proposed?: LockedBytes;
}

declare module 'express-session' {
  interface SessionData {
    signedIn?: SignedIn;
    /** `mongo/session-store` finds it by this name, to erase it. */
    tipKey?: SessionKey;
  }
}

// Browsers take a name with this prefix only over https and only for this very host.
const cookieNames = { secure: '__Host-desk', plain: 'desk' } as const;
const keyCookieNames = { secure: '__Host-desk-key', plain: 'desk-key' } as const;
const hourMs = 60 * 60 * 1000;
const longestMs = 12 * hourMs;
const idleMs = 2 * hourMs;
const seenEveryMs = 60 * 1000;
const keyIdleMs = 15 * 60 * 1000;
const keySeenEveryMs = 15 * 1000;

/** Sessions in the store given, under a cookie that no script reads and that is secure where the product is. */
export function sessions(deps: ConsoleDeps): RequestHandler[] {
  const isHttps = deps.publicUrl.startsWith('https:');
  const keep = session({
    name: isHttps ? cookieNames.secure : cookieNames.plain,
    secret: deps.sessionSecret,
    store: deps.sessionStore,
    resave: false,
    saveUninitialized: false,
    proxy: isHttps,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/' },
  });
  if (!isHttps) return [keep];
  // Without it a proxy that forgets this header would make sign-in fail with no word why.
  const behindTls: RequestHandler = (req, _res, next) => {
    req.headers['x-forwarded-proto'] = 'https';
    next();
  };
  return [behindTls, keep];
}

/** What the session may be called where it is stored: its id itself opens it. */
export function sessionName(req: Request): string {
  return createHash('sha256').update(`second factor of ${req.sessionID}`).digest('base64url');
}

/** Whether the browser brings a session's cookie, of a session that stands or of one that is over. */
export function hasSessionCookie(req: Request): boolean {
  return /(?:^|;\s*)(?:__Host-)?desk=/.test(req.headers.cookie ?? '');
}

/** Whether a session has run its 12 hours, or was left alone for 2. */
export function isOver(signedIn: SignedIn, now: Date): boolean {
  return now.getTime() - signedIn.at >= longestMs || now.getTime() - signedIn.seenAt >= idleMs;
}

/** Notes that a person asked for a page; at most once a minute, for it writes to the database. */
export function noteSeen(signedIn: SignedIn, now: Date): void {
  if (now.getTime() - signedIn.seenAt >= seenEveryMs) signedIn.seenAt = now.getTime();
}

/** Drops an open key that was left alone for 15 minutes; otherwise notes that its owner asked for a page. */
export function keepKey(req: Request, now: Date, isAsked: boolean): void {
  const { tipKey } = req.session;
  if (!tipKey) return;
  const idle = now.getTime() - tipKey.seenAt;
  if (idle >= keyIdleMs) delete req.session.tipKey;
  else if (isAsked && idle >= keySeenEveryMs) tipKey.seenAt = now.getTime();
}

/** Begins a session under a fresh id, so that an id known from before is worth nothing. */
export async function beginSession(req: Request, staff: Staff, now: Date): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    req.session.regenerate((error: unknown) => (error ? reject(error) : resolve())),
  );
  req.session.signedIn = {
    username: staff.username,
    epoch: staff.sessionEpoch,
    at: now.getTime(),
    seenAt: now.getTime(),
  };
  await saveSession(req);
}

/** Keeps the session now: for what must not be shown unless it is kept. */
export function saveSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    req.session.save((error: unknown) => (error ? reject(error) : resolve())),
  );
}

/** Ends the session and takes its cookie back. */
export async function signOut(req: Request, res: Response): Promise<void> {
  await endSession(req);
  for (const { plain, secure } of [cookieNames, keyCookieNames]) {
    res.clearCookie(plain).clearCookie(secure, { secure: true });
  }
}

/** What the browser holds of a tip officer's open key; for this browser window's life, and never sent from elsewhere. */
export function setKeyCookie(res: Response, publicUrl: string, cookieKey: string): void {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? keyCookieNames.secure : keyCookieNames.plain;
  res.cookie(name, cookieKey, { httpOnly: true, sameSite: 'strict', secure, path: '/' });
}

export function keyCookieOf(req: Request, publicUrl: string): string | null {
  const name = publicUrl.startsWith('https:') ? keyCookieNames.secure : keyCookieNames.plain;
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

/** Ends the session; the cookie stays behind and tells that there was one. */
export function endSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) =>
    req.session.destroy((error: unknown) => (error ? reject(error) : resolve())),
  );
}
