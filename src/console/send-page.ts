import type { Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { faultOf } from '../errors.ts';
import type { ConsoleContext, QuotaState } from './deps.ts';
import { Layout, type Pulse } from './pages/layout.tsx';
import { maybeViewer } from './viewer.ts';

export interface Page {
  readonly title: string;
  readonly body: VNode;
  readonly pulse?: Pulse;
}

/** Renders a page into the console's frame and sends it. */
export async function sendPage(
  context: ConsoleContext,
  res: Response,
  status: number,
  page: Page,
): Promise<void> {
  const viewer = maybeViewer(res);
  const quota = viewer ? await quotaOf(context) : null;
  const { office, assets } = context;
  const html = renderToString(
    Layout({ ...page, office, assets, viewer, quota, here: res.req.originalUrl.split('?')[0] ?? '' }),
  );
  res.status(status).type('html').send(`<!doctype html>\n${html}`);
}

async function quotaOf(context: ConsoleContext): Promise<QuotaState | null> {
  try {
    return await context.quota.state();
  } catch (error) {
    context.logger.warn(faultOf(error), 'the quota cannot be read');
    return null;
  }
}
