import type { Request, RequestHandler, Response } from 'express';
import type { Question } from '../../knowledge/ports.ts';
import { questionText } from '../../text/console-questions.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { type QuestionFields, QuestionPage } from '../pages/content/question-page.tsx';
import { sendPage } from '../send-page.ts';
import { peopleOf } from './entries.ts';
import { mayTeach, shownQuestion } from './question-list.ts';
import { allTargets } from './targets.ts';

/** The question that an address names; a page that is not there when there is none. */
export async function questionIn({ questions }: ConsoleContext, req: Request): Promise<Question> {
  const question = await questions.find(String(req.params.question ?? ''));
  if (!question) throw new ConsoleError('missing');
  return question;
}

/** One question with every way to answer it. */
export function questionPage(context: ConsoleContext): RequestHandler {
  return async (req, res) => showQuestion(context, res, await questionIn(context, req));
}

export async function showQuestion(
  context: ConsoleContext,
  res: Response,
  question: Question,
  fields: QuestionFields = {},
): Promise<void> {
  const { content } = context.knowledge();
  const nameOf = await peopleOf(context);
  const body = QuestionPage({
    shown: shownQuestion(context, question),
    targets: allTargets(content),
    words: content.synonyms.map(({ means }) => means),
    fields,
    mayEdit: mayTeach(res),
    ...(question.settled ? { settledBy: nameOf(question.settled.by) } : {}),
  });
  await sendPage(context, res, fields.fault ? 422 : 200, { title: questionText.title, body });
}
