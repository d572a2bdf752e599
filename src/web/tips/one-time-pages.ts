import express, { type Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { receiptText } from '../../text/web-tip.ts';
import type { NewId } from '../../tickets/ports.ts';
import type { FiledTip } from '../../tips/desks.ts';
import type { LockBox } from '../../vault/lock-box.ts';
import { lockedField } from '../locked-field.ts';
import { Message } from '../pages/message.tsx';
import { OneTime } from '../pages/tips/one-time.tsx';
import { webPaths } from '../paths.ts';
import { fieldOf, mayGoOn, sendReceipt, sendTipPage, type TipContext } from './context.ts';
import { faultStatus } from './trouble.ts';

const hours = 24;
/** How long the page with the button stays good, and with it the same page sent again. */
const pageMinutes = 10;

const filedSchema = z.object({
  id: z.string(),
  filed: z.object({
    number: z.string(),
    code: z.string(),
    filedAt: z.coerce.date(),
    dueDay: z.string(),
    proof: z.string(),
    readers: z.number(),
  }),
});

interface Keys {
  readonly box: LockBox;
  readonly clock: Clock;
}

const handleField = (keys: Keys) =>
  lockedField(keys, { purpose: 'one-time page', minutes: hours * 60, schema: filedSchema });

/**
 * Path of a page that shows a receipt once, within a day, to those who do not want the code in the chat.
 * @param keys the box is the one that the pages have, locked by a key in memory alone
 */
export function receiptPath(keys: Keys & { readonly newId: NewId }, filed: FiledTip): string {
  return webPaths.receiptOf(handleField(keys).lock({ id: keys.newId(), filed }));
}

/** `/receipt/HANDLE`: a button, so that a preview of the address uses nothing up, then the code. */
export function oneTimePages(context: TipContext): Router {
  const router = express.Router();
  const handles = handleField(context);
  const pages = lockedField(context, {
    purpose: 'one-time button',
    minutes: pageMinutes,
    schema: z.object({ id: z.string(), page: z.string() }),
  });
  const sendGone = (res: Parameters<typeof sendTipPage>[1]) => {
    const { goneTitle: title, gone: text } = receiptText;
    sendTipPage(context, res, { title, body: Message({ title, text }) }, 410);
  };
  router.get('/:handle', (req, res) => {
    const opened = handles.open(req.params.handle);
    if (!opened) return sendGone(res);
    const page = pages.lock({ id: opened.value.id, page: context.newId() });
    const path = webPaths.receiptOf(req.params.handle);
    sendTipPage(context, res, { title: receiptText.onceTitle, body: OneTime({ path, page }) });
  });
  const fields = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 2 });
  router.post('/:handle', fields, async (req, res) => {
    if (!mayGoOn(context, res, await context.gate.ask(req, 'one-time'))) return;
    const opened = handles.open(req.params.handle);
    const button = pages.open(fieldOf(req, 'page'));
    if (opened && !button) return res.redirect(303, webPaths.receiptOf(String(req.params.handle)));
    if (!opened || button?.value.id !== opened.value.id) return sendGone(res);
    const { value } = button;
    try {
      if (!(await context.usedOnce.take(value.id, value.page))) return sendGone(res);
    } catch (error) {
      // It may count as shown by now, to this page alone: its button stays good for as long as the address does.
      const page = pages.lock(value, opened.until);
      const path = webPaths.receiptOf(String(req.params.handle));
      const body = OneTime({ path, page, fault: receiptText.onceFailed });
      return sendTipPage(context, res, { title: receiptText.onceTitle, body }, faultStatus(context, error));
    }
    sendReceipt(context, res, opened.value.filed);
  });
  return router;
}
