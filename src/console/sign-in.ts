import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { type SignInResult, signIn } from '../staff/sign-in.ts';
import type { Staff } from '../staff/staff.ts';
import { StaffRefusal } from '../staff/staff-refusal.ts';
import { signInNotices, signInText } from '../text/console.ts';
import { staffRefusalLabels } from '../text/console-staff.ts';
import type { ConsoleContext } from './deps.ts';
import { openForSession } from './open-key.ts';
import { type SignInNotice, SignInPage } from './pages/sign-in.tsx';
import { accountPath, safeNext, signInPath } from './paths.ts';
import { sendPage } from './send-page.ts';
import { beginSession, signOut } from './session.ts';
import { signInLimits } from './sign-in-limits.ts';
import { failureNoted, minutesUntil } from './sign-in-record.ts';
import { rememberBrowser, sourceOf } from './source.ts';
import { maybeViewer } from './viewer.ts';

const querySchema = z.object({
  next: z.string().max(2000).optional().catch(undefined),
  notice: z
    .enum(Object.keys(signInNotices) as [SignInNotice])
    .optional()
    .catch(undefined),
});

const formSchema = z.object({
  username: z.string().max(200).catch(''),
  password: z.string().max(1000).catch(''),
  next: z.string().max(2000).optional().catch(undefined),
});

interface SignInView {
  readonly next?: string | undefined;
  readonly notice?: SignInNotice | undefined;
  readonly username?: string;
  readonly problem?: string;
  /** What was typed into a form that came after the session had ended. */
  readonly kept?: string;
}

export function sendSignIn(
  context: ConsoleContext,
  res: Response,
  status: number,
  view: SignInView,
): Promise<void> {
  const body = SignInPage({ ...view, next: safeNext(view.next), office: context.office });
  return sendPage(context, res, status, { title: signInText.title, body });
}

/** The page to sign in, and the ways out. */
export function signInRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  router.get('/sign-in', async (req, res) => {
    const query = querySchema.parse(req.query);
    if (maybeViewer(res)) res.redirect(303, safeNext(query.next));
    else await sendSignIn(context, res, 200, query);
  });
  router.post('/sign-in', ...signInLimits(context), async (req, res) => {
    const form = formSchema.parse(req.body ?? {});
    const result = await trySignIn(context, req, form);
    if ('problem' in result) {
      const view = { next: form.next, username: form.username, problem: result.problem };
      return sendSignIn(context, res, result.status, view);
    }
    const { staff } = result;
    await context.audit.append({ who: staff.username, deed: 'signed-in', detail: 'password' });
    await beginSession(req, staff, context.clock());
    rememberBrowser(context, { req, res }, staff.username);
    await openForSession(context, { req, res }, staff, form.password);
    res.redirect(303, staff.mustChangePassword ? accountPath : safeNext(form.next));
  });
  router.post('/sign-out', async (req, res) => {
    const viewer = maybeViewer(res);
    if (viewer) await context.audit.append({ who: viewer.username, deed: 'signed-out' });
    await signOut(req, res);
    res.redirect(303, `${signInPath}?notice=out`);
  });
  return router;
}

/** The person who is in, or the words that say why not. */
async function trySignIn(
  context: ConsoleContext,
  req: Request,
  form: { username: string; password: string },
): Promise<{ readonly staff: Staff } | { readonly problem: string; readonly status: number }> {
  try {
    const source = sourceOf(context, req, form.username);
    const result = await signIn(context, { ...form, source }, failureNoted(context));
    if (result.how === 'in') return result;
    return { problem: wordsFor(result, context.clock()), status: 422 };
  } catch (error) {
    if (!(error instanceof StaffRefusal)) throw error;
    return { problem: staffRefusalLabels[error.reason], status: error.reason === 'busy' ? 503 : 422 };
  }
}

function wordsFor(result: Exclude<SignInResult, { how: 'in' }>, now: Date): string {
  if (result.how === 'wrong') return signInText.wrong;
  return signInText.locked(minutesUntil(result.until, now));
}
