import express, { type ErrorRequestHandler, type Router } from 'express';
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
import { uploads } from './upload.ts';

/** Everything for reporters of tips: without sign-in, cookie or need of script, and kept by nobody. */
export function tipRoutes(context: WebContext): Router {
  const gate = floodGate(context);
  const full: TipContext = {
    ...context,
    gate,
    uploads: uploads(gate),
    download: downloads(gate),
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

/** A form that was too large, broke off or came while too many did: told in words, and no fault of ours. */
function unreadable(context: TipContext): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const refusal = refusalOf(error);
    if (res.headersSent || !refusal) return next(error);
    const { status, title, text } = refusal;
    sendTipPage(context, res, { title, body: Message({ title, text }) }, status);
  };
}
