import type { RequestHandler } from 'express';
import { hoursWords } from '../office/opening-hours.ts';
import { webText } from '../text/web.ts';
import type { WebContext } from './deps.ts';
import { Contacts } from './pages/contacts.tsx';
import { webPaths } from './paths.ts';
import { sendPage } from './send-page.ts';

export function contactPage(context: WebContext): RequestHandler {
  const { office, calendar, clock, knowledge } = context;
  return (_req, res) =>
    sendPage(context, res, {
      title: webText.contactsTitle,
      about: webText.contactsTitle,
      path: webPaths.contacts,
      body: Contacts({
        contacts: knowledge().content.contacts,
        hoursOf: ({ hours }) => hoursWords(hours, { office, calendar, now: clock() }),
      }),
    });
}
