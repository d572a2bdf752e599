import express, { type Router } from 'express';
import { viewDisclosure } from '../office/disclosure-view.ts';
import { webText } from '../text/web.ts';
import type { WebContext } from './deps.ts';
import { DisclosureGroup } from './pages/disclosure-group.tsx';
import { DisclosureYear } from './pages/disclosure-year.tsx';
import { Disclosures } from './pages/disclosures.tsx';
import { webPaths } from './paths.ts';
import { sendPage } from './send-page.ts';

/** The disclosed reports by year and group. */
export function disclosureRoutes(context: WebContext): Router {
  const router = express.Router();
  const about = webText.disclosuresAbout(context.office.shortName);
  const yearsOf = () => [...context.knowledge().content.years].sort((a, b) => b.year - a.year);
  const itemsOf = (year: number) =>
    context.knowledge().content.disclosures.filter((item) => item.year === year);
  router.get('/', (_req, res) => {
    const years = yearsOf().map(({ year }) => ({ year, count: itemsOf(year).length }));
    const path = webPaths.disclosures;
    sendPage(context, res, { title: webText.disclosures, about, path, body: Disclosures({ years }) });
  });
  router.get('/:year', (req, res, next) => {
    const list = yearsOf().find(({ year }) => String(year) === req.params.year);
    if (!list) return next();
    sendPage(context, res, {
      title: `${webText.disclosures} ${webText.year(list.year)}`,
      about,
      path: webPaths.year(list.year),
      body: DisclosureYear({ list, items: itemsOf(list.year) }),
    });
  });
  router.get('/:year/:group', (req, res, next) => {
    const list = yearsOf().find(({ year }) => String(year) === req.params.year);
    const group = list?.groups.find(({ code }) => code === req.params.group);
    if (!list || !group) return next();
    const { content } = context.knowledge();
    const items = itemsOf(list.year)
      .filter((item) => item.group === group.code)
      .map((item) => viewDisclosure(item, { ...context, content }));
    sendPage(context, res, {
      title: `${group.name} ${webText.year(list.year)}`,
      about: `${about}: ${items.map(({ name }) => name).join(', ')}`.slice(0, 300),
      path: webPaths.group(list.year, group.code),
      body: DisclosureGroup({ year: list.year, group, items, content }),
    });
  });
  return router;
}
