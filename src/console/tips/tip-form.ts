import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { Refusal } from '../../errors.ts';
import type { TipDone } from '../../text/console-tips.ts';
import { refusalLabels } from '../../text/labels.ts';
import type { KeyHolder } from '../../tips/desks.ts';
import type { ConsoleContext } from '../deps.ts';
import { tipPath } from '../pages/tips/tip-page-props.ts';
import { keyHolderOf } from '../tip-key.ts';
import { tipNumberOf } from './number.ts';
import type { TipField, TipFormState } from './tip-form-state.ts';
import { showTip } from './tip-page.ts';

const lines = z.string().transform((text) => text.replace(/\r\n?/g, '\n'));
const formSchema = z.object({
  form: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional()
    .catch(undefined),
  // A form that lost its revision saw none: it is shown the tip again before anything is done.
  revision: z.string().max(200).catch(''),
  seen: z.coerce.number().int().min(0).optional().catch(undefined),
  text: lines.catch(''),
  template: z.string().max(100).optional().catch(undefined),
  to: z.string().max(100).catch(''),
  reason: lines.catch(''),
  askBack: z.literal('yes').optional().catch(undefined),
});

/** A form of a tip's page as it came in. */
export interface SentTipForm {
  readonly number: string;
  readonly formId: string;
  readonly revision: string;
  readonly text: string;
  readonly template?: string | undefined;
  readonly to: string;
  readonly reason: string;
  readonly askBack: boolean;
}

/** A form refused for a reason of the console's own, in words. */
export class TipFormProblem extends Error {}

/** What to show on the page instead of going on. */
export type ShownInstead = Pick<TipFormState, 'typed' | 'proof'>;

export interface TipFormHandling {
  readonly field: TipField;
  /** What to show in the fields again when the form is refused. */
  readonly typed: (form: SentTipForm) => TipFormState['typed'];
  /** Words for what the tip's desk refuses with `not-allowed`. */
  readonly notAllowed?: string;
  /** Does it, or answers what to show instead. */
  readonly take: (
    form: SentTipForm,
    who: KeyHolder,
    asked: { req: Request; res: Response },
  ) => Promise<TipDone | ShownInstead>;
}

/** The way of every form of a tip: act, then 303 to the tip, or its page again with what was typed. */
export function tipForm(context: ConsoleContext, handling: TipFormHandling): RequestHandler {
  return async (req, res) => {
    const who = keyHolderOf(res);
    const number = tipNumberOf(req);
    const { seen, askBack, ...read } = formSchema.parse(req.body ?? {});
    const form = { ...read, number, formId: read.form ?? context.newId(), askBack: askBack === 'yes' };
    const shown: TipFormState = {
      formId: form.formId,
      ...(seen === undefined ? {} : { seen }),
      typed: handling.typed(form),
    };
    try {
      const outcome = await handling.take(form, who, { req, res });
      if (typeof outcome === 'string') return res.redirect(303, `${tipPath(number)}?done=${outcome}`);
      await showTip(context, res, { number, status: 200, state: { ...shown, ...outcome } });
    } catch (error) {
      const { words, status } = problemOf(error, handling);
      const state = { ...shown, problem: { field: handling.field, words } };
      await showTip(context, res, { number, status, state });
    }
  };
}

function problemOf(error: unknown, { notAllowed }: TipFormHandling): { words: string; status: number } {
  if (error instanceof TipFormProblem) return { words: error.message, status: 422 };
  if (!(error instanceof Refusal) || error.reason === 'not-found') throw error;
  const words = (error.reason === 'not-allowed' && notAllowed) || refusalLabels[error.reason];
  return { words, status: error.reason === 'changed-meanwhile' ? 409 : 422 };
}
