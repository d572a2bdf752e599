import type { Request, RequestHandler, Response } from 'express';
import { originalReasons } from '../../audit/deeds.ts';
import { serveHeaders } from '../../evidence/serve-rules.ts';
import { copyText, leftInCopy } from '../../text/clean-copies.ts';
import { ticketForms } from '../../text/console-ticket.ts';
import { originalText } from '../../text/console-tip-files.ts';
import type { FileSight, KeyHolder, ServedCopy } from '../../tips/desks.ts';
import type { NoCopyReason } from '../../tips/no-copy.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { CopyPage } from '../pages/tips/copy.tsx';
import { OriginalPage } from '../pages/tips/original.tsx';
import { filePath } from '../pages/tips/tip-page-props.ts';
import { sendPage } from '../send-page.ts';
import { keyHolderOf } from '../tip-key.ts';
import { noPicture, noPictureHeaders } from './no-picture.ts';
import { tipNumberOf } from './number.ts';

/**
 * The copy without metadata; where there is none, the page that says so and asks why the original is wanted. What a copy
 * still tells is told before it is handed out, by the page that leads here or by one in between.
 */
export function cleanFile(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const who = keyHolderOf(res);
    const number = tipNumberOf(req);
    const sight = await sightOf(context, who, req);
    const gone = new AbortController();
    res.once('close', () => gone.abort());
    const copy = await context.tips.cleanCopy(who, number, sight.ref.id, gone.signal);
    if (!copy) throw new ConsoleError('missing');
    if ('why' in copy) return sendNoCopy(req, res, copy.why, `${filePath(number, sight.ref)}/original`);
    const left = copy.left ? leftInCopy(copy.left) : [];
    if (left.length === 0 || req.query.told === '1') return serve(res, number, copy);
    const body = CopyPage({ number, sight, left });
    await sendPage(context, res, 200, { title: `${copyText.title} ${number}`, body });
  };
}

/** A picture that leads nowhere would stand as a broken one. */
function sendNoCopy(req: Request, res: Response, why: NoCopyReason, original: string): void {
  if (req.get('sec-fetch-dest') === 'image') res.set(noPictureHeaders).end(noPicture(why));
  else res.redirect(303, original);
}

/** What the original tells of its maker, and the question why it is opened. */
export function originalPage(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    await showOriginal(context, req, res, 200);
  };
}

/** The file as it was sent, with a reason that the audit keeps. */
export function originalFile(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const who = keyHolderOf(res);
    const number = tipNumberOf(req);
    const { reason: typed } = (req.body ?? {}) as { reason?: unknown };
    const reason = originalReasons.find((one) => one === typed);
    if (!reason) return showOriginal(context, req, res, 422, ticketForms.chooseFirst);
    const sight = await sightOf(context, who, req);
    const copy = await context.tips.original(who, number, sight.ref.id, reason);
    if (!copy) throw new ConsoleError('missing');
    serve(res, number, copy);
  };
}

async function showOriginal(
  context: ConsoleContext,
  req: Request,
  res: Response,
  status: number,
  problem?: string,
): Promise<void> {
  const who = keyHolderOf(res);
  const number = tipNumberOf(req);
  const sight = await sightOf(context, who, req);
  const warnings = await context.tips.warnings(who, number, sight.ref.id);
  const body = OriginalPage({ number, sight, warnings, ...(problem ? { problem } : {}) });
  await sendPage(context, res, status, { title: `${originalText.title} ${number}`, body });
}

/** The file an address names, if it is one of this tip's and can be had. */
async function sightOf(context: ConsoleContext, who: KeyHolder, req: Request): Promise<FileSight> {
  const files = await context.tips.files(who, tipNumberOf(req));
  const sight = files.find(({ ref }) => ref.id === req.params.file);
  if (sight?.state !== 'ready') throw new ConsoleError('missing');
  return sight;
}

function serve(res: Response, number: string, { content, format, copy, place }: ServedCopy): void {
  res.set({ ...serveHeaders({ copy, format, number, place }), 'Content-Length': String(content.length) });
  res.end(content);
}
