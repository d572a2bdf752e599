import type { RequestHandler } from 'express';
import { ConsoleError } from './console-error.ts';

/**
 * Refuses forms that another site sends. Browsers of today say so in `Sec-Fetch-Site`; older ones name the
 * page's origin, which must be the address asked (`Host`) or the public one, as a reverse proxy may change Host.
 */
export function sameOrigin(publicUrl: string): RequestHandler {
  const publicHost = new URL(publicUrl).host;
  return (req, _res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next();
    const site = req.get('sec-fetch-site');
    const origin = req.get('origin');
    const host = origin && URL.canParse(origin) ? new URL(origin).host : null;
    const isOurs = site
      ? site === 'same-origin' || site === 'none'
      : !origin || (host !== null && (host === req.get('host') || host === publicHost));
    next(isOurs ? undefined : new ConsoleError('crossSite'));
  };
}
