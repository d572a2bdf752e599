import type { Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { faultOf } from '../errors.ts';
import { may } from '../staff/may.ts';
import type { Staff } from '../staff/staff.ts';
import type { BoundedCount } from '../tickets/ports.ts';
import { bannersFor } from './banners.ts';
import type { ConsoleContext, QuotaState } from './deps.ts';
import { Layout, type Pulse } from './pages/layout.tsx';
import { maybeViewer } from './viewer.ts';

export interface Page {
  readonly title: string;
  readonly body: VNode;
  readonly pulse?: Pulse;
  /** Whether a card of the chat is drawn on it. */
  readonly hasCard?: boolean;
}

/** Renders a page into the console's frame and sends it. */
export async function sendPage(
  context: ConsoleContext,
  res: Response,
  status: number,
  page: Page,
): Promise<void> {
  const viewer = maybeViewer(res);
  const hasSecondFactor = res.req.session?.tipKey?.hasSecondFactor === true;
  const [quota, waiting, banners] = viewer
    ? await Promise.all([
        quotaOf(context),
        waitingOf(context, viewer),
        bannersFor(context, viewer, hasSecondFactor),
      ])
    : [null, null, []];
  const { office, assets } = context;
  const html = renderToString(
    Layout({
      ...page,
      office,
      assets,
      viewer,
      quota,
      waiting,
      banners,
      here: res.req.originalUrl.split('?')[0] ?? '',
    }),
  );
  res.status(status).type('html').send(`<!doctype html>\n${html}`);
}

/** How many questions wait for an answer: the count stops at a bound, so that every page can show it. */
async function waitingOf(context: ConsoleContext, { role }: Staff): Promise<BoundedCount | null> {
  if (!may(role, 'content.read')) return null;
  try {
    return await context.questions.openCount();
  } catch (error) {
    context.logger.warn(faultOf(error), 'the unanswered questions cannot be counted');
    return null;
  }
}

async function quotaOf(context: ConsoleContext): Promise<QuotaState | null> {
  try {
    return await context.quota.state();
  } catch (error) {
    context.logger.warn(faultOf(error), 'the quota cannot be read');
    return null;
  }
}
