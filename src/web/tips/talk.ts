import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { trackText } from '../../text/web-tip.ts';
import type { StaffName, TipAccess } from '../../tips/desks.ts';
import type { FileRef, ReporterTip } from '../../tips/tip.ts';
import { lockedField } from '../locked-field.ts';
import { Talk } from '../pages/tips/talk.tsx';
import { TalkAway } from '../pages/tips/talk-away.tsx';
import { fieldOf, mayGoOn, sendTipPage, type TipContext } from './context.ts';
import { sendFile } from './file-pages.ts';
import { sendCodeForm } from './send-code-form.ts';
import type { RefusedFile } from './take-files.ts';
import { faultStatus } from './trouble.ts';

/** Opens the talk for half an hour after the code was typed, and knows the message being written. */
interface TalkAccess {
  readonly access: TipAccess;
  /** The same message is added once. */
  readonly addition: string;
  readonly files: readonly FileRef[];
  /** Who was shown as reading it. */
  readonly readers: readonly StaffName[];
  /** Usernames of those of whom the reporter was asked, because of this message. */
  readonly asked: readonly string[];
  /** Was told that nobody of the office would be left to read it. */
  readonly isToldNobody: boolean;
}

const minutes = 30;
const schema = z.custom<TalkAccess>((value) => typeof value === 'object' && value !== null);
export const accessField = (context: TipContext) =>
  lockedField(context, { purpose: 'talk access with readers', minutes, schema });

export interface TalkState extends Partial<Pick<TalkAccess, 'asked' | 'isToldNobody'>> {
  readonly tip: ReporterTip;
  readonly access: TipAccess;
  readonly until?: number;
  /** The message being written; a new one unless given. */
  readonly addition?: string;
  readonly files?: readonly FileRef[];
  readonly text?: string;
  readonly refused?: readonly RefusedFile[];
  readonly fault?: string;
  readonly done?: 'added' | 'leftOut';
  /** Names whose box is ticked. */
  readonly leaveOut?: readonly string[];
  /** Names to be asked about now. */
  readonly asking?: readonly string[];
  /** Says now that nobody of the office would be left. */
  readonly isNobodyLeft?: boolean;
}

export function sendTalk(context: TipContext, res: Response, state: TalkState, status = 200): void {
  const { tip, access, until, files = [], text = '', leaveOut = [], refused = [], fault, done } = state;
  const { addition = context.newId(), asked = [], isToldNobody = false } = state;
  const known = { access, addition, files, readers: tip.readers, asked, isToldNobody };
  const locked = accessField(context).lock(known, until);
  const undecided = {
    asked: state.asking ?? [],
    outsideOf: state.isNobodyLeft ? context.office : undefined,
  };
  const shown = { tip, access: locked, text, leaveOut, fault, done, kept: files, refused };
  const body = Talk({ ...shown, ...undecided });
  sendTipPage(context, res, { title: trackText.title, body }, status);
}

export const sendClosed = (context: TipContext, res: Response) =>
  sendCodeForm(context, res, { fault: trackText.expired, status: 422 });
export const sendGone = (context: TipContext, res: Response) =>
  sendCodeForm(context, res, { fault: trackText.unknown, status: 404 });

/** What was said since. */
export function lookAgain(context: TipContext): RequestHandler {
  return async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'talk'))) return;
    const opened = accessField(context).open(fieldOf(req, 'access'));
    if (!opened) return sendClosed(context, res);
    const { access, addition } = opened.value;
    try {
      const tip = await context.desk.look(access);
      if (!tip) return sendGone(context, res);
      sendTalk(context, res, { tip, access, until: opened.until, addition });
    } catch (error) {
      sendAway(context, res, { locked: fieldOf(req, 'access') }, error);
    }
  };
}

/** A file of the talk. */
export function openFile(context: TipContext): RequestHandler {
  return async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'talk'))) return;
    const opened = accessField(context).open(fieldOf(req, 'access'));
    if (!opened) return sendClosed(context, res);
    await sendFile(context, res, opened.value.access, fieldOf(req, 'file') ?? '');
  };
}

/** What was typed and ticked in a talk's form. */
export interface Written {
  readonly text: string;
  readonly leaveOut: readonly string[];
}

/** In the place of a talk that cannot be had now. @param written what was to be added */
export function sendAway(
  context: TipContext,
  res: Response,
  { locked = '', written }: { readonly locked: string | undefined; readonly written?: Written },
  error: unknown,
): void {
  const hadFiles = context.uploads.filesOf(res.req).length > 0;
  const body = TalkAway({ access: locked, hadFiles, leaveOut: [], ...written });
  sendTipPage(context, res, { title: trackText.awayTitle, body }, faultStatus(context, error));
}
