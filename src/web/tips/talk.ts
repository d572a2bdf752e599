import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { reportText, trackText } from '../../text/web-tip.ts';
import type { TipAccess } from '../../tips/desks.ts';
import type { FileRef, ReporterTip } from '../../tips/tip.ts';
import { lockedField } from '../locked-field.ts';
import { Talk } from '../pages/tips/talk.tsx';
import { fieldOf, mayGoOn, sendTipPage, type TipContext } from './context.ts';
import { sendFile } from './file-pages.ts';
import { inPieces, typed, wordLimits } from './form-words.ts';
import { sendCodeForm } from './send-code-form.ts';
import { type RefusedFile, takeFiles } from './take-files.ts';
import { troubleOf } from './trouble.ts';

/** Opens the talk for half an hour after the code was typed, and knows the message being written. */
interface TalkAccess {
  readonly access: TipAccess;
  /** The same message is added once. */
  readonly addition: string;
  readonly files: readonly FileRef[];
}

const minutes = 30;
const schema = z.custom<TalkAccess>((value) => typeof value === 'object' && value !== null);
const accessField = (context: TipContext) =>
  lockedField(context, { purpose: 'talk access', minutes, schema });

interface TalkState {
  readonly tip: ReporterTip;
  readonly access: TipAccess;
  readonly until?: number;
  /** The message being written; a new one unless given. */
  readonly addition?: string;
  readonly files?: readonly FileRef[];
  readonly text?: string;
  readonly refused?: readonly RefusedFile[];
  readonly fault?: string;
  readonly isAdded?: boolean;
}

export function sendTalk(context: TipContext, res: Response, state: TalkState, status = 200): void {
  const { tip, access, until, files = [], text = '', refused = [], fault, isAdded } = state;
  const addition = state.addition ?? context.newId();
  const locked = accessField(context).lock({ access, addition, files }, until);
  const body = Talk({ tip, access: locked, text, fault, isAdded, kept: files, refused });
  sendTipPage(context, res, { title: trackText.talkTitle(tip.number), body }, status);
}

const sendClosed = (context: TipContext, res: Response) =>
  sendCodeForm(context, res, { fault: trackText.expired, status: 422 });
const sendGone = (context: TipContext, res: Response) =>
  sendCodeForm(context, res, { fault: trackText.unknown, status: 404 });

/** What was said since. */
export function lookAgain(context: TipContext): RequestHandler {
  return async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'talk'))) return;
    const opened = accessField(context).open(fieldOf(req, 'access'));
    if (!opened) return sendClosed(context, res);
    const { access, addition } = opened.value;
    const tip = await context.desk.look(access);
    if (!tip) return sendGone(context, res);
    sendTalk(context, res, { tip, access, until: opened.until, addition });
  };
}

/** A file of the talk. */
export function openFile(context: TipContext): RequestHandler {
  return async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'talk'))) return;
    const opened = accessField(context).open(fieldOf(req, 'access'));
    if (!opened) return sendClosed(context, res);
    const file = fieldOf(req, 'file') ?? '';
    await sendFile(context, res, () => context.desk.serve(opened.value.access, file));
  };
}

/** Adds words and files to the talk, once. */
export function addToTalk(context: TipContext): RequestHandler {
  return async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'talk'))) return;
    const opened = accessField(context).open(fieldOf(req, 'access'));
    if (!opened) return sendClosed(context, res);
    const { until, value } = opened;
    const { access, addition } = value;
    const text = typed.parse(fieldOf(req, 'text'));
    const tip = await context.desk.look(access);
    if (!tip) return sendGone(context, res);
    if (!tip.mayAdd) return sendTalk(context, res, { tip, access, until, text }, 422);
    const arrived = context.uploads.filesOf(req);
    const { files, refused } = await takeFiles(context, req, { kept: value.files, arrived });
    const state = { tip, access, until, addition, files, text, refused };
    const fault = faultOf(text, files.length + refused.length);
    if (fault || refused.length > 0) {
      return sendTalk(context, res, { ...state, ...(fault ? { fault } : {}) }, 422);
    }
    try {
      const said = inPieces(text);
      const added = await context.desk.add(access, { id: addition, said, files });
      if (!added) return sendGone(context, res);
      if (added === 'ended') return sendTalk(context, res, { ...state, tip: { ...tip, mayAdd: false } }, 422);
      sendTalk(context, res, { tip: added, access, until, isAdded: true });
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      sendTalk(context, res, { ...state, fault: trouble.text }, trouble.status);
    }
  };
}

function faultOf(text: string, files: number): string | undefined {
  if (text.length > wordLimits.text) return reportText.tooLong(wordLimits.text);
  return text || files > 0 ? undefined : trackText.nothing;
}
