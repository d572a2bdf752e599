import type { Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { WebContext } from './deps.ts';
import { Layout } from './pages/layout.tsx';

export interface Page {
  readonly title: string;
  /** What a search engine shows of it. */
  readonly about: string;
  readonly body: VNode;
  /** The page's one address; none for those that no search engine shall keep. */
  readonly path?: string;
  /** Address of the one script it may run. */
  readonly script?: string;
}

/** Renders a page into the public frame and sends it. */
export function sendPage(
  { office, styles, publicUrl }: WebContext,
  res: Response,
  page: Page,
  status = 200,
): void {
  const canonical = page.path === undefined ? undefined : new URL(page.path, publicUrl).href;
  const here = res.req.path;
  const html = renderToString(Layout({ ...page, office, styles, here, ...(canonical ? { canonical } : {}) }));
  res.status(status).type('html').send(`<!doctype html>\n${html}`);
}
