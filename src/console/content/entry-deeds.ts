import type { Request, RequestHandler, Response } from 'express';
import { conflictText, type EntryDone, removeText } from '../../text/console-content-pages.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { RemovePage } from '../pages/content/remove.tsx';
import { contentPaths } from '../paths.ts';
import { sendPage } from '../send-page.ts';
import { viewerOf } from '../viewer.ts';
import {
  type AnyEntry,
  type AnyRecord,
  checkedBy,
  formContext,
  makeFindable,
  numberIn,
  recordIn,
} from './entries.ts';
import { nameOfEntry } from './entry-name.ts';
import { showEntry } from './entry-page.ts';
import { usesOf } from './uses.ts';

const sentVersion = (req: Request) => numberIn((req.body as { version?: unknown } | undefined)?.version);

interface Deed {
  readonly entry: AnyEntry;
  readonly how: 'edit' | 'restore';
  readonly done: EntryDone;
}

/** Notes that the entry, as the page showed it, was checked today by the one who is signed in. */
export function checkedForm(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const record = await recordIn(context, req);
    if (record.isRemoved) throw new ConsoleError('missing');
    const entry = { ...record.entry, check: checkedBy(context, res) };
    await saveSeen(context, res, record, { entry, how: 'edit', done: 'checked' });
  };
}

/** Brings an entry back that was taken out. */
export function restoreForm(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const record = await recordIn(context, req);
    if (!record.isRemoved) return res.redirect(303, contentPaths.entry(record.kind, record.key));
    await saveSeen(context, res, record, { entry: record.entry, how: 'restore', done: 'restored' });
  };
}

/** Saves only what the page showed: when somebody was first, the page comes again as it stands now. */
async function saveSeen(
  context: ConsoleContext,
  res: Response,
  { kind, key }: AnyRecord,
  { entry, how, done }: Deed,
): Promise<void> {
  const change = { kind, entry, how, by: viewerOf(res).username, at: context.clock() };
  const saved = await context.content.save({ ...change, expectedVersion: sentVersion(res.req) });
  if (saved) {
    await makeFindable(context);
    return res.redirect(303, `${contentPaths.entry(kind, key)}?done=${done}`);
  }
  await showEntry(context, res, await recordIn(context, res.req), { problem: conflictText.look });
}

/** Asks before an entry is taken out, and takes it out unless others point to it. */
export function removePages(context: ConsoleContext): { shown: RequestHandler; sent: RequestHandler } {
  const recordFor = async (req: Request) => {
    const record = await recordIn(context, req);
    if (record.isRemoved || record.kind === 'intent') throw new ConsoleError('missing');
    return record;
  };
  const show = (res: Response, record: AnyRecord, status: number) => {
    const name = nameOfEntry(record.kind, record.entry);
    const body = RemovePage({ record, name, uses: usesOf(formContext(context).content, record) });
    return sendPage(context, res, status, { title: removeText.title(name), body });
  };
  return {
    shown: async (req, res) => show(res, await recordFor(req), 200),
    async sent(req, res) {
      const record = await recordFor(req);
      const { kind, key } = record;
      if (usesOf(formContext(context).content, record).length > 0) return show(res, record, 422);
      const change = { kind, key, by: viewerOf(res).username, at: context.clock() };
      const isDone = await context.content.remove({ ...change, expectedVersion: sentVersion(req) });
      if (!isDone)
        return showEntry(context, res, await recordIn(context, req), { problem: conflictText.look });
      await makeFindable(context);
      res.redirect(303, `${contentPaths.entry(kind, key)}?done=removed`);
    },
  };
}
