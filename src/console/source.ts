import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Source } from '../staff/attempts.ts';
import { readUsername } from '../staff/staff.ts';
import type { ConsoleContext } from './deps.ts';
import { sessionName } from './session.ts';

const cookieNames = { secure: '__Host-desk-known', plain: 'desk-known' } as const;
const keptMs = 180 * 24 * 60 * 60 * 1000;
const mostInOneBrowser = 8;
const mark = /^[\w-]{22}\.[\w-]{43}$/;

type Known = Pick<ConsoleContext, 'publicUrl' | 'sessionSecret'>;

/**
 * From where somebody signs in: a browser that this username signed in with before, else the network. So nobody keeps
 * a person out of their own browser by typing wrong passwords elsewhere, not even from the same office.
 */
export function sourceOf(context: ConsoleContext, req: Request, username: string): Source {
  const known = marksOf(context, req).find((one) => isOf(context, one, readUsername(username)));
  return known
    ? { name: `browser ${known}`, isKnown: true }
    : { name: `network ${context.counts.sourceOf(req.ip ?? '')}`, isKnown: false };
}

/** Who is signed in already types a password from a place of its own. */
export function ownSession(req: Request): Source {
  return { name: `session ${sessionName(req)}`, isKnown: true };
}

/**
 * Remembers that this username signed in with this browser. The cookie tells nobody whose it is: one who knows the
 * username can try it out only with the secret that signs it.
 */
export function rememberBrowser(
  context: ConsoleContext,
  { req, res }: { readonly req: Request; readonly res: Response },
  username: string,
): void {
  const marks = marksOf(context, req);
  const known = marks.find((one) => isOf(context, one, username));
  const own = known ?? signed(context, username, randomBytes(16).toString('base64url'));
  const value = [own, ...marks.filter((one) => one !== own)].slice(0, mostInOneBrowser).join('~');
  res.cookie(nameOf(context), value, {
    ...{ httpOnly: true, sameSite: 'strict', path: '/', maxAge: keptMs },
    secure: context.publicUrl.startsWith('https:'),
  });
}

function marksOf(context: Known, req: Request): readonly string[] {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const name = `${nameOf(context)}=`;
  const value = pairs.find((pair) => pair.startsWith(name))?.slice(name.length) ?? '';
  return value
    .split('~')
    .filter((one) => mark.test(one))
    .slice(0, mostInOneBrowser);
}

function isOf(context: Known, one: string, username: string): boolean {
  const [nonce = ''] = one.split('.');
  return timingSafeEqual(Buffer.from(one), Buffer.from(signed(context, username, nonce)));
}

function signed({ sessionSecret }: Known, username: string, nonce: string): string {
  const mac = createHmac('sha256', sessionSecret).update(`known browser\0${username}\0${nonce}`);
  return `${nonce}.${mac.digest('base64url')}`;
}

const nameOf = ({ publicUrl }: Known) =>
  publicUrl.startsWith('https:') ? cookieNames.secure : cookieNames.plain;
