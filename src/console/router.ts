import express, { type Router } from 'express';
import { counts } from '../pages/counts.ts';
import { pageHeaders } from '../pages/headers.ts';
import { attemptsInMemory } from '../staff/attempts-in-memory.ts';
import { passwordKeeper } from '../staff/password.ts';
import { accountRoutes } from './account.ts';
import { assetUrls, consoleAssets } from './assets.ts';
import { auditRoutes } from './audit.ts';
import { linkRoutes, questionRoutes } from './content/question-routes.ts';
import { contentRoutes } from './content/routes.ts';
import type { ConsoleContext, ConsoleDeps } from './deps.ts';
import { deskRoutes } from './desk-routes.ts';
import { errorPage, notFound } from './error-pages.ts';
import { ticketFile } from './files.ts';
import { deskPaths, mount, pulsePath } from './paths.ts';
import { pulse } from './pulse.ts';
import { entryForm, entryPaths, usualForm } from './read-form.ts';
import { recoveryRoutes } from './recovery.ts';
import { requireOwnPassword, requireViewer } from './require-viewer.ts';
import { sameOrigin } from './same-origin.ts';
import { secondFactorRoutes } from './second-factor.ts';
import { sessions } from './session.ts';
import { signInRoutes } from './sign-in.ts';
import { staffRoutes } from './staff.ts';
import { tipRoutes } from './tips/routes.ts';
import { readUpload } from './tips/upload.ts';
import { unlockRoutes } from './unlock.ts';
import { loadViewer, requireRight } from './viewer.ts';

/** The officers' web console; to be mounted at `/console`. */
export function consoleRouter(deps: ConsoleDeps): Router {
  const assetsPath = '/assets';
  const assets = assetUrls(`${mount}${assetsPath}`);
  const context: ConsoleContext = {
    ...deps,
    passwords: passwordKeeper(),
    sources: attemptsInMemory(),
    counts: counts(deps.clock, deps.newId),
    assets,
  };
  const router = express.Router();
  router.use(assetsPath, consoleAssets());
  router.use(
    ...pageHeaders({
      publicUrl: deps.publicUrl,
      more: { scriptSrc: ["'self'"], connectSrc: ["'self'"] },
      // With no-referrer a browser sends `Origin: null` with the console's own forms.
      referrer: 'same-origin',
      cacheControl: 'no-store',
    }),
  );
  router.use(...sessions(deps), loadViewer(context));
  router.use(sameOrigin(deps.publicUrl));
  router.use(entryPaths, entryForm);
  router.use(usualForm);
  router.use('/tips', readUpload);
  router.use(signInRoutes(context));
  router.use(requireViewer(context));
  router.use('/account', accountRoutes(context));
  router.use(requireOwnPassword);
  router.use('/unlock', unlockRoutes(context));
  router.use('/second-factor', secondFactorRoutes(context));
  router.get('/', (_req, res) => res.redirect(303, deskPaths.ticket));
  router.use('/tickets', deskRoutes(context));
  router.use('/tips', tipRoutes(context));
  router.get('/files/:number/:file', ticketFile(context));
  router.get(pulsePath, pulse(context));
  const mayRead = requireRight('content.read');
  router.use('/content', mayRead, contentRoutes(context));
  router.use('/questions', mayRead, questionRoutes(context));
  router.use('/links', mayRead, linkRoutes(context));
  router.use('/staff', requireRight('staff.manage'), staffRoutes(context));
  router.use('/recovery', recoveryRoutes(context));
  router.use('/audit', auditRoutes(context));
  router.use(notFound, errorPage(context));
  return router;
}
