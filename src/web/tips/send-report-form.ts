import type { Response } from 'express';
import { reportText } from '../../text/web-tip.ts';
import type { StaffName } from '../../tips/desks.ts';
import { NobodyLeft } from '../pages/tips/nobody-left.tsx';
import { ReportForm } from '../pages/tips/report-form.tsx';
import { sendTipPage, type TipContext } from './context.ts';
import { draftField, type ReportDraft } from './draft.ts';
import type { ReportFaults, ReportWords } from './report-words.ts';
import type { RefusedFile } from './take-files.ts';
import { faultStatus } from './trouble.ts';

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
  const readers = await readersOf(context, draft);
  const shown = { ...draft, readers: readers ?? draft.readers };
  const body = ReportForm({
    draft: draftField(context).lock(shown),
    readers: readers || shown.readers.length > 0 ? shown.readers.map(({ name }) => name) : undefined,
    leaveOut: draft.leaveOut,
    words,
    faults,
    notice,
    kept: draft.files,
    refused,
    offer,
  });
  sendTipPage(context, res, { title: reportText.whatTitle, body, offer }, status);
}

/** Says that nobody of the office would read it, with everything typed and ticked so far on board. */
export function sendNobodyLeft(
  context: TipContext,
  res: Response,
  { draft, words }: Pick<ReportFormState, 'draft' | 'words'>,
): void {
  const locked = draftField(context).lock({ ...draft, isToldNobody: true });
  const body = NobodyLeft({ office: context.office, draft: locked, words });
  sendTipPage(context, res, { title: reportText.nobodyTitle, body });
}

/** Undefined when it cannot be known now: what was typed is shown all the same. */
async function readersOf(
  context: TipContext,
  { about }: ReportDraft,
): Promise<readonly StaffName[] | undefined> {
  try {
    return await context.desk.readersOf(about);
  } catch (error) {
    faultStatus(context, error);
    return undefined;
  }
}
