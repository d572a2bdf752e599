import type { RequestHandler } from 'express';
import { questionForms } from '../../text/console-questions.ts';
import type { ConsoleContext } from '../deps.ts';
import { contentPaths } from '../paths.ts';
import { beginning, sendSheet } from './form-page.ts';
import { settle } from './question-forms.ts';
import { questionIn } from './question-page.ts';
import type { Sheet } from './sheet.ts';
import { submitEntry } from './submit-entry.ts';
import { asExample } from './teach.ts';

const sheet: Sheet = { kind: 'answer', record: null, settled: {} };

/** The form of a new answer that begins with a villager's question; once it is saved the question is settled. */
export function answerPages(context: ConsoleContext): { shown: RequestHandler; sent: RequestHandler } {
  const pageOf = (key: string) => ({
    sheet,
    title: questionForms.answerFor,
    action: `${contentPaths.question(key)}/answer`,
    cancel: contentPaths.question(key),
  });
  return {
    async shown(req, res) {
      const { key, text } = await questionIn(context, req);
      const asked = asExample(text);
      const draft = { ...beginning(context, 'answer'), question: asked, asks: asked };
      await sendSheet(context, res, {
        state: { draft, faults: {}, version: 0 },
        status: 200,
        ...pageOf(key),
      });
    },
    async sent(req, res) {
      const question = await questionIn(context, req);
      const outcome = await submitEntry(context, res, sheet);
      if (outcome.how === 'show') return sendSheet(context, res, { ...outcome, ...pageOf(question.key) });
      const attachedTo = `answer:${outcome.record.key}`;
      await settle(context, res, question, { done: 'answered', attachedTo });
    },
  };
}
