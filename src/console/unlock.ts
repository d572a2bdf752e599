import express, { type Router } from 'express';
import { z } from 'zod';
import { may } from '../staff/may.ts';
import { checkSecondFactor, type OpenAccount } from '../staff/second-factor.ts';
import { signIn } from '../staff/sign-in.ts';
import { StaffRefusal } from '../staff/staff-refusal.ts';
import { openOwnKey } from '../staff/tip-key.ts';
import { unlockText } from '../text/console-second-factor.ts';
import { staffRefusalLabels } from '../text/console-staff.ts';
import { forget } from '../vault/sodium.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { type Exchange, keepInSession, openPair } from './open-key.ts';
import { UnlockPage, type UnlockPageProps } from './pages/unlock.tsx';
import { deskPaths, safeNext, secondFactorPath } from './paths.ts';
import { sendPage } from './send-page.ts';
import { saveSession, sessionName } from './session.ts';
import { failureNoted, minutesUntil } from './sign-in-record.ts';
import { ownSession } from './source.ts';
import { viewerOf } from './viewer.ts';

const typed = (most: number) => z.string().max(most).catch('');
const nextSchema = z.string().max(2000).optional().catch(undefined);
const formSchema = z.object({ password: typed(1000), code: typed(100), next: nextSchema });

type View = Pick<UnlockPageProps, 'problem' | 'kept'> & { readonly next?: string | undefined };

/** The page that asks for what is missing: the password while the key is closed, and the second factor. */
export async function sendUnlock(
  context: ConsoleContext,
  { req, res }: Exchange,
  status: number,
  { next, ...view }: View,
): Promise<void> {
  const { username, secondFactor } = viewerOf(res);
  const body = UnlockPage({
    ...view,
    username,
    next: nextTipPage(next),
    asksPassword: openPair(context, { req, res }) === null,
    asksCode: secondFactor !== undefined,
  });
  await sendPage(context, res, status, { title: unlockText.title, body });
}

/** Where to go once the key is open: the tips, unless another page was asked for. */
export function nextTipPage(next: string | undefined): string {
  return next === undefined ? deskPaths.tip : safeNext(next);
}

/** Opens a tip officer's key again, after it was closed, and takes the second factor. */
export function unlockRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  router.use((_req, res, next) => next(mayOpen(res) ? undefined : new ConsoleError('missing')));
  router.get('/', async (req, res) => {
    const next = nextSchema.parse(req.query.next);
    const isOpen = openPair(context, { req, res }) && req.session.tipKey?.hasSecondFactor;
    if (isOpen) res.redirect(303, nextTipPage(next));
    else await sendUnlock(context, { req, res }, 200, { next });
  });
  router.post('/', async (req, res) => {
    const form = formSchema.parse(req.body ?? {});
    const problem = await tryToOpen(context, { req, res }, form);
    if (problem) return sendUnlock(context, { req, res }, 422, { next: form.next, problem });
    const next = nextTipPage(form.next);
    // A browser goes on to the next page as soon as it hears of it.
    await saveSession(req);
    const isSetUp = req.session.tipKey?.hasSecondFactor || next.startsWith(secondFactorPath);
    res.redirect(303, isSetUp ? next : `${secondFactorPath}?next=${encodeURIComponent(next)}`);
  });
  return router;
}

const mayOpen = (res: Exchange['res']) => may(viewerOf(res).role, 'tip.read');

/** The words that say why it stays closed; null when it is open. */
async function tryToOpen(
  context: ConsoleContext,
  exchange: Exchange,
  form: { password: string; code: string },
): Promise<string | null> {
  try {
    const open = await openAccount(context, exchange, form.password);
    if (typeof open === 'string') return open;
    return await takeSecondFactor(context, exchange, open, form.code);
  } catch (error) {
    if (error instanceof StaffRefusal) return staffRefusalLabels[error.reason];
    throw error;
  }
}

/** The viewer with their key open: as it was, or by the password typed. */
async function openAccount(
  context: ConsoleContext,
  exchange: Exchange,
  password: string,
): Promise<OpenAccount | string> {
  const viewer = viewerOf(exchange.res);
  const pair = openPair(context, exchange);
  if (pair) return { account: viewer, pair };
  const { username } = viewer;
  const source = ownSession(exchange.req);
  const result = await signIn(context, { username, password, source }, failureNoted(context));
  if (result.how === 'wrong') return unlockText.wrongPassword;
  if (result.how === 'locked') return unlockText.locked(minutesUntil(result.until, context.clock()));
  const opened = await openOwnKey(context, result.staff, password);
  // Making a key changes the account: a second factor of the key before is gone.
  const account = await context.staff.find(username);
  if (!opened || !account) throw new ConsoleError('missing');
  return { account, pair: opened };
}

async function takeSecondFactor(
  context: ConsoleContext,
  exchange: Exchange,
  open: OpenAccount,
  code: string,
): Promise<string | null> {
  const { username, secondFactor } = open.account;
  const signedIn = (detail: 'password' | 'second-factor' | 'recovery-code') =>
    context.audit.append({ who: username, deed: 'signed-in', detail });
  try {
    if (!secondFactor) {
      await signedIn('password');
      keepInSession(context, exchange, open.pair, { hasSecondFactor: false });
      return null;
    }
    const result = await checkSecondFactor(context, open, code, sessionName(exchange.req));
    if (result.how === 'in') await signedIn(result.value);
    // The password was right: it need not be typed again for a mistyped code.
    keepInSession(context, exchange, open.pair, { hasSecondFactor: result.how === 'in' });
    if (result.how === 'in') return null;
    const detail = result.how === 'wrong' ? 'second-factor' : 'locked';
    failureNoted(context)({ username, detail });
    return result.how === 'wrong'
      ? unlockText.wrongCode
      : unlockText.locked(minutesUntil(result.until, context.clock()));
  } finally {
    forget(open.pair.privateKey);
  }
}
