import type { RequestHandler, Response } from 'express';
import { may, type Right } from '../staff/may.ts';
import type { Staff } from '../staff/staff.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { pulsePath } from './paths.ts';
import { endSession, isOver, keepKey, noteSeen } from './session.ts';

const viewerKey = 'viewer';

/** Finds out who is asking: the account is read anew each time, so that a change of it counts at once. */
export function loadViewer(context: ConsoleContext): RequestHandler {
  return async (req, res, next) => {
    const { signedIn } = req.session;
    if (!signedIn) return next();
    const now = context.clock();
    const staff = isOver(signedIn, now) ? null : await context.staff.find(signedIn.username);
    if (!staff?.isActive || staff.sessionEpoch !== signedIn.epoch) {
      await endSession(req);
      return next();
    }
    // The live refresh asks by itself: it must not keep a session alive that nobody uses.
    const isAsked = req.path !== pulsePath;
    if (isAsked) noteSeen(signedIn, now);
    keepKey(req, now, isAsked);
    res.locals[viewerKey] = staff;
    next();
  };
}

/** Lets those pass whose role has the right; the others get a page that says so. */
export function requireRight(right: Right): RequestHandler {
  return (_req, res, next) =>
    next(may(viewerOf(res).role, right) ? undefined : new ConsoleError('forbidden'));
}

export function maybeViewer(res: Response): Staff | null {
  return (res.locals[viewerKey] as Staff | undefined) ?? null;
}

/** The person signed in; only behind `requireViewer`. */
export function viewerOf(res: Response): Staff {
  const viewer = maybeViewer(res);
  if (!viewer) throw new ConsoleError('forbidden');
  return viewer;
}
