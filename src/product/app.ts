import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import { faultOf, isAway } from '../errors.ts';
import type { Logger } from '../logger.ts';

export interface AppParts {
  readonly webhook: Router;
  readonly console: Router;
  /** The public pages, at the root. */
  readonly web: Router;
  /** Whether the database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly logger: Logger;
  /** From which proxies `X-Forwarded-For` is believed. */
  readonly trustProxy: string;
}

/** Puts the doors into one Express application. Does nothing on its own until it is listened on. */
export function createApp({
  webhook,
  console: consolePages,
  web,
  isReady,
  logger,
  trustProxy,
}: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  // A digest of a page with somebody's words on it is nothing to be kept; what may be kept is served with its own.
  app.disable('etag');
  app.set('trust proxy', trustProxy);
  app.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok');
  });
  app.get('/readyz', async (_request, response) => {
    const ready = await isReady();
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready' : 'the database does not answer');
  });
  app.use('/webhook', webhook);
  app.use('/console', consolePages);
  app.use(web);
  app.use(failed(logger));
  return app;
}

function failed(logger: Logger): ErrorRequestHandler {
  return (error: { status?: unknown }, request, response, _next) => {
    const status = typeof error.status === 'number' ? error.status : 500;
    if (status >= 500) logger.error(faultOf(error), 'a request failed');
    // Express itself would print the error's own words.
    if (!response.headersSent) response.sendStatus(isAway(error) ? 503 : status);
    // Half is cut off, so that nobody takes it for the whole.
    else if (!response.writableEnded) request.socket.destroy();
  };
}
