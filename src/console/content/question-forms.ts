import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Question } from '../../knowledge/ports.ts';
import { type QuestionDone, questionForms } from '../../text/console-questions.ts';
import type { ConsoleContext } from '../deps.ts';
import type { QuestionFields } from '../pages/content/question-page.tsx';
import { contentPaths } from '../paths.ts';
import { viewerOf } from '../viewer.ts';
import { botAnswerTo } from './bot-answer.ts';
import { checkedBy, makeFindable } from './entries.ts';
import { questionIn, showQuestion } from './question-page.ts';
import { readTarget } from './targets.ts';
import { type Taught, teachQuestion, teachWord } from './teach.ts';

const attachSchema = z.object({ to: z.string().max(100).catch('') });
const word = z.string().trim().min(1).max(60);
const synonymSchema = z.object({ said: word, means: word });
const typedSchema = z.object({ said: z.string().max(500).catch(''), means: z.string().max(500).catch('') });

const refusals = { gone: questionForms.gone, full: questionForms.full, busy: questionForms.busy } as const;

const isRefused = (taught: Taught): taught is keyof typeof refusals => taught in refusals;

const teacherOf = (context: ConsoleContext, res: Response) => ({
  by: viewerOf(res).username,
  at: context.clock(),
  check: checkedBy(context, res),
});

/** Leads to the list, where the outcome is told: of the question only its key stands in the address. */
export async function settle(
  context: ConsoleContext,
  res: Response,
  { key }: Question,
  { done, attachedTo }: { readonly done: QuestionDone; readonly attachedTo?: string },
): Promise<void> {
  await context.questions.settle(key, {
    state: done === 'dismissed' ? 'dismissed' : 'answered',
    by: viewerOf(res).username,
    at: context.clock(),
    ...(attachedTo ? { attachedTo } : {}),
  });
  tellAbout(res, key, done);
}

function tellAbout(res: Response, key: string, done: QuestionDone): void {
  res.redirect(303, `${contentPaths.questions}?done=${done}&of=${encodeURIComponent(key)}`);
}

/** Adds the question to the examples of an entry that is there. */
export function attachForm(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const question = await questionIn(context, req);
    const { to } = attachSchema.parse(req.body ?? {});
    const refuse = (words: string) =>
      showQuestion(context, res, question, { to, fault: { form: 'attach', words } });
    const target = readTarget(to);
    if (!target) return refuse(questionForms.chooseFirst);
    const taught = await teachQuestion(context, { ...target, text: question.text }, teacherOf(context, res));
    if (isRefused(taught)) return refuse(refusals[taught]);
    await makeFindable(context);
    await settle(context, res, question, { done: 'attached', attachedTo: to });
  };
}

/** Adds a word; the question is settled only when that made it findable. */
export function synonymForm(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const question = await questionIn(context, req);
    const typed = typedSchema.parse(req.body ?? {});
    const refuse = (words: string) =>
      showQuestion(context, res, question, {
        ...typed,
        fault: { form: 'synonym', words },
      } satisfies QuestionFields);
    const form = synonymSchema.safeParse(typed);
    if (!form.success) return refuse(questionForms.fillBoth);
    const taught = await teachWord(context, form.data, teacherOf(context, res));
    if (isRefused(taught)) return refuse(taught === 'full' ? questionForms.fullWords : refusals[taught]);
    await makeFindable(context);
    const attachedTo = `synonym:${form.data.means}`;
    const { isFound } = botAnswerTo(context.knowledge(), question.text);
    if (isFound) await settle(context, res, question, { done: 'synonym', attachedTo });
    else tellAbout(res, question.key, 'synonym');
  };
}

/** Settles a question that needs nothing: because it is none, or because it finds its answer by now. */
export function settleForm(context: ConsoleContext, done: 'dismissed' | 'found'): RequestHandler {
  return async (req, res) => settle(context, res, await questionIn(context, req), { done });
}
