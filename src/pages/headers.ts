import type { RequestHandler } from 'express';
import helmet from 'helmet';

export interface PageHeaders {
  /** https makes browsers come back by https alone. */
  readonly publicUrl: string;
  /** Where what a page runs and asks for may come from, beyond styles, fonts and pictures of its own. */
  readonly more?: Readonly<Record<string, string[]>>;
  readonly referrer: 'same-origin' | 'no-referrer';
  readonly cacheControl: 'no-store' | 'no-cache';
}

/** Headers of a page: nothing from elsewhere, nothing inline, in nobody's frame. */
export function pageHeaders({ publicUrl, more, referrer, cacheControl }: PageHeaders): RequestHandler[] {
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        // The base style sheet draws its arrows and ticks as data: images.
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...more,
      },
    },
    referrerPolicy: { policy: referrer },
    strictTransportSecurity: publicUrl.startsWith('https:'),
  });
  return [
    secure,
    (_req, res, next) => {
      res.set('Cache-Control', cacheControl);
      next();
    },
  ];
}
