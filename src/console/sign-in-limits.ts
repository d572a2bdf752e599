import type { RequestHandler } from 'express';
import { renderToString } from 'preact-render-to-string';
import { z } from 'zod';
import { inTurn } from '../pages/in-turn.ts';
import { errorPages } from '../text/console.ts';
import type { ConsoleContext } from './deps.ts';
import { ErrorPageView } from './pages/error-page.tsx';
import { Layout } from './pages/layout.tsx';
import { sourceOf } from './source.ts';

/** A whole office may share one network. */
export const signInsOfOneSource = { minutes: 10, most: 120 } as const;
const signInForm = z.object({ username: z.string().max(200).catch('') });
export const signInLine = { atOnce: 6, longestMs: 1_000, longestQueue: 100 } as const;
const retrySeconds = 10;

/**
 * What stands before every password at sign-in: so many from one source, and so many of all at once. Who is turned
 * away costs neither a key nor a look into the database. A browser that is known counts apart from its network.
 */
export function signInLimits(context: ConsoleContext): RequestHandler[] {
  const crowded = sendCrowded(context);
  const { minutes, most } = signInsOfOneSource;
  return [
    (req, res, next) => {
      const { username } = signInForm.parse(req.body ?? {});
      const { name } = sourceOf(context, req, username);
      if (context.counts.add(`sign-in from ${name}`, minutes) > most) crowded(req, res, next);
      else next();
    },
    inTurn(signInLine, crowded),
  ];
}

/** Drawn once: a flood of these must cost next to nothing. */
function sendCrowded({ office, assets }: ConsoleContext): RequestHandler {
  const { title, advice } = errorPages.crowded;
  const body = ErrorPageView({ title, advice, isSignedIn: false });
  const nobody = { viewer: null, quota: null, waiting: null, banners: [], here: '' };
  const html = `<!doctype html>\n${renderToString(Layout({ ...nobody, title, body, office, assets }))}`;
  return (_req, res) => {
    res.status(503).set('Retry-After', String(retrySeconds)).type('html').send(html);
  };
}
