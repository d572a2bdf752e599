import type { RequestHandler } from 'express';
import type { ConsoleContext } from './deps.ts';
import { accountPath, pageOfForm, pulsePath, signInPath } from './paths.ts';
import { hasSessionCookie } from './session.ts';
import { sendSignIn } from './sign-in.ts';
import { typedIn } from './typed-in.ts';
import { maybeViewer, viewerOf } from './viewer.ts';

/** Lets only people pass who are signed in; others are asked to, and what they typed is shown to them. */
export function requireViewer(context: ConsoleContext): RequestHandler {
  return async (req, res, next) => {
    if (maybeViewer(res)) return next();
    if (req.path === pulsePath) {
      res.status(401).json({});
    } else if (req.method === 'GET' || req.method === 'HEAD') {
      const notice = hasSessionCookie(req) ? '&notice=ended' : '';
      res.redirect(303, `${signInPath}?next=${encodeURIComponent(req.originalUrl)}${notice}`);
    } else {
      await sendSignIn(context, res, 401, {
        next: pageOfForm(req.originalUrl),
        notice: 'ended',
        kept: typedIn(req),
      });
    }
  };
}

/** Holds people with a temporary password at the page of their account. */
export const requireOwnPassword: RequestHandler = (req, res, next) => {
  if (!viewerOf(res).mustChangePassword) return next();
  if (req.path === pulsePath) res.status(401).json({});
  else res.redirect(303, accountPath);
};
