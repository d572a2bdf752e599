import express, { type Router } from 'express';
import { z } from 'zod';
import type { PlainIntent } from '../knowledge/content.ts';
import type { Want } from '../knowledge/understanding.ts';
import { viewProcedure } from '../office/procedure-view.ts';
import { webText } from '../text/web.ts';
import { reportText } from '../text/web-tip.ts';
import type { WebContext } from './deps.ts';
import { ProcedurePage } from './pages/procedure.tsx';
import { longestQuestion } from './pages/search-form.tsx';
import { type Found, Services } from './pages/services.tsx';
import { webPaths } from './paths.ts';
import { sendPage } from './send-page.ts';

const shownAtOnce = 3;
const questionSchema = z.object({ q: z.string().trim().min(1).max(longestQuestion) });

/** All services by shelf, each service on a page of its own, and what a question finds. */
export function serviceRoutes(context: WebContext): Router {
  const router = express.Router();
  const about = webText.servicesAbout(context.office.shortName);
  router.get('/', (_req, res) =>
    sendPage(context, res, {
      title: webText.services,
      about,
      path: webPaths.services,
      body: Services({ procedures: context.knowledge().content.procedures }),
    }),
  );
  router.post('/', (req, res) => {
    const asked = questionSchema.safeParse(req.body);
    const search = asked.success ? { text: asked.data.q, ...find(context, asked.data.q) } : undefined;
    const { procedures } = context.knowledge().content;
    const body = Services({ procedures, ...(search ? { search } : {}) });
    sendPage(context, res, { title: webText.services, about, body });
  });
  router.get('/:id', (req, res, next) => {
    const { procedures, contacts } = context.knowledge().content;
    const procedure = procedures.find(({ id }) => id === req.params.id);
    if (!procedure) return next();
    const view = viewProcedure(procedure, { ...context, contacts, now: context.clock() });
    const path = webPaths.service(view.id);
    sendPage(context, res, { title: view.name, about: view.about, path, body: ProcedurePage({ view }) });
  });
  return router;
}

/** What a question finds that has a page here; for the rest, a word on what to do. */
function find({ knowledge }: WebContext, text: string): { found: Found[]; advice?: string } {
  const { content, understand } = knowledge();
  const { candidates, isSure } = understand(text);
  const [best] = candidates;
  if (isSure && best?.want.kind === 'plain' && best.want.intent === 'other') return { found: [] };
  const found = candidates.flatMap(({ want }) => foundOf(content, want)).slice(0, shownAtOnce);
  const advice = best?.want.kind === 'plain' ? adviceOn(best.want.intent) : undefined;
  return { found, ...(advice ? { advice } : {}) };
}

function adviceOn(intent: PlainIntent): string | undefined {
  const advice: Partial<Record<PlainIntent, string>> = webText.foundPlain;
  return advice[intent];
}

function foundOf(content: ReturnType<WebContext['knowledge']>['content'], want: Want): Found[] {
  if (want.kind === 'procedure') {
    const procedure = content.procedures.find(({ id }) => id === want.id);
    return procedure ? [{ label: procedure.name, path: webPaths.service(procedure.id) }] : [];
  }
  if (want.kind === 'plain') {
    if (want.intent === 'report_corruption') return [{ label: reportText.title, path: webPaths.report }];
    return want.intent === 'contact' ? [{ label: webText.contactsTitle, path: webPaths.contacts }] : [];
  }
  if (want.kind === 'answer') return [];
  const [item] = content.disclosures
    .filter(({ topics, code }) => (want.kind === 'code' ? code === want.code : topics.includes(want.id)))
    .filter(({ year }) => want.year === undefined || year === want.year)
    .sort((a, b) => b.year - a.year);
  return item ? [{ label: item.name, path: webPaths.item(item.year, item.group, item.code) }] : [];
}
