import type { RequestHandler, Response } from 'express';
import { may } from '../staff/may.ts';
import type { KeyHolder } from '../tips/desks.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { openPair } from './open-key.ts';
import { pageOfForm, secondFactorPath, unlockPath } from './paths.ts';
import { typedIn } from './typed-in.ts';
import { sendUnlock } from './unlock.ts';
import { viewerOf } from './viewer.ts';

const holderKey = 'keyHolder';

/**
 * Lets only tip officers pass whose key is open and who gave their second factor in this session. To everybody else
 * there is nothing here; tip officers are led to where they open it, and what they typed is shown to them.
 */
export function requireOpenKey(context: ConsoleContext): RequestHandler {
  return async (req, res, next) => {
    const viewer = viewerOf(res);
    if (!may(viewer.role, 'tip.read')) throw new ConsoleError('missing');
    const pair = openPair(context, { req, res });
    if (pair && viewer.secondFactor && req.session.tipKey?.hasSecondFactor) {
      res.locals[holderKey] = { username: viewer.username, name: viewer.name, pair } satisfies KeyHolder;
      return next();
    }
    if (req.method === 'GET' || req.method === 'HEAD') {
      const page = viewer.secondFactor ? unlockPath : secondFactorPath;
      return res.redirect(303, `${page}?next=${encodeURIComponent(req.originalUrl)}`);
    }
    await sendUnlock(context, { req, res }, 401, { next: pageOfForm(req.originalUrl), kept: typedIn(req) });
  };
}

/** The tip officer who is asking, with their key open; only behind `requireOpenKey`. */
export function keyHolderOf(res: Response): KeyHolder {
  const holder = res.locals[holderKey] as KeyHolder | undefined;
  if (!holder) throw new ConsoleError('missing');
  return holder;
}
