import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { normaliseThai } from '../../knowledge/words.ts';
import { floodText, trackText } from '../../text/web-tip.ts';
import { readReceiptCode } from '../../vault/receipt-code.ts';
import { TrackCode } from '../pages/tips/track-code.tsx';
import { webPaths } from '../paths.ts';
import { addToTalk } from './add-to-talk.ts';
import { fieldOf, passOf, sendTipPage, sendTooOften, type TipContext } from './context.ts';
import { readLeaveOut } from './leave-out.ts';
import { sendCodeForm, typedCode } from './send-code-form.ts';
import { lookAgain, openFile, sendTalk } from './talk.ts';
import { troubleOf } from './trouble.ts';

const slowMinutes = 15;

/** `/track`: a code opens the talk of a tip. The code stands in no address, and nothing of it is kept. */
export function trackRoutes(context: TipContext): Router {
  const router = express.Router();
  const fields = express.urlencoded({ extended: false, limit: '100kb', parameterLimit: 40 });
  router.get('/', async (_req, res) => {
    const offer = await context.gate.offer(res.req, 'code');
    const { title, about } = trackText;
    const body = TrackCode({ offer, code: '', text: '', leaveOut: [] });
    sendTipPage(context, res, { title, about, path: webPaths.track, body, offer });
  });
  router.post('/', fields, context.turn, openByCode(context));
  router.post('/look', fields, context.turn, lookAgain(context));
  router.post('/file', fields, context.turn, openFile(context));
  router.post('/add', context.uploads.read, context.turn, addToTalk(context));
  return router;
}

function openByCode(context: TipContext): RequestHandler {
  return async (req, res) => {
    const typed = typedCode(req);
    const read = readReceiptCode(normaliseThai(typed));
    if (read === null || read === 'typo') {
      return sendCodeForm(context, res, { fault: read ? trackText.typo : trackText.noCode, status: 422 });
    }
    const verdict = await context.gate.ask(req, 'code', passOf(req));
    if (verdict === 'prove') {
      res.set('Retry-After', '60');
      return sendCodeForm(context, res, { fault: floodText.wait, status: 429 });
    }
    if (verdict !== 'go') return sendTooOften(context, res, verdict.waitMinutes);
    await open(context, req, res, read.code);
  };
}

async function open(context: TipContext, req: Request, res: Response, code: string): Promise<void> {
  let opened: Awaited<ReturnType<TipContext['desk']['open']>>;
  try {
    opened = await context.desk.open(code, context.gate.sourceOf(req));
  } catch (error) {
    const trouble = troubleOf(context, error);
    res.set('Retry-After', '10');
    return sendCodeForm(context, res, { fault: trouble.text, status: trouble.status });
  }
  if (opened === 'unknown') return sendCodeForm(context, res, { fault: trackText.unknown, status: 404 });
  if (opened === 'slow') {
    res.set('Retry-After', String(slowMinutes * 60));
    return sendCodeForm(context, res, { fault: trackText.slow, status: 429 });
  }
  const leaveOut = readLeaveOut(req.body);
  sendTalk(context, res, { ...opened, text: fieldOf(req, 'text') ?? '', leaveOut });
}
