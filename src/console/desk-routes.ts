import express, { type Router } from 'express';
import type { ConsoleContext } from './deps.ts';
import { assigneeForm } from './ticket-forms/assignee.ts';
import { noteForm } from './ticket-forms/note.ts';
import { priorityForm } from './ticket-forms/priority.ts';
import { replyForm } from './ticket-forms/reply.ts';
import { retryForm } from './ticket-forms/retry.ts';
import { statusForm } from './ticket-forms/status.ts';
import { ticketList } from './ticket-list.ts';
import { ticketPage } from './ticket-page.ts';
import { requireRight } from './viewer.ts';

/** The pages and forms of ordinary tickets. */
export function deskRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  router.use(requireRight('ticket.read'));
  router.get('/', ticketList(context));
  router.get('/:number', ticketPage(context));
  router.post('/:number/reply', replyForm(context));
  router.post('/:number/note', noteForm(context));
  router.post('/:number/status', statusForm(context));
  router.post('/:number/assignee', assigneeForm(context));
  router.post('/:number/priority', priorityForm(context));
  router.post('/:number/retry', retryForm(context));
  return router;
}
