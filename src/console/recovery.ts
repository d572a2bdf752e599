import { randomBytes } from 'node:crypto';
import express, { type Response, type Router } from 'express';
import { toString as qrCode } from 'qrcode';
import { z } from 'zod';
import { recoveryText, shareRefusals, sheetText } from '../text/console-recovery.ts';
import { toBase32 } from '../vault/base32.ts';
import { readShare, ShareRefusal } from '../vault/recovery-share.ts';
import { adminOrOpenKey, mayHavePapers } from './admin-or-open-key.ts';
import { ConsoleError } from './console-error.ts';
import type { ConsoleContext } from './deps.ts';
import { RecoveryPage, type ShareProblem } from './pages/recovery.tsx';
import { RecoverySheets } from './pages/recovery-sheets.tsx';
import { recoveryPath } from './paths.ts';
import { sendPage } from './send-page.ts';
import { viewerOf } from './viewer.ts';

const typed = z.string().max(2000).catch('');
const confirmSchema = z.object({ share1: typed, share2: typed });

/** The office's recovery key: what it is for, its three papers, and letting go of what the machine keeps. */
export function recoveryRoutes(context: ConsoleContext): Router {
  const { recovery } = context;
  const router = express.Router();
  const show = async (
    res: Response,
    status: number,
    state: { problem?: ShareProblem; isDone?: boolean } = {},
  ) => {
    const { fingerprint } = recovery;
    const mayMake = await mayHavePapers(context, viewerOf(res));
    const body = RecoveryPage({ fingerprint, isMade: recovery.haveSharesBeenMade(), mayMake, ...state });
    return sendPage(context, res, status, { title: recoveryText.title, body });
  };
  router.use(adminOrOpenKey(context));
  router.get('/', (req, res) => show(res, 200, { isDone: req.query.done === 'confirmed' }));
  router.post(['/shares', '/confirm'], async (_req, res, next) => {
    next((await mayHavePapers(context, viewerOf(res))) ? undefined : new ConsoleError('forbidden'));
  });
  router.post('/shares', async (_req, res) => {
    if (recovery.haveSharesBeenMade()) return show(res, 409);
    const { username } = viewerOf(res);
    await context.audit.append({ who: username, deed: 'recovery-key-made' });
    const shares = await recovery.makeShares(username);
    if (!shares) return show(res, 409);
    // Shown on the answer itself and not after a redirect: it is kept nowhere.
    await sendSheets(context, res, shares);
  });
  router.post('/confirm', async (req, res) => {
    const { share1, share2 } = confirmSchema.parse(req.body ?? {});
    if (recovery.haveSharesBeenMade()) return show(res, 409);
    const problem = problemIn([share1, share2]);
    if (problem) return show(res, 422, { problem });
    try {
      const { username } = viewerOf(res);
      await recovery.confirmShares([share1, share2], () =>
        context.audit.append({ who: username, deed: 'recovery-key-erased' }),
      );
    } catch (error) {
      if (!(error instanceof ShareRefusal)) throw error;
      const words = shareRefusals[error.reason](error.groups);
      return show(res, 422, { problem: { words, typed: [share1, share2] } });
    }
    res.redirect(303, `${recoveryPath}?done=confirmed`);
  });
  return router;
}

async function sendSheets(context: ConsoleContext, res: Response, shares: readonly string[]): Promise<void> {
  const sheets = await Promise.all(shares.map(async (share) => ({ share, qr: await pictureOf(share) })));
  const body = RecoverySheets({
    sheets,
    office: context.office.name,
    fingerprint: context.recovery.fingerprint,
    // Papers of two printings do not go together: this says which do.
    set: toBase32(randomBytes(5)).slice(0, 4),
    at: context.clock(),
  });
  await sendPage(context, res, 200, { title: sheetText.pageTitle, body });
}

/** As an address a page may show. A share has only letters of the code's compact mode. */
async function pictureOf(share: string): Promise<string> {
  const svg = await qrCode(share, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The first share that cannot even be read, so that the field it stands in can be marked. */
function problemIn(shares: readonly [string, string]): ShareProblem | null {
  for (const [field, share] of shares.entries()) {
    try {
      readShare(share);
    } catch (error) {
      if (!(error instanceof ShareRefusal)) throw error;
      return { field, words: shareRefusals[error.reason](error.groups), typed: shares };
    }
  }
  return null;
}
