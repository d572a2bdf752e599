import { randomInt } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { exportText } from '../../text/console-tip-files.ts';
import { isPackagePassphrase, packagePassphrase, sealedPackage } from '../../tips/export-package.ts';
import { exportBodies } from '../../tips/tip.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { ExportPage } from '../pages/tips/export.tsx';
import { sendPage } from '../send-page.ts';
import { keyHolderOf } from '../tip-key.ts';
import { tipNumberOf } from './number.ts';
import { packageParts } from './package-parts.ts';

const formSchema = z.object({
  to: z.enum(exportBodies).optional().catch(undefined),
  passphrase: z.string().refine(isPackagePassphrase).optional().catch(undefined),
});

/** Shows a fresh passphrase, once, with the button that makes the package. */
export function exportPage(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const { to } = formSchema.parse(req.body ?? {});
    const tip = await context.tips.find(keyHolderOf(res), tipNumberOf(req));
    if (!tip) throw new ConsoleError('missing');
    if (!to) throw new ConsoleError('badForm');
    const body = ExportPage({ number: tip.number, to, passphrase: packagePassphrase(randomInt) });
    await sendPage(context, res, 200, { title: `${exportText.title} ${tip.number}`, body });
  };
}

/** Makes the package under the passphrase that was shown; nothing of it is kept. */
export function exportFile(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const who = keyHolderOf(res);
    const number = tipNumberOf(req);
    const { to, passphrase } = formSchema.parse(req.body ?? {});
    if (!to || !passphrase) {
      const isThere = await context.tips.find(who, number);
      throw new ConsoleError(isThere ? 'badForm' : 'missing');
    }
    const tip = await context.tips.export(who, { number, to });
    const [files, staff] = await Promise.all([context.tips.files(who, number), context.staff.list()]);
    const { clock, office, tips } = context;
    const page = { tip, to, at: clock(), office, staff };
    const parts = packageParts({ tips, who, files, page });
    const about = { number, for: to, by: who.name, office: office.name, proof: tip.proof };
    const sealed = await sealedPackage({ parts, about, clock }, passphrase);
    res.set({
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${packageName(number)}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    await pipeline(sealed, res).catch((error: unknown) => {
      // A browser that turns away in the middle is no fault.
      if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  };
}

const packageName = (number: string) => `${number}.zip.age`;
