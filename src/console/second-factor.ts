import express, { type Response, type Router } from 'express';
import { toString as drawCode } from 'qrcode';
import { z } from 'zod';
import { may } from '../staff/may.ts';
import { newRecoverySet, resetSecondFactor, setSecondFactor } from '../staff/second-factor.ts';
import { appCodes, lockSecret, newSecret, openSecret } from '../staff/second-factor-code.ts';
import type { SecondFactor } from '../staff/staff.ts';
import { StaffRefusal } from '../staff/staff-refusal.ts';
import { isEligible } from '../staff/tip-officers.ts';
import { secondFactorText } from '../text/console-second-factor.ts';
import { staffRefusalLabels } from '../text/console-staff.ts';
import type { KeyPair } from '../vault/key-pair.ts';
import { forget } from '../vault/sodium.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { type Exchange, keepInSession, openPair } from './open-key.ts';
import { RecoveryCodesPage, SecondFactorPage, SetUpPage } from './pages/second-factor.tsx';
import { accountPath, secondFactorPath, unlockPath } from './paths.ts';
import { sendPage } from './send-page.ts';
import { saveSession } from './session.ts';
import { keyHolderOf, requireOpenKey } from './tip-key.ts';
import { nextTipPage } from './unlock.ts';
import { viewerOf } from './viewer.ts';

const nextSchema = z.string().max(2000).optional().catch(undefined);
const formSchema = z.object({ code: z.string().max(100).catch(''), next: nextSchema });
const resetSchema = z.object({ username: z.string().max(200).catch('') });
const { title } = secondFactorText;

/** A tip officer's second factor: set up once, with recovery codes that are shown once. */
export function secondFactorRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  router.use((_req, res, next) =>
    next(may(viewerOf(res).role, 'tip.read') ? undefined : new ConsoleError('missing')),
  );
  router.get('/', async (req, res) => {
    const { secondFactor } = viewerOf(res);
    if (secondFactor) {
      return showSet(context, res, secondFactor, req.query.done === 'reset');
    }
    const pair = openPair(context, { req, res });
    if (!pair) return closed(req.originalUrl, res);
    await showSetUp(context, { req, res }, pair, { status: 200, next: nextSchema.parse(req.query.next) });
  });
  router.post('/', async (req, res) => {
    const pair = openPair(context, { req, res });
    const form = formSchema.parse(req.body ?? {});
    // Perhaps by this very form, sent once before, whose recovery codes never arrived: new ones are made there.
    if (viewerOf(res).secondFactor) return res.redirect(303, secondFactorPath);
    if (!pair) return closed(req.originalUrl, res);
    await confirm(context, { req, res }, pair, form);
  });
  router.post('/codes', requireOpenKey(context), async (_req, res) => {
    const { pair } = keyHolderOf(res);
    const codes = await newRecoverySet(context, { account: viewerOf(res), pair });
    await showCodes(context, res, codes, accountPath);
  });
  router.post('/reset', requireOpenKey(context), async (req, res) => {
    const { username } = resetSchema.parse(req.body ?? {});
    try {
      await resetSecondFactor(context, viewerOf(res).username, username);
    } catch (error) {
      throw error instanceof StaffRefusal ? new ConsoleError('forbidden') : error;
    }
    res.redirect(303, `${secondFactorPath}?done=reset`);
  });
  return router;
}

/** The page of who has set it up: their recovery codes, and colleagues whom they can help to another phone. */
async function showSet(
  context: ConsoleContext,
  res: Response,
  { recoveryCodes }: SecondFactor,
  isReset: boolean,
): Promise<void> {
  const viewer = viewerOf(res);
  const others = (await context.staff.list()).filter(
    (one) =>
      one.secondFactor && one.isActive && one.role === 'tip-officer' && one.username !== viewer.username,
  );
  const body = SecondFactorPage({
    left: recoveryCodes.length,
    others: isEligible(viewer) ? others : [],
    isReset,
  });
  await sendPage(context, res, 200, { title, body });
}

function closed(address: string, res: Response): void {
  res.redirect(303, `${unlockPath}?next=${encodeURIComponent(address)}`);
}

interface SetUpView {
  readonly status: number;
  readonly next?: string | undefined;
  readonly problem?: string;
}

/** The same secret again until it is confirmed, so that a page loaded twice does not make the first scan worthless. */
async function showSetUp(
  context: ConsoleContext,
  { req, res }: Exchange,
  pair: KeyPair,
  { status, next, problem }: SetUpView,
): Promise<void> {
  const { tipKey } = req.session;
  if (!tipKey) throw new ConsoleError('missing');
  const known = tipKey.proposed && openSecret(pair, tipKey.proposed);
  const secret = known ?? newSecret();
  if (!known) {
    req.session.tipKey = { ...tipKey, proposed: lockSecret(pair, secret) };
    await saveSession(req);
  }
  const { uri, typed } = appCodes(secret, {
    office: context.office.shortName,
    username: viewerOf(res).username,
  });
  forget(secret);
  const svg = await drawCode(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'L' });
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const body = SetUpPage({ picture, typed, next: nextTipPage(next), ...(problem ? { problem } : {}) });
  await sendPage(context, res, status, { title, body });
}

async function confirm(
  context: ConsoleContext,
  exchange: Exchange,
  pair: KeyPair,
  form: { code: string; next?: string | undefined },
): Promise<void> {
  const { req, res } = exchange;
  const proposed = req.session.tipKey?.proposed;
  const secret = proposed && openSecret(pair, proposed);
  // What was scanned is not known here any more: it would never be right.
  if (!secret) {
    const problem = secondFactorText.scanAgain;
    return showSetUp(context, exchange, pair, { status: 422, next: form.next, problem });
  }
  try {
    const open = { account: viewerOf(res), pair };
    const codes = await setSecondFactor(context, open, { secret, code: form.code });
    keepInSession(context, exchange, pair, { hasSecondFactor: true });
    await showCodes(context, res, codes, nextTipPage(form.next));
  } catch (error) {
    if (!(error instanceof StaffRefusal)) throw error;
    const problem = error.reason === 'code-wrong' ? secondFactorText.wrong : staffRefusalLabels[error.reason];
    await showSetUp(context, exchange, pair, { status: 422, next: form.next, problem });
  } finally {
    forget(secret);
  }
}

function showCodes(context: ConsoleContext, res: Response, codes: readonly string[], next: string) {
  return sendPage(context, res, 200, { title, body: RecoveryCodesPage({ codes, next }) });
}
