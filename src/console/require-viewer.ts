import type { Request, RequestHandler } from 'express';
import type { ConsoleContext } from './deps.ts';
import { accountPath, pageOfForm, pulsePath, signInPath } from './paths.ts';
import { hasSessionCookie } from './session.ts';
import { sendSignIn } from './sign-in.ts';
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

/** What a form that came too late holds of what a person typed: kept to be copied. */
function typedIn(req: Request): string {
  const body = (req.body ?? {}) as Record<string, unknown>;
  if (!/^\/(content|questions)\//.test(req.path)) return typeof body.text === 'string' ? body.text : '';
  return Object.entries(body)
    .filter(([name]) => !hidden.includes(name))
    .map(([, value]) => value)
    .filter((value) => typeof value === 'string' && value.trim() !== '' && !chosen.test(value))
    .join('\n\n');
}

const hidden = ['version', 'use', 'id', 'to'];
/** The value of a choice, which nobody typed. */
const chosen = /^[a-z:_-]+$/;
