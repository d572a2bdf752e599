import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { Refusal } from '../../errors.ts';
import { leaveText } from '../../text/console-tips.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { LeavePage } from '../pages/tips/leave.tsx';
import { deskPaths } from '../paths.ts';
import { sendPage } from '../send-page.ts';
import { keyHolderOf } from '../tip-key.ts';
import { tipNumberOf } from './number.ts';

const formSchema = z.object({
  to: z.string().max(100).catch(''),
  sure: z.literal('yes').optional().catch(undefined),
});

/** Asks whoever is concerned by a tip to whom it goes, before they lock themselves out. */
export function leavePage(context: ConsoleContext): RequestHandler {
  return (req, res) => show(context, req, res, 200);
}

/** Takes one's own access to a tip away, for good. */
export function leaveForm(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const { to, sure } = formSchema.parse(req.body ?? {});
    const number = tipNumberOf(req);
    if (!sure) return show(context, req, res, 422, leaveText.confirmFirst);
    try {
      await context.tips.lockOut(keyHolderOf(res), { number, ...(to ? { to } : {}) });
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason !== 'not-allowed') throw error;
      return show(context, req, res, 422, leaveText.refused);
    }
    res.redirect(303, `${deskPaths.tip}?left=yes`);
  };
}

async function show(context: ConsoleContext, req: Request, res: Response, status: number, problem?: string) {
  const who = keyHolderOf(res);
  const [tip, staff] = await Promise.all([context.tips.find(who, tipNumberOf(req)), context.staff.list()]);
  if (!tip) throw new ConsoleError('missing');
  const body = LeavePage({
    tip,
    staff,
    office: context.office,
    viewer: who.username,
    ...(problem ? { problem } : {}),
  });
  await sendPage(context, res, status, { title: `${leaveText.title} ${tip.number}`, body });
}
