import express, { type Router } from 'express';
import type { WebContext } from './deps.ts';
import { webPaths } from './paths.ts';

/** `robots.txt` and `sitemap.xml`: search engines may read every public page, and nothing of the console. */
export function siteMap({ knowledge, publicUrl }: WebContext): Router {
  const whole = (path: string) => new URL(path, publicUrl).href;
  const router = express.Router();
  router.get('/robots.txt', (_req, res) => {
    const lines = [
      'User-agent: *',
      'Disallow: /console',
      'Disallow: /webhook',
      `Disallow: ${webPaths.receipt}`,
      `Sitemap: ${whole('/sitemap.xml')}`,
    ];
    res.type('text/plain').send(`${lines.join('\n')}\n`);
  });
  router.get('/sitemap.xml', (_req, res) => {
    const { procedures, years } = knowledge().content;
    const paths = [
      webPaths.home,
      webPaths.services,
      ...procedures.map(({ id }) => webPaths.service(id)),
      webPaths.disclosures,
      ...years.flatMap(({ year, groups }) => [
        webPaths.year(year),
        ...groups.map(({ code }) => webPaths.group(year, code)),
      ]),
      webPaths.contacts,
      webPaths.report,
      webPaths.track,
    ];
    // Ids, years and codes are letters, digits and dashes: nothing that XML would read otherwise.
    const entries = paths.map((path) => `<url><loc>${whole(path)}</loc></url>`).join('');
    res
      .type('application/xml')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries}</urlset>`,
      );
  });
  return router;
}
