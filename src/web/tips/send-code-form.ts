import type { Request, Response } from 'express';
import { trackText } from '../../text/web-tip.ts';
import { TrackCode } from '../pages/tips/track-code.tsx';
import { fieldOf, sendTipPage, type TipContext } from './context.ts';
import { readLeaveOut } from './leave-out.ts';

const longestCode = 60;

/** What was typed as a code, however wrong. */
export const typedCode = (req: Request): string => (fieldOf(req, 'code') ?? '').slice(0, longestCode);

/** Asks for the code again, with what was typed. */
export async function sendCodeForm(
  context: TipContext,
  res: Response,
  { fault, status }: { fault: string; status: number },
): Promise<void> {
  const { req } = res;
  const offer = await context.gate.offer(req, 'code');
  const code = typedCode(req);
  const leaveOut = readLeaveOut(req.body);
  const body = TrackCode({ offer, fault, code, text: fieldOf(req, 'text') ?? '', leaveOut });
  sendTipPage(context, res, { title: trackText.title, body, offer }, status);
}
