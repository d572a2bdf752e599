import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { StaffRefusal } from '../../staff/staff-refusal.ts';
import { trustTipKey, waitingForTrust } from '../../staff/tip-officers.ts';
import { staffRefusalLabels } from '../../text/console-staff.ts';
import { officersText } from '../../text/console-tip-files.ts';
import type { ConsoleContext } from '../deps.ts';
import { OfficersPage, type OfficersState } from '../pages/tips/officers.tsx';
import { sendPage } from '../send-page.ts';
import { keyHolderOf } from '../tip-key.ts';
import { officersPath } from './paths.ts';

const count = z.coerce.number().int().min(0).optional().catch(undefined);
const querySchema = z.object({ shared: count, more: count });
const formSchema = z.object({
  key: z.string().max(100).catch(''),
  compared: z.literal('yes').optional().catch(undefined),
  share: z.literal('yes').optional().catch(undefined),
});

/** Who receives tips, whose keys wait to be confirmed, and what to compare before doing so. */
export function officersPage(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const { shared, more } = querySchema.parse(req.query);
    if (more !== undefined) return show(context, res, 200, { done: officersText.sharedLater(more) });
    await show(context, res, 200, shared === undefined ? {} : { done: officersText.done(shared) });
  };
}

/** Confirms a new tip officer's key, and shares what the one who confirms can read, if asked to. */
export function trustForm(context: ConsoleContext): RequestHandler<{ username: string }> {
  return async (req, res) => {
    const who = keyHolderOf(res);
    const { username } = req.params;
    const form = formSchema.parse(req.body ?? {});
    if (!form.compared) return show(context, res, 422, { problem: officersText.comparedFirst });
    const account = await context.staff.find(username);
    // Another key than the one on the page: its fingerprint has not been compared by anybody.
    if (account && account.tipKey?.publicKey !== form.key) {
      return show(context, res, 409, { problem: officersText.otherKey });
    }
    try {
      await trustTipKey(context, who.username, { username, publicKey: form.key });
    } catch (error) {
      if (!(error instanceof StaffRefusal)) throw error;
      return show(context, res, 422, { problem: staffRefusalLabels[error.reason] });
    }
    const shared = form.share ? await context.tips.shareAll(who, username) : 0;
    res.redirect(303, `${officersPath}?shared=${shared}`);
  };
}

/** Shares what the viewer can read with a colleague who is confirmed: later, or once more after it broke off. */
export function shareForm(context: ConsoleContext): RequestHandler<{ username: string }> {
  return async (req, res) => {
    const shared = await context.tips.shareAll(keyHolderOf(res), req.params.username);
    res.redirect(303, `${officersPath}?more=${shared}`);
  };
}

async function show(context: ConsoleContext, res: Response, status: number, state: OfficersState) {
  const { username } = keyHolderOf(res);
  const staff = await context.staff.list();
  const officers = staff.filter(({ role, isActive }) => role === 'tip-officer' && isActive);
  const isWaiting = waitingForTrust(staff).some((one) => one.username === username);
  const body = OfficersPage({ ...state, officers, viewer: username, mayTrust: !isWaiting });
  await sendPage(context, res, status, { title: officersText.title, body });
}
