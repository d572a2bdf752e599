import express, { type ErrorRequestHandler, type Router } from 'express';
import { formText } from '../../text/web-tip.ts';
import { proofScript } from '../assets.ts';
import type { WebContext } from '../deps.ts';
import { floodGate } from '../flood/gate.ts';
import { Message } from '../pages/message.tsx';
import { webPaths } from '../paths.ts';
import { sendTipPage, type TipContext, tipHeaders } from './context.ts';
import { filePages } from './file-pages.ts';
import { oneTimePages } from './one-time-pages.ts';
import { reportRoutes } from './report.ts';
import { trackRoutes } from './track.ts';
import { uploads } from './upload.ts';

/** Everything for reporters of tips: without sign-in, cookie or need of script, and kept by nobody. */
export function tipRoutes(context: WebContext): Router {
  const full: TipContext = {
    ...context,
    gate: floodGate(context),
    uploads: uploads(),
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

/** A form that was too large or broke off: told in words, and no fault of ours. */
function unreadable(context: TipContext): ErrorRequestHandler {
  return (error: { status?: unknown }, _req, res, next) => {
    const { status } = error;
    if (res.headersSent || (status !== 400 && status !== 413)) return next(error);
    const title = status === 413 ? formText.tooBigTitle : formText.brokenTitle;
    const text = status === 413 ? formText.tooBig : formText.broken;
    sendTipPage(context, res, { title, body: Message({ title, text }) }, status);
  };
}
