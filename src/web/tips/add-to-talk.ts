import type { RequestHandler, Response } from 'express';
import { reportText, trackText } from '../../text/web-tip.ts';
import type { AsksAbout, TipAccess } from '../../tips/desks.ts';
import type { ReporterTip } from '../../tips/tip.ts';
import { fieldOf, mayGoOn, type TipContext } from './context.ts';
import { inPieces, typed, wordLimits } from './form-words.ts';
import { readLeaveOut, usernamesOf } from './leave-out.ts';
import { takeFiles } from './take-files.ts';
import {
  accessField,
  sendAway,
  sendClosed,
  sendGone,
  sendTalk,
  type TalkState,
  type Written,
} from './talk.ts';
import { troubleOf } from './trouble.ts';

/** Adds words and files to the talk, once, and leaves out of it whose box is ticked. */
export function addToTalk(context: TipContext): RequestHandler {
  return async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'talk'))) return;
    const opened = accessField(context).open(fieldOf(req, 'access'));
    if (!opened) return sendClosed(context, res);
    const { until, value } = opened;
    const { access, addition, asked } = value;
    const written: Written = { text: typed.parse(fieldOf(req, 'text')), leaveOut: readLeaveOut(req.body) };
    const { text } = written;
    const tip = await lookUnlessAway(context, res, access, written);
    if (tip === 'away') return;
    if (!tip) return sendGone(context, res);
    const leftOut = usernamesOf(written.leaveOut, value.readers);
    const arrived = context.uploads.filesOf(req);
    const isAdding = text !== '' || arrived.length > 0;
    if (!tip.mayAdd && (isAdding || leftOut.length === 0)) {
      return sendTalk(context, res, { tip, access, until, ...written }, 422);
    }
    const { files, refused } = await takeFiles(context, req, { kept: value.files, arrived });
    const { isToldNobody } = value;
    const state = { tip, access, until, addition, files, ...written, refused, asked, isToldNobody };
    const fault = faultOf(text, files.length + refused.length + leftOut.length);
    if (fault || refused.length > 0) {
      const status = refused.some(({ why }) => why === 'failed') ? 503 : 422;
      return sendTalk(context, res, { ...state, ...(fault ? { fault } : {}) }, status);
    }
    if (!isToldNobody && leavesNobody(tip, leftOut)) return sendTalk(context, res, tellsNobody(state), 422);
    const hadBox = (username: string) => value.readers.some((one) => one.username === username);
    const staying = asked.filter((username) => hadBox(username) && !leftOut.includes(username));
    try {
      const said = inPieces(text);
      const added = await context.desk.add(access, { id: addition, said, files, leftOut, staying });
      if (!added) return sendGone(context, res);
      if (added === 'ended') return sendTalk(context, res, { ...state, tip: { ...tip, mayAdd: false } }, 422);
      if ('asksAbout' in added) {
        // Whoever can open it may have changed while the files were judged: everybody asked about needs a box.
        const now = await context.desk.look(access);
        if (!now) return sendGone(context, res);
        return sendTalk(context, res, asksOf({ ...state, tip: now }, added), 422);
      }
      const done = text || files.length > 0 ? 'added' : 'leftOut';
      sendTalk(context, res, { tip: added, access, until, done });
    } catch (error) {
      const trouble = troubleOf(context, error);
      sendTalk(context, res, { ...state, fault: trouble.text }, trouble.status);
    }
  };
}

const leavesNobody = ({ readers }: ReporterTip, leftOut: readonly string[]) =>
  readers.length > 0 && readers.every(({ username }) => leftOut.includes(username));

const tellsNobody = (state: TalkState): TalkState => ({ ...state, isToldNobody: true, isNobodyLeft: true });

/** The page with the words still in it and a ticked box for each of these: the reporter decides. */
function asksOf(state: TalkState & Written, { asksAbout }: AsksAbout): TalkState {
  const asking = asksAbout.map(({ name }) => name);
  const leaveOut = [...new Set([...state.leaveOut, ...asking])];
  const isShown = (username: string) => state.tip.readers.some((one) => one.username === username);
  const named = asksAbout.map(({ username }) => username);
  const asked = [...(state.asked ?? []), ...named].filter(isShown);
  const asks = { ...state, leaveOut, asked, asking };
  return leavesNobody(state.tip, usernamesOf(leaveOut, state.tip.readers)) ? tellsNobody(asks) : asks;
}

/** The tip, or the page that says that it cannot be had now, with what was to be added. */
async function lookUnlessAway(
  context: TipContext,
  res: Response,
  access: TipAccess,
  written: Written,
): Promise<ReporterTip | null | 'away'> {
  try {
    return await context.desk.look(access);
  } catch (error) {
    sendAway(context, res, { locked: fieldOf(res.req, 'access'), written }, error);
    return 'away';
  }
}

function faultOf(text: string, others: number): string | undefined {
  if (text.length > wordLimits.text) return reportText.tooLong(wordLimits.text);
  return text || others > 0 ? undefined : trackText.nothing;
}
