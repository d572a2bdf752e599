import type { Response } from 'express';
import { reportText } from '../../text/web-tip.ts';
import { ReportStart } from '../pages/tips/report-start.tsx';
import { type AboutChoice, emptyAbout } from './about-form.ts';
import { sendTipPage, type TipContext } from './context.ts';
import type { ReportWords } from './report-words.ts';
import { troubleOf } from './trouble.ts';

/** What the first form shows, whatever was chosen in it. */
export async function startOf(context: TipContext, choice: AboutChoice) {
  const { office, desk, publicUrl } = context;
  return { office, people: await desk.people(), choice, isPrivateLine: publicUrl.startsWith('https:') };
}

/** The first form again, with everything typed so far on board. */
export async function sendExpired(context: TipContext, res: Response, words: ReportWords): Promise<void> {
  try {
    const body = ReportStart({ ...(await startOf(context, emptyAbout)), fault: reportText.expired, words });
    sendTipPage(context, res, { title: reportText.title, body }, 422);
  } catch (error) {
    sendStartAgain(context, res, { choice: emptyAbout, words }, error);
  }
}

/** The first form while nothing can be looked up: with what was chosen and typed, so that pressing again goes on. */
export function sendStartAgain(
  context: TipContext,
  res: Response,
  { choice, words }: { readonly choice: AboutChoice; readonly words: ReportWords },
  error: unknown,
): void {
  const { office, publicUrl } = context;
  const { status, text: fault } = troubleOf(context, error);
  const people = choice.people.map((name) => ({ username: '', name }));
  const isPrivateLine = publicUrl.startsWith('https:');
  const body = ReportStart({ office, people, choice, isPrivateLine, fault, words });
  sendTipPage(context, res, { title: reportText.title, body }, status);
}
