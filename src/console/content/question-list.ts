import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { type Question, questionOrders, questionStates } from '../../knowledge/ports.ts';
import { may } from '../../staff/may.ts';
import { type QuestionDone, questionDone, questionText } from '../../text/console-questions.ts';
import type { ConsoleContext } from '../deps.ts';
import { type QuestionFilters, QuestionListPage } from '../pages/content/question-list.tsx';
import { sendPage } from '../send-page.ts';
import { viewerOf } from '../viewer.ts';
import { botAnswerTo, isWorthNaming } from './bot-answer.ts';
import { guessedTargets, guessNames } from './targets.ts';

const questionsOfPage = 20;
/** What a key of a question or of a page may look like. */
const keySchema = z.string().max(80);
const querySchema = z.object({
  state: z.enum(questionStates).catch('open'),
  order: z.enum(questionOrders).catch('most-asked'),
  after: keySchema.optional().catch(undefined),
  done: z
    .enum(Object.keys(questionDone) as [QuestionDone])
    .optional()
    .catch(undefined),
  of: keySchema.optional().catch(undefined),
});

/** A question with what the search thought of it, and what it thinks now. */
export interface ShownQuestion {
  readonly question: Question;
  /** What the search thought when it was last asked. */
  readonly thought: readonly { readonly name: string; readonly percent: number }[];
  readonly guesses: ReturnType<typeof guessedTargets>;
  readonly now: ReturnType<typeof botAnswerTo>;
}

/** Reads a question as it looks from here: the search may have learnt since it was asked. */
export function shownQuestion(context: ConsoleContext, question: Question): ShownQuestion {
  const { content, understand } = context.knowledge();
  const understanding = understand(question.text);
  const knowledge = { content, understand: () => understanding };
  const nameOf = guessNames(content);
  return {
    question,
    thought: question.best.filter(isWorthNaming).map(({ intent, score }) => ({
      name: nameOf(intent),
      percent: Math.round(score * 100),
    })),
    guesses: guessedTargets(knowledge, question.text),
    now: botAnswerTo(knowledge, question.text),
  };
}

/** The questions that found no answer, a page of them by key; what was just done about one is told in words. */
export function questionList(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const { done, of, after, ...filters } = querySchema.parse(req.query);
    const [page, settled] = await Promise.all([
      context.questions.list({ ...filters, limit: questionsOfPage, ...(after ? { after } : {}) }),
      of ? context.questions.find(of) : null,
    ]);
    const body = QuestionListPage({
      filters: filters satisfies QuestionFilters,
      rows: page.rows.map((question) => shownQuestion(context, question)),
      ...(page.next ? { next: page.next } : {}),
      isLaterPage: after !== undefined,
      ...(done ? { done: { done, ...(settled ? { about: shownQuestion(context, settled) } : {}) } } : {}),
      mayEdit: mayTeach(res),
    });
    await sendPage(context, res, 200, { title: questionText.title, body });
  };
}

export function mayTeach(res: Response): boolean {
  return may(viewerOf(res).role, 'content.edit');
}
