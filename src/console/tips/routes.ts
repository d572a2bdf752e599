import express, { type Router } from 'express';
import type { ConsoleContext } from '../deps.ts';
import { requireOpenKey } from '../tip-key.ts';
import { exportFile, exportPage } from './export.ts';
import { leaveForm, leavePage } from './leave.ts';
import { officersPage, shareForm, trustForm } from './officers.ts';
import { replyForm } from './reply-form.ts';
import { cleanFile, originalFile, originalPage } from './tip-files.ts';
import { assigneeForm, giveForm, noteForm, proofForm, statusForm } from './tip-forms.ts';
import { tipList } from './tip-list.ts';
import { tipPage } from './tip-page.ts';

/** The pages and forms of tip officers. Each asks for the key, which nobody else has; what it does not open is not there. */
export function tipRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  router.use(requireOpenKey(context));
  router.get('/', tipList(context));
  router.get('/officers', officersPage(context));
  router.post('/officers/:username/trust', trustForm(context));
  router.post('/officers/:username/share', shareForm(context));
  router.get('/:number', tipPage(context));
  router.post('/:number/reply', replyForm(context));
  router.post('/:number/note', noteForm(context));
  router.post('/:number/status', statusForm(context));
  router.post('/:number/assignee', assigneeForm(context));
  router.post('/:number/give', giveForm(context));
  router.post('/:number/proof', proofForm(context));
  router.get('/:number/leave', leavePage(context));
  router.post('/:number/leave', leaveForm(context));
  router.post('/:number/export', exportPage(context));
  router.post('/:number/export/package', exportFile(context));
  router.get('/:number/files/:file', cleanFile(context));
  router.get('/:number/files/:file/original', originalPage(context));
  router.post('/:number/files/:file/original', originalFile(context));
  return router;
}
