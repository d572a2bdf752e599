import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import { type SignInResult, signIn } from '../staff/sign-in.ts';
import { StaffRefusal } from '../staff/staff-refusal.ts';
import { signInNotices, signInText } from '../text/console.ts';
import { staffRefusalLabels } from '../text/console-staff.ts';
import type { ConsoleContext } from './deps.ts';
import { type SignInNotice, SignInPage } from './pages/sign-in.tsx';
import { accountPath, safeNext, signInPath } from './paths.ts';
import { sendPage } from './send-page.ts';
import { beginSession, signOut } from './session.ts';
import { maybeViewer } from './viewer.ts';

const minuteMs = 60_000;

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
  router.post('/sign-in', async (req, res) => {
    const form = formSchema.parse(req.body ?? {});
    const result = await trySignIn(context, form);
    if (typeof result === 'string') {
      const view = { next: form.next, username: form.username, problem: result };
      return sendSignIn(context, res, 422, view);
    }
    await beginSession(req, result.staff, context.clock());
    res.redirect(303, result.staff.mustChangePassword ? accountPath : safeNext(form.next));
  });
  router.post('/sign-out', async (req, res) => {
    await signOut(req, res);
    res.redirect(303, `${signInPath}?notice=out`);
  });
  return router;
}

/** The person who is in, or the words that say why not. */
async function trySignIn(context: ConsoleContext, form: { username: string; password: string }) {
  try {
    const result = await signIn(context, form);
    if (result.how === 'in') return result;
    context.logger.info({ result: result.how }, 'a sign-in was refused');
    return wordsFor(result, context.clock());
  } catch (error) {
    if (error instanceof StaffRefusal) return staffRefusalLabels[error.reason];
    throw error;
  }
}

function wordsFor(result: Exclude<SignInResult, { how: 'in' }>, now: Date): string {
  if (result.how === 'wrong') return signInText.wrong;
  return signInText.locked(Math.max(1, Math.ceil((result.until.getTime() - now.getTime()) / minuteMs)));
}
