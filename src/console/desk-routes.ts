import express, { type RequestHandler, type Router } from 'express';
import { type Desk, may } from '../staff/may.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { deskView } from './desk.ts';
import { assigneeForm } from './ticket-forms/assignee.ts';
import { noteForm } from './ticket-forms/note.ts';
import { priorityForm } from './ticket-forms/priority.ts';
import { replyForm } from './ticket-forms/reply.ts';
import { retryForm } from './ticket-forms/retry.ts';
import { statusForm } from './ticket-forms/status.ts';
import { ticketList } from './ticket-list.ts';
import { ticketPage } from './ticket-page.ts';
import { viewerOf } from './viewer.ts';

/** The pages and forms of one desk. */
export function deskRoutes(context: ConsoleContext, desk: Desk): Router {
  const view = deskView(context, desk);
  const router = express.Router();
  router.use(onlyReaders(desk));
  router.get('/', ticketList(context, view));
  router.get('/:number', ticketPage(context, view));
  router.post('/:number/reply', replyForm(context, view));
  router.post('/:number/note', noteForm(context, view));
  router.post('/:number/status', statusForm(context, view));
  router.post('/:number/assignee', assigneeForm(context, view));
  router.post('/:number/priority', priorityForm(context, view));
  router.post('/:number/retry', retryForm(context, view));
  return router;
}

/** To those who may not read it, a desk is not there at all. */
function onlyReaders(desk: Desk): RequestHandler {
  return (_req, res, next) =>
    next(may(viewerOf(res).role, `${desk}.read`) ? undefined : new ConsoleError('missing'));
}
