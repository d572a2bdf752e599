import type { Response } from 'express';
import { reportText } from '../../text/web-tip.ts';
import { ReportStart } from '../pages/tips/report-start.tsx';
import { type AboutChoice, emptyAbout } from './about-form.ts';
import { sendTipPage, type TipContext } from './context.ts';
import type { ReportWords } from './report-words.ts';

/** What the first form shows, whatever was chosen in it. */
export async function startOf(context: TipContext, choice: AboutChoice) {
  const { office, desk, publicUrl } = context;
  return { office, people: await desk.people(), choice, isPrivateLine: publicUrl.startsWith('https:') };
}

/** The first form again, with everything typed so far on board. */
export async function sendExpired(context: TipContext, res: Response, words: ReportWords): Promise<void> {
  const body = ReportStart({ ...(await startOf(context, emptyAbout)), fault: reportText.expired, words });
  sendTipPage(context, res, { title: reportText.title, body }, 422);
}
