import type { Response } from 'express';
import { reportText } from '../../text/web-tip.ts';
import { ReportForm } from '../pages/tips/report-form.tsx';
import { sendTipPage, type TipContext } from './context.ts';
import { draftField, type ReportDraft } from './draft.ts';
import type { ReportFaults, ReportWords } from './report-words.ts';
import type { RefusedFile } from './take-files.ts';

export interface ReportFormState {
  readonly draft: ReportDraft;
  readonly words: ReportWords;
  readonly faults?: ReportFaults;
  readonly refused?: readonly RefusedFile[];
  readonly notice?: string;
}

/** Shows the form of a tip, anew or with what keeps it from being sent. */
export async function sendReportForm(
  context: TipContext,
  res: Response,
  { draft, words, faults = {}, refused = [], notice }: ReportFormState,
  status = 200,
): Promise<void> {
  const offer = await context.gate.offer(res.req, 'file');
  const readers = await context.desk.readersOf(draft.about);
  const body = ReportForm({
    draft: draftField(context).lock(draft),
    readers: readers.map(({ name }) => name),
    words,
    faults,
    notice,
    kept: draft.files,
    refused,
    offer,
  });
  sendTipPage(context, res, { title: reportText.whatTitle, body, offer }, status);
}
