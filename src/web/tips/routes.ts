import express, { type ErrorRequestHandler, type Router } from 'express';
import { inTurn } from '../../pages/in-turn.ts';
import { reportText } from '../../text/web-tip.ts';
import { proofScript } from '../assets.ts';
import type { WebContext } from '../deps.ts';
import { floodGate } from '../flood/gate.ts';
import { Message } from '../pages/message.tsx';
import { webPaths } from '../paths.ts';
import { sendTipPage, type TipContext, tipHeaders } from './context.ts';
import { downloads } from './downloads.ts';
import { filePages } from './file-pages.ts';
import { oneTimePages } from './one-time-pages.ts';
import { refusalOf } from './refused-form.ts';
import { reportRoutes } from './report.ts';
import { trackRoutes } from './track.ts';
import { faultStatus } from './trouble.ts';
import { uploads } from './upload.ts';

/** Nobody is turned away here: their words would be lost. A form room of its own keeps the uploads that wait few. */
const line = { atOnce: 6, longestMs: 1_000, longestQueue: Number.POSITIVE_INFINITY } as const;

/** Everything for reporters of tips: without sign-in, cookie or need of script, and kept by nobody. */
export function tipRoutes(context: WebContext): Router {
  const gate = floodGate(context);
  const full: TipContext = {
    ...context,
    gate,
    uploads: uploads(gate),
    download: downloads(gate),
    turn: inTurn(line),
    proofScript: proofScript(webPaths.assets),
  };
  const router = express.Router();
  const headers = tipHeaders(context.publicUrl);
  router.use([webPaths.report, webPaths.track, webPaths.file, webPaths.receipt], ...headers);
  router.use(webPaths.report, reportRoutes(full));
  router.use(webPaths.track, trackRoutes(full));
  router.use(webPaths.file, filePages(full));
  router.use(webPaths.receipt, oneTimePages(full));
  router.use(unreadable(full));
  return router;
}

/** A form that was too large, broke off or came while too many did is told in words, and no fault of ours; the rest is. */
function unreadable(context: TipContext): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const { status: given } = (error ?? {}) as { status?: unknown };
    const told = refusalOf(error) ?? (typeof given === 'number' ? undefined : awayOf(context, error));
    if (res.headersSent || !told) return next(error);
    const { status, title, text } = told;
    sendTipPage(context, res, { title, body: Message({ title, text }) }, status);
  };
}

function awayOf(context: TipContext, error: unknown) {
  return { status: faultStatus(context, error), title: reportText.awayTitle, text: reportText.away };
}
