import type { RequestHandler } from 'express';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { requireOpenKey } from './tip-key.ts';
import { viewerOf } from './viewer.ts';

/** Lets administrators pass, and tip officers whose key is open; to others the address is not there. */
export function adminOrOpenKey(context: ConsoleContext): RequestHandler {
  const openKey = requireOpenKey(context);
  return (req, res, next) => {
    const { role } = viewerOf(res);
    if (role === 'tip-officer') return openKey(req, res, next);
    next(role === 'admin' ? undefined : new ConsoleError('missing'));
  };
}
