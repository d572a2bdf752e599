import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { webFileText } from '../../text/web-tip.ts';
import type { TipAccess } from '../../tips/desks.ts';
import type { LockBox } from '../../vault/lock-box.ts';
import { lockedField } from '../locked-field.ts';
import { Message } from '../pages/message.tsx';
import { OpenFile } from '../pages/tips/open-file.tsx';
import { webPaths } from '../paths.ts';
import { mayGoOn, sendTipPage, type TipContext } from './context.ts';

interface Keys {
  readonly box: LockBox;
  readonly clock: Clock;
}

/** As long as a talk stays open after its code was typed. */
const minutes = 30;
const schema = z.object({ number: z.string(), key: z.string(), fileId: z.string() });
const handleField = (keys: Keys) => lockedField(keys, { purpose: 'file of a talk', minutes, schema });

/**
 * Path of a page that hands out one file of a talk for half an hour: a chat can only name an address.
 * @param keys the box is the one that the pages have, locked by a key in memory alone
 */
export function filePath(keys: Keys, { number, key }: TipAccess, fileId: string): string {
  return webPaths.fileOf(handleField(keys).lock({ number, key, fileId }));
}

/** `/file/HANDLE`: a button, so that a preview of the address fetches nothing, then the file. */
export function filePages(context: TipContext): Router {
  const router = express.Router();
  const handles = handleField(context);
  router.get('/:handle', (req, res) => {
    if (!handles.open(req.params.handle)) return sendMissing(context, res);
    const path = webPaths.fileOf(req.params.handle);
    sendTipPage(context, res, { title: webFileText.openTitle, body: OpenFile({ path }) });
  });
  router.post('/:handle', async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'talk'))) return;
    const opened = handles.open(req.params.handle);
    if (!opened) return sendMissing(context, res);
    await sendFile(context, res, opened.value, opened.value.fileId);
  });
  return router;
}

/** Sends a file, or a page that says why not. */
export async function sendFile(
  context: TipContext,
  res: Response,
  access: TipAccess,
  fileId: string,
): Promise<void> {
  const { desk } = context;
  const outcome = await context.download(res, {
    prepare: (signal) => desk.prepare(access, fileId, signal),
    find: () => desk.serve(access, fileId),
  });
  if (outcome === 'missing') sendMissing(context, res);
  if (outcome === 'crowded') sendLater(context, res, webFileText.crowded);
  if (outcome === 'slow') sendLater(context, res, webFileText.slow);
}

function sendLater(context: TipContext, res: Response, text: string): void {
  const title = webFileText.crowdedTitle;
  res.set('Retry-After', '60');
  sendTipPage(context, res, { title, body: Message({ title, text }) }, 503);
}

function sendMissing(context: TipContext, res: Response): void {
  const title = webFileText.missing;
  sendTipPage(context, res, { title, body: Message({ title, text: webFileText.missingAdvice }) }, 404);
}
