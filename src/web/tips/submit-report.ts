import type { RequestHandler, Response } from 'express';
import { floodText, receiptText, webFileText } from '../../text/web-tip.ts';
import type { FiledTip } from '../../tips/desks.ts';
import { Message } from '../pages/message.tsx';
import { fieldOf, passOf, sendReceipt, sendTipPage, type TipContext } from './context.ts';
import { aboutOfDraft, draftField, type ReportDraft } from './draft.ts';
import { type DraftTries, draftTries } from './draft-tries.ts';
import { inPieces } from './form-words.ts';
import { readLeaveOut } from './leave-out.ts';
import { faultsOfReport, type ReportWords, readReportWords, reporterOf } from './report-words.ts';
import { sendNobodyLeft, sendReportForm } from './send-report-form.ts';
import { sendExpired } from './send-report-start.ts';
import { takeFiles } from './take-files.ts';
import { troubleOf } from './trouble.ts';

/** Files a tip and shows its receipt; or shows the form again, with everything typed. */
export function submitReport(context: TipContext): RequestHandler {
  const tries = draftTries(context.clock);
  return async (req, res) => {
    const words = readReportWords(req.body);
    const opened = draftField(context).open(fieldOf(req, 'draft'));
    if (!opened) return sendExpired(context, res, words);
    const sent = { ...opened.value, leaveOut: readLeaveOut(req.body) };
    const draft = await passed(context, res, sent, words);
    if (!draft) return;
    const faults = faultsOfReport(words);
    const isFaulty = Object.keys(faults).length > 0;
    const arrived = context.uploads.filesOf(req);
    const { files, refused } = await takeFiles(context, req, { kept: draft.files, arrived });
    const next = { ...draft, files };
    if (isFaulty || refused.length > 0) {
      const status = refused.some(({ why }) => why === 'failed') ? 503 : 422;
      return sendReportForm(context, res, { draft: next, words, faults, refused }, status);
    }
    if (await isToBeTold(context, next, words)) return sendNobodyLeft(context, res, { draft: next, words });
    if (!tries.begin(draft.id, opened.until)) return sendShownOften(context, res);
    await file({ ...context, tries }, res, next, words);
  };
}

/** Whether it would be sealed to nobody of the office, and its reporter does not know yet. */
async function isToBeTold(
  context: TipContext,
  draft: ReportDraft,
  { happened, when, where, evidence }: ReportWords,
): Promise<boolean> {
  if (draft.isToldNobody) return false;
  try {
    const readers = await context.desk.readersOf(aboutOfDraft(draft), [happened, when, where, evidence]);
    return readers.length === 0;
  } catch {
    // Whatever is wrong keeps it from being filed as well, and is told there.
    return false;
  }
}

/** The draft once it went through the flood gate; undefined when the form was shown again instead. */
async function passed(
  context: TipContext,
  res: Response,
  draft: ReportDraft,
  words: ReportWords,
): Promise<ReportDraft | undefined> {
  const { gate, uploads } = context;
  const { req } = res;
  const verdict = await (draft.isPassed ? gate.ask(req, 'talk') : gate.ask(req, 'file', passOf(req)));
  if (verdict === 'go') return { ...draft, isPassed: true };
  const minutes = verdict === 'prove' ? 1 : verdict.waitMinutes;
  const wait = verdict === 'prove' ? floodText.wait : floodText.tooOften(minutes);
  const lost = uploads.filesOf(req).length > 0 ? webFileText.chooseAgain : '';
  res.set('Retry-After', String(minutes * 60));
  await sendReportForm(context, res, { draft, words, notice: `${wait} ${lost}`.trim() }, 429);
  return undefined;
}

/** Shows the receipt once it is filed; when it could not be, the form again. */
async function file(
  context: TipContext & { readonly tries: DraftTries },
  res: Response,
  draft: ReportDraft,
  words: ReportWords,
): Promise<void> {
  let filed: FiledTip;
  try {
    filed = await context.desk.file({
      draftId: draft.id,
      via: 'web',
      reporter: reporterOf(words),
      about: aboutOfDraft(draft),
      happened: inPieces(words.happened),
      when: inPieces(words.when),
      where: inPieces(words.where),
      evidence: inPieces(words.evidence),
      files: draft.files,
    });
  } catch (error) {
    context.tries.forgive(draft.id);
    const trouble = troubleOf(context, error);
    if (trouble.status === 503) res.set('Retry-After', '10');
    await sendReportForm(context, res, { draft, words, notice: trouble.text }, trouble.status);
    return;
  }
  sendReceipt(context, res, filed);
}

/** Its code is derived anew each time: who sends the same draft on and on keeps everybody else waiting. */
function sendShownOften(context: TipContext, res: Response): void {
  const { shownOftenTitle: title, shownOften: text } = receiptText;
  sendTipPage(context, res, { title, body: Message({ title, text }) }, 429);
}
