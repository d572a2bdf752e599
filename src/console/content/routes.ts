import express, { type Router } from 'express';
import type { ConsoleContext } from '../deps.ts';
import { requireRight } from '../viewer.ts';
import { checkedForm, removePages, restoreForm } from './entry-deeds.ts';
import { entryPage } from './entry-page.ts';
import { addPages, editPages } from './form-page.ts';
import { historyPages } from './history.ts';
import { kindList, staleList } from './kind-list.ts';
import { overview } from './overview.ts';
import { tryPages } from './try.ts';

/** The pages and forms of the office's content. */
export function contentRoutes(context: ConsoleContext): Router {
  const router = express.Router();
  const mayEdit = requireRight('content.edit');
  const [trying, adding, editing, removing, history] = [
    tryPages(context),
    addPages(context),
    editPages(context),
    removePages(context),
    historyPages(context),
  ];
  router.get('/', overview(context));
  router.get('/stale', staleList(context));
  router.get('/try', trying.shown);
  router.post('/try', trying.sent);
  router.get('/new/:kind', mayEdit, adding.shown);
  router.post('/new/:kind', mayEdit, adding.sent);
  router.get('/:kind', kindList(context));
  router.get('/:kind/:key', entryPage(context));
  router.get('/:kind/:key/edit', mayEdit, editing.shown);
  router.post('/:kind/:key/edit', mayEdit, editing.sent);
  router.post('/:kind/:key/checked', mayEdit, checkedForm(context));
  router.get('/:kind/:key/remove', mayEdit, removing.shown);
  router.post('/:kind/:key/remove', mayEdit, removing.sent);
  router.post('/:kind/:key/restore', mayEdit, restoreForm(context));
  router.get('/:kind/:key/history', history.shown);
  router.post('/:kind/:key/history', mayEdit, history.sent);
  return router;
}
