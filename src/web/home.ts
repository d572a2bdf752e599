import type { RequestHandler } from 'express';
import { openingWords } from '../office/opening-hours.ts';
import { webText } from '../text/web.ts';
import type { WebContext } from './deps.ts';
import { Home } from './pages/home.tsx';
import { webPaths } from './paths.ts';
import { sendPage } from './send-page.ts';

export function homePage(context: WebContext): RequestHandler {
  const { office, calendar, clock } = context;
  return (_req, res) =>
    sendPage(context, res, {
      title: webText.homeTitle(office.shortName),
      about: webText.homeLead,
      path: webPaths.home,
      body: Home({ office, opening: openingWords(office, calendar, clock()) }),
    });
}
