import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import { changeOwnPassword } from '../staff/change-password.ts';
import { signOutEverywhere } from '../staff/change-staff.ts';
import { StaffRefusal } from '../staff/staff-refusal.ts';
import { accountText, staffRefusalLabels } from '../text/console-staff.ts';
import type { ConsoleContext } from './deps.ts';
import { openForSession } from './open-key.ts';
import { AccountPage } from './pages/account.tsx';
import { accountPath, signInPath } from './paths.ts';
import { sendPage } from './send-page.ts';
import { beginSession, signOut } from './session.ts';
import { ownSession } from './source.ts';
import { viewerOf } from './viewer.ts';

const typed = z.string().max(1000).catch('');
const passwordSchema = z.object({ current: typed, next: typed, again: typed });

/** One's own account: password, and signing out everywhere. */
export function accountRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  const show = (res: Response, status: number, state: { problem?: string; isDone?: boolean }) => {
    const body = AccountPage({ viewer: viewerOf(res), ...state });
    return sendPage(context, res, status, { title: accountText.title, body });
  };
  router.get('/', (req, res) => show(res, 200, { isDone: req.query.done === 'password' }));
  router.post('/password', async (req, res) => {
    const form = passwordSchema.parse(req.body ?? {});
    if (form.next !== form.again) return show(res, 422, { problem: accountText.different });
    try {
      const { username } = viewerOf(res);
      const deps = { ...context, record: { audit: context.audit, who: username } };
      const changed = await changeOwnPassword(deps, { ...form, username, source: ownSession(req) });
      await beginSession(req, changed, context.clock());
      await openForSession(context, { req, res }, changed, form.next);
      res.redirect(303, `${accountPath}?done=password`);
    } catch (error) {
      if (!(error instanceof StaffRefusal)) throw error;
      await show(res, 422, { problem: staffRefusalLabels[error.reason] });
    }
  });
  router.post('/sign-out-everywhere', async (req, res) => {
    const { username } = viewerOf(res);
    await context.audit.append({ who: username, deed: 'signed-out' });
    await signOutEverywhere(context.staff, username);
    await signOut(req, res);
    res.redirect(303, `${signInPath}?notice=everywhere`);
  });
  return router;
}
