import type { Request, Response } from 'express';
import { faultOf } from '../errors.ts';
import type { Staff } from '../staff/staff.ts';
import { StaffRefusal } from '../staff/staff-refusal.ts';
import { isOwnKey, openOwnKey } from '../staff/tip-key.ts';
import type { KeyPair } from '../vault/key-pair.ts';
import { newCookieKey, unwrapFromSession, wrapForSession } from '../vault/session-key.ts';
import { forget } from '../vault/sodium.ts';
import type { ConsoleContext } from './deps.ts';
import { keyCookieOf, saveSession, setKeyCookie } from './session.ts';
import { viewerOf } from './viewer.ts';

/** Where a response keeps the key of the cookie it sets, which the request could not bring. */
const cookieKeyKey = 'cookieKey';

/** A request under way, and its answer. */
export interface Exchange {
  readonly req: Request;
  readonly res: Response;
}

/**
 * Opens the key of a tip officer whose password was just found right, for this session. Whoever has none, or whose key
 * cannot be opened now, is let in all the same: only the tips stay closed, and their page says why.
 */
export async function openForSession(
  context: ConsoleContext,
  { req, res }: Exchange,
  account: Staff,
  password: string,
): Promise<StaffRefusal | null> {
  try {
    const pair = await openOwnKey(context, account, password);
    if (!pair) return null;
    keepInSession(context, { req, res }, pair, { hasSecondFactor: false });
    // A browser goes on to the next page as soon as it hears of it.
    await saveSession(req);
    return null;
  } catch (error) {
    if (!(error instanceof StaffRefusal)) throw error;
    context.logger.warn(faultOf(error), 'the key of a tip officer stays closed');
    return error;
  }
}

/** Keeps an open key for the requests to come, under a fresh cookie, and wipes it here. */
export function keepInSession(
  context: ConsoleContext,
  { req, res }: Exchange,
  pair: KeyPair,
  { hasSecondFactor }: { hasSecondFactor: boolean },
): void {
  const cookieKey = newCookieKey();
  const wrapped = wrapForSession(pair.privateKey, cookieKey);
  forget(pair.privateKey);
  res.locals[cookieKeyKey] = cookieKey;
  req.session.tipKey = { wrapped, seenAt: context.clock().getTime(), hasSecondFactor };
  setKeyCookie(res, context.publicUrl, cookieKey);
}

/**
 * The viewer's key pair, if it is open in this session and this browser; wiped when the response ends.
 * Whether the second factor was given is another matter.
 */
export function openPair(context: ConsoleContext, { req, res }: Exchange): KeyPair | null {
  const { tipKey } = req.session;
  const fresh = res.locals[cookieKeyKey] as string | undefined;
  const cookieKey = fresh ?? keyCookieOf(req, context.publicUrl);
  const pair = tipKey && cookieKey ? unwrapFromSession(tipKey.wrapped, cookieKey) : null;
  if (!pair) return null;
  res.once('close', () => forget(pair.privateKey));
  return isOwnKey(viewerOf(res), pair) ? pair : null;
}
