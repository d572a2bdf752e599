import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { consoleText } from '../../text/console.ts';
import { type TipDone, tipDone } from '../../text/console-tips.ts';
import type { OpenTip } from '../../tips/tip.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { TipPage } from '../pages/tips/tip-page.tsx';
import { tipPath } from '../pages/tips/tip-page-props.ts';
import { mount, pulsePath } from '../paths.ts';
import { sendPage } from '../send-page.ts';
import { keyHolderOf } from '../tip-key.ts';
import { tipNumberOf } from './number.ts';
import type { TipFormState } from './tip-form-state.ts';

const querySchema = z.object({
  done: z
    .enum(Object.keys(tipDone) as [TipDone])
    .optional()
    .catch(undefined),
});

/** The page of one tip. */
export function tipPage(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const { done } = querySchema.parse(req.query);
    const state: TipFormState = { formId: context.newId(), typed: {}, ...(done ? { done } : {}) };
    await showTip(context, res, { number: tipNumberOf(req), status: 200, state });
  };
}

/** Shows a tip to whom it is sealed to; to anybody else it is not there. */
export async function showTip(
  context: ConsoleContext,
  res: Response,
  shown: { number: string; status: number; state: TipFormState },
): Promise<void> {
  const who = keyHolderOf(res);
  const mark = await context.tips.mark(who.username);
  const tip = await context.tips.find(who, shown.number);
  if (!tip) throw new ConsoleError('missing');
  const [files, staff] = await Promise.all([context.tips.files(who, tip.number), context.staff.list()]);
  const body = TipPage({
    tip,
    files,
    staff,
    state: { ...shown.state, formId: freshFormId(context, tip, shown.state.formId) },
    office: context.office,
    viewer: who.username,
    now: context.clock(),
  });
  await sendPage(context, res, shown.status, {
    title: `${consoleText.tips} ${tip.number}`,
    body,
    pulse: {
      address: `${mount}${pulsePath}?ticket=${tip.number}`,
      mark,
      page: tipPath(tip.number),
    },
  });
}

/** A form whose answer is in the tip already must get another id, or its next answer would pass for that one. */
function freshFormId(context: ConsoleContext, tip: OpenTip, formId: string): string {
  const isUsed = [...tip.talk, ...tip.notes].some(({ id }) => id === formId);
  return isUsed ? context.newId() : formId;
}
