import express, { type ErrorRequestHandler, type Request, type Router } from 'express';
import type { Channel } from '../channel.ts';
import { refuse } from './answer.ts';
import { answerCall, noteRefusal, send } from './answer-call.ts';
import type { Call, Route } from './call.ts';
import { newRequestId } from './ids.ts';
import { routes } from './routes.ts';

const TWO_MB = 2 * 1024 * 1024;

/** LINE's api and api-data paths on one router. */
export function apiRouter(channel: Channel): Router {
  const router = express.Router();
  router.use(express.raw({ type: () => true, limit: TWO_MB }));
  for (const route of routes) {
    router[route.method](route.path, (request, response) =>
      answerCall(channel, route, toCall(request, route.path), response),
    );
  }
  const nowhere: Route = { method: 'get', path: '', endpoint: () => refuse(404, 'Not found') };
  router.use((request, response) => answerCall(channel, nowhere, toCall(request, ''), response));
  router.use(tooLarge(channel));
  return router;
}

function toCall(request: Request, route: string): Call {
  return {
    method: request.method,
    path: request.path,
    route,
    params: request.params as Record<string, string>,
    query: request.query,
    headers: request.headers,
    bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    json: {},
    requestId: newRequestId(),
  };
}

/** LINE's 413 above 2 MB; what else the body reader finds wrong is a 400. */
function tooLarge(channel: Channel): ErrorRequestHandler {
  return (error: { type?: string }, request, response, next) => {
    if (response.headersSent) return next(error);
    const isLarge = error.type === 'entity.too.large';
    const answer = isLarge
      ? refuse(413, 'Request exceeds the max size of 2MB. Make the request smaller than 2MB and try again.')
      : refuse(400, 'The request body could not be read');
    noteRefusal(channel, request, answer);
    send(response, answer, newRequestId());
  };
}
