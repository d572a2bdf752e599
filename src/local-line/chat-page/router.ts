import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Request, type Response, type Router } from 'express';
import { flexFiles } from '../../pages/flex-files.ts';
import { localLineWords } from '../../text/local-line.ts';
import { addPerson } from '../add-person.ts';
import type { Channel } from '../channel.ts';
import type { Person } from '../people.ts';
import { usedIn } from '../quota.ts';
import { deeds, sendPhoto } from './deeds.ts';
import { live } from './live.ts';
import { preview } from './preview.ts';
import { operatorView, peopleView, phoneView } from './view.ts';

const pageFolder = fileURLToPath(new URL('./page/', import.meta.url));
const PHOTO_LIMIT = '20mb';

/** The chat page and what its script asks for; mounted at `/chat`. */
export function chatRouter(channel: Channel): Router {
  const router = express.Router();
  router.use('/page/flex', flexFiles());
  router.use('/page', express.static(pageFolder));
  router.get('/', (_request, response) => response.sendFile('index.html', { root: pageFolder }));
  router.get('/words', (_request, response) => response.json(localLineWords));
  router.get('/preview', preview);
  router.post('/preview', express.json({ limit: '1mb' }), preview);
  router.use('/api', phoneApi(channel));
  return router;
}

function phoneApi(channel: Channel): Router {
  const router = express.Router();
  router.get('/events', (request, response) => live(channel, request, response));
  router.get('/operator', (_request, response) => response.json(operatorView(channel)));
  router.post('/quota', express.json(), (request, response) => setUsed(channel, request, response));
  router.get('/villagers', (_request, response) => response.json(peopleView(channel)));
  router.post('/villagers', express.json(), (request, response) => newcomer(channel, request, response));
  router.param('userId', (_request, response, next, userId) => {
    response.locals.person = channel.people.get(userId);
    if (response.locals.person) next();
    else response.status(404).json({ message: 'no such villager' });
  });
  router.get('/villagers/:userId', (_request, response) =>
    response.json(phoneView(channel, personIn(response))),
  );
  router.post(
    '/villagers/:userId/photo',
    express.raw({ type: () => true, limit: PHOTO_LIMIT }),
    (request, response) => photo(channel, request, response),
  );
  router.post('/villagers/:userId/:deed', express.json(), (request, response) =>
    deed(channel, request, response),
  );
  router.get('/content/:messageId', (request, response) => content(channel, request, response));
  router.get('/rich-menu/:richMenuId', (request, response) => menuImage(channel, request, response));
  router.use(sayWhy);
  return router;
}

function personIn(response: Response): Person {
  return response.locals.person as Person;
}

/** Adds a villager; opening their chat makes them follow the bot. */
function newcomer(channel: Channel, request: Request, response: Response): void {
  const wanted: unknown = request.body?.displayName;
  const { names } = localLineWords;
  const displayName =
    typeof wanted === 'string' && wanted ? wanted : names[channel.people.size % names.length];
  const { userId } = addPerson(channel, { displayName });
  response.status(201).json({ userId });
}

async function deed(channel: Channel, request: Request, response: Response): Promise<void> {
  const name = String(request.params.deed);
  const found = Object.hasOwn(deeds, name) ? deeds[name] : undefined;
  if (!found) {
    response.status(404).json({ message: 'no such deed' });
    return;
  }
  response.json(await found(channel, personIn(response), request.body ?? {}));
}

async function photo(channel: Channel, request: Request, response: Response): Promise<void> {
  const contentType = request.get('content-type') ?? 'image/jpeg';
  response.json(await sendPhoto(channel, personIn(response), request.body, contentType));
}

function content(channel: Channel, request: Request, response: Response): void {
  const found = channel.contents.get(String(request.params.messageId));
  if (!found || found.gone) response.status(404).end();
  else response.type(found.contentType).send(found.bytes);
}

function menuImage(channel: Channel, request: Request, response: Response): void {
  const image = channel.richMenus.menus.get(String(request.params.richMenuId))?.image;
  if (!image) response.status(404).end();
  else response.type(image.contentType).send(image.bytes);
}

function setUsed(channel: Channel, request: Request, response: Response): void {
  usedIn(channel.quota, channel.clock());
  channel.quota.used = Number(request.body?.used) || 0;
  channel.bus.emit('change', '*');
  response.json(operatorView(channel));
}

const sayWhy: ErrorRequestHandler = (error: Error, _request, response, next) => {
  if (response.headersSent) next(error);
  else response.status(409).json({ message: error.message });
};
