import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Headers of every public page: no script at all, nothing from elsewhere, no frame; asked for anew each time. */
export function pageHeaders(publicUrl: string): RequestHandler[] {
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        // The base style sheet draws its arrows as data: images.
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: publicUrl.startsWith('https:'),
  });
  return [
    secure,
    (_req, res, next) => {
      res.set('Cache-Control', 'no-cache');
      next();
    },
  ];
}
