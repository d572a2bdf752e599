import express, { type Router } from 'express';
import type { ConsoleContext } from '../deps.ts';
import { requireRight } from '../viewer.ts';
import { answerPages } from './answer-question.ts';
import { checkNowForm, linkList } from './link-list.ts';
import { attachForm, settleForm, synonymForm } from './question-forms.ts';
import { questionList } from './question-list.ts';
import { questionPage } from './question-page.ts';

/** The questions that found no answer. Their texts stand on pages alone, never in an address. */
export function questionRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  const mayEdit = requireRight('content.edit');
  const answering = answerPages(context);
  router.get('/', questionList(context));
  router.get('/:question', questionPage(context));
  router.get('/:question/answer', mayEdit, answering.shown);
  router.post('/:question/answer', mayEdit, answering.sent);
  router.post('/:question/attach', mayEdit, attachForm(context));
  router.post('/:question/synonym', mayEdit, synonymForm(context));
  router.post('/:question/dismiss', mayEdit, settleForm(context, 'dismissed'));
  router.post('/:question/found', mayEdit, settleForm(context, 'found'));
  return router;
}

/** The links that villagers are shown. */
export function linkRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  router.get('/', linkList(context));
  router.post('/check', requireRight('content.edit'), checkNowForm(context));
  return router;
}
