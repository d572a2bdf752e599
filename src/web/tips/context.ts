import type { Request, RequestHandler, Response } from 'express';
import type { VNode } from 'preact';
import { z } from 'zod';
import { pageHeaders } from '../../pages/headers.ts';
import { floodText, reportText } from '../../text/web-tip.ts';
import type { FiledTip } from '../../tips/desks.ts';
import type { WebContext } from '../deps.ts';
import type { Gate, Offer, Pass, Verdict } from '../flood/gate.ts';
import { Message } from '../pages/message.tsx';
import { Receipt } from '../pages/tips/receipt.tsx';
import { webPaths } from '../paths.ts';
import { sendPage } from '../send-page.ts';
import type { Download } from './downloads.ts';
import type { Uploads } from './upload.ts';

/** What every handler of tips gets. */
export interface TipContext extends WebContext {
  readonly gate: Gate;
  readonly uploads: Uploads;
  readonly download: Download;
  /** Stands behind the reading of every form, so that a flood of them keeps nothing else waiting. */
  readonly turn: RequestHandler;
  /** Address of the script that does a proof of work. */
  readonly proofScript: string;
}

interface TipPage {
  readonly title: string;
  readonly about?: string;
  readonly body: VNode;
  /** Only for pages that a search engine may keep. */
  readonly path?: string;
  readonly offer?: Offer;
}

/** Headers of the pages of tips: nothing is kept by anybody, and nothing runs. */
export const tipHeaders = (publicUrl: string, more?: Record<string, string[]>) =>
  pageHeaders({
    publicUrl,
    referrer: 'no-referrer',
    cacheControl: 'no-store',
    ...(more ? { more } : {}),
  });

export function sendTipPage(context: TipContext, res: Response, page: TipPage, status = 200): void {
  const { offer, about = page.title, ...rest } = page;
  if (page.path === undefined) res.set('X-Robots-Tag', 'noindex, nofollow, noarchive');
  const isProving = offer?.challenge !== undefined;
  if (isProving) {
    for (const set of tipHeaders(context.publicUrl, { scriptSrc: ["'self'"] })) set(res.req, res, () => {});
  }
  sendPage(context, res, { ...rest, about, ...(isProving ? { script: context.proofScript } : {}) }, status);
}

/** The receipt of a tip, the one page that has its code. */
export function sendReceipt(context: TipContext, res: Response, filed: FiledTip): void {
  const { office, publicUrl } = context;
  const trackAddress = new URL(webPaths.track, publicUrl).href;
  sendTipPage(context, res, { title: reportText.title, body: Receipt({ filed, office, trackAddress }) });
}

/** For forms that carry no pass: says that it was too often, and sends nothing else. True when it may go on. */
export function mayGoOn(context: TipContext, res: Response, verdict: Verdict): boolean {
  if (verdict === 'go') return true;
  sendTooOften(context, res, verdict === 'prove' ? 1 : verdict.waitMinutes);
  return false;
}

export function sendTooOften(context: TipContext, res: Response, minutes: number): void {
  res.set('Retry-After', String(minutes * 60));
  const title = floodText.tooOftenTitle;
  sendTipPage(context, res, { title, body: Message({ title, text: floodText.tooOften(minutes) }) }, 429);
}

const passSchema = z.object({
  ticket: z.string().max(1_000).catch(''),
  proof: z.string().max(4_000).catch(''),
});

export const passOf = (req: Request): Pass => passSchema.parse(req.body ?? {});

/** A field that is text; undefined when it is not there, or several. */
export function fieldOf(req: Request, name: string): string | undefined {
  const value: unknown = (req.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}
