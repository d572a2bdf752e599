import type { RequestHandler } from 'express';
import { z } from 'zod';
import { contentPagesText, tryText } from '../../text/console-content-pages.ts';
import type { ConsoleContext } from '../deps.ts';
import { TryPage, type TryProps } from '../pages/content/try.tsx';
import { sendPage } from '../send-page.ts';
import { botAnswerTo } from './bot-answer.ts';

const longestText = 500;
const formSchema = z.object({ text: z.string().trim().max(longestText).catch('') });

/** Lets an officer ask as a villager does, and see what the bot makes of it. */
export function tryPages(context: ConsoleContext): { shown: RequestHandler; sent: RequestHandler } {
  const title = contentPagesText.try;
  return {
    shown: (_req, res) => sendPage(context, res, 200, { title, body: TryPage({ text: '' }) }),
    sent(req, res) {
      const { text } = formSchema.parse(req.body ?? {});
      const props: TryProps = text
        ? { text, answer: botAnswerTo(context.knowledge(), text) }
        : { text, problem: tryText.empty };
      return sendPage(context, res, text ? 200 : 422, { title, body: TryPage(props) });
    },
  };
}
