import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import { faultOf, isAway } from '../errors.ts';
import { pageHeaders } from '../pages/headers.ts';
import { webText } from '../text/web.ts';
import { webAssets, webStyles } from './assets.ts';
import { contactPage } from './contacts.ts';
import type { WebContext, WebDeps } from './deps.ts';
import { disclosureRoutes } from './disclosures.ts';
import { homePage } from './home.ts';
import { Message } from './pages/message.tsx';
import { webPaths } from './paths.ts';
import { sendPage } from './send-page.ts';
import { serviceRoutes } from './services.ts';
import { siteMap } from './site-map.ts';
import { tipRoutes } from './tips/routes.ts';

const largestForm = '16kb';

/** The public pages: without sign-in, script or cookies; to be mounted at the root. */
export function webRouter(deps: WebDeps): Router {
  const context: WebContext = { ...deps, styles: webStyles(webPaths.assets) };
  const router = express.Router();
  router.use(webPaths.assets, webAssets());
  router.use(tipRoutes(context));
  // No script at all; asked for anew each time, for an officer may have just changed it.
  const { publicUrl } = deps;
  router.use(...pageHeaders({ publicUrl, referrer: 'no-referrer', cacheControl: 'no-cache' }));
  router.use(express.urlencoded({ extended: false, limit: largestForm, parameterLimit: 5 }));
  router.get(webPaths.home, homePage(context));
  router.use(webPaths.services, serviceRoutes(context));
  router.use(webPaths.disclosures, disclosureRoutes(context));
  router.get('/transparency', (_req, res) => res.redirect(302, webPaths.disclosures));
  router.get(webPaths.contacts, contactPage(context));
  router.use(siteMap(context));
  router.use(missing(context), failed(context));
  return router;
}

function missing(context: WebContext): RequestHandler {
  return (_req, res) => {
    const { missingTitle: title, missing: text } = webText;
    sendPage(context, res, { title, about: text, body: Message({ title, text }) }, 404);
  };
}

function failed(context: WebContext): ErrorRequestHandler {
  return (error: { status?: unknown }, _req, res, next) => {
    if (res.headersSent) return next(error);
    const status = typeof error.status === 'number' ? error.status : isAway(error) ? 503 : 500;
    if (status >= 500) context.logger.error(faultOf(error), 'a public page failed');
    const text = status === 413 ? webText.tooLong : status < 500 ? webText.missing : webText.fault;
    const title = status < 500 ? webText.missingTitle : webText.faultTitle;
    sendPage(context, res, { title, about: text, body: Message({ title, text }) }, status);
  };
}
