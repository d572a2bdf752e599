import express, { type RequestHandler, type Response, type Router } from 'express';
import { reportText } from '../../text/web-tip.ts';
import { ReportStart } from '../pages/tips/report-start.tsx';
import { webPaths } from '../paths.ts';
import { type AboutChoice, aboutOf, emptyAbout, faultOfAbout, readAbout } from './about-form.ts';
import { mayGoOn, sendTipPage, type TipContext } from './context.ts';
import { draftField, type ReportDraft } from './draft.ts';
import { type ReportWords, readReportWords } from './report-words.ts';
import { sendNobodyLeft, sendReportForm } from './send-report-form.ts';
import { sendExpired, sendStartAgain, startOf } from './send-report-start.ts';
import { submitReport } from './submit-report.ts';

const largestForm = '300kb';

/** `/report`: what to know, whom it is about, what happened, and the receipt. */
export function reportRoutes(context: TipContext): Router {
  const router = express.Router();
  const fields = express.urlencoded({ extended: false, limit: largestForm, parameterLimit: 200 });
  router.get('/', async (_req, res) => {
    const body = ReportStart(await startOf(context, emptyAbout));
    const about = reportText.about(context.office.shortName);
    sendTipPage(context, res, { title: reportText.title, about, path: webPaths.report, body });
  });
  router.post('/about', fields, context.turn, chooseAbout(context));
  router.post('/write', fields, context.turn, async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'step'))) return;
    const words = readReportWords(req.body);
    const draft = draftField(context).open(req.body?.draft)?.value;
    if (draft) await sendReportForm(context, res, { draft, words });
    else await sendExpired(context, res, words);
  });
  router.post('/', context.uploads.read, context.turn, submitReport(context));
  return router;
}

function chooseAbout(context: TipContext): RequestHandler {
  return async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'step'))) return;
    const choice = readAbout(req.body);
    const words = readReportWords(req.body);
    try {
      await goOn(context, res, choice, words);
    } catch (error) {
      sendStartAgain(context, res, { choice, words }, error);
    }
  };
}

async function goOn(
  context: TipContext,
  res: Response,
  choice: AboutChoice,
  words: ReportWords,
): Promise<void> {
  const start = await startOf(context, choice);
  const fault = faultOfAbout(choice);
  if (fault) {
    const body = ReportStart({ ...start, fault, words });
    return sendTipPage(context, res, { title: reportText.title, body }, 422);
  }
  const about = aboutOf(choice, start.people, context.office);
  const id = context.newId();
  const draft: ReportDraft = {
    id,
    about,
    files: [],
    isPassed: false,
    readers: [],
    leaveOut: [],
    isToldNobody: false,
  };
  const readers = await context.desk.readersOf(about);
  if (readers.length > 0) return sendReportForm(context, res, { draft, words });
  sendNobodyLeft(context, res, { draft, words });
}
