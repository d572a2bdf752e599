import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { type ContentKind, plainIntents } from '../../knowledge/content.ts';
import { kindWords } from '../../text/console-content.ts';
import { contentPagesText, formText } from '../../text/console-content-pages.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { EntryFormPage } from '../pages/content/entry-form.tsx';
import { contentPaths } from '../paths.ts';
import { sendPage } from '../send-page.ts';
import { draftOf } from './draft.ts';
import { formContext, kindIn, peopleOf } from './entries.ts';
import { nameOfEntry } from './entry-name.ts';
import type { Draft } from './field.ts';
import { formOf } from './forms/forms.ts';
import type { Sheet, SheetState } from './sheet.ts';
import { submitEntry } from './submit-entry.ts';

/** Sends the page of a form. */
export async function sendSheet(
  context: ConsoleContext,
  res: Response,
  page: {
    readonly sheet: Sheet;
    readonly state: SheetState;
    readonly status: number;
    readonly title: string;
    readonly action: string;
    readonly cancel: string;
  },
): Promise<void> {
  const body = EntryFormPage({ ...page, context: formContext(context), nameOf: await peopleOf(context) });
  const hasCard = (page.state.card ?? []).length > 0;
  await sendPage(context, res, page.status, { title: page.title, body, hasCard });
}

/** The form of an entry that is there, and what comes of it. */
export function editPages(context: ConsoleContext): { shown: RequestHandler; sent: RequestHandler } {
  const sheetFor = async (req: Request): Promise<Sheet & { key: string }> => {
    const kind = kindIn(req);
    const key = String(req.params.key ?? '');
    const record = await context.content.find(kind, key);
    if (!record && !(kind === 'intent' && isIntent(key))) throw new ConsoleError('missing');
    return { kind, key, record, settled: record ? {} : { id: key } };
  };
  const pageOf = ({ kind, key, record }: Sheet & { key: string }) => ({
    title: formText.editTitle(record ? nameOfEntry(kind, record.entry) : kindWords[kind].one),
    action: `${contentPaths.entry(kind, key)}/edit`,
    cancel: record ? contentPaths.entry(kind, key) : contentPaths.kind(kind),
  });
  return {
    async shown(req, res) {
      const sheet = await sheetFor(req);
      const { kind, key, record } = sheet;
      if (record?.isRemoved) return res.redirect(303, contentPaths.entry(kind, key));
      const draft = record
        ? draftOf(formOf[kind], record.entry, formContext(context))
        : { ...beginning(context, kind), ...sheet.settled };
      const state = { draft, faults: {}, version: record?.version ?? 0 };
      await sendSheet(context, res, { sheet, state, status: 200, ...pageOf(sheet) });
    },
    async sent(req, res) {
      const sheet = await sheetFor(req);
      const outcome = await submitEntry(context, res, sheet);
      if (outcome.how === 'show') return sendSheet(context, res, { sheet, ...outcome, ...pageOf(sheet) });
      res.redirect(303, `${contentPaths.entry(sheet.kind, sheet.key)}?done=${outcome.how}`);
    },
  };
}

/** The form of a new entry, and what comes of it. */
export function addPages(context: ConsoleContext): { shown: RequestHandler; sent: RequestHandler } {
  const sheetFor = (req: Request): Sheet => {
    const kind = kindIn(req);
    if (kind === 'intent') throw new ConsoleError('missing');
    return { kind, record: null, settled: {} };
  };
  const pageOf = ({ kind }: Sheet, { draft }: SheetState) => ({
    title: titleOfNew(kind, draft),
    action: contentPaths.add(kind),
    cancel: contentPaths.kind(kind),
  });
  return {
    async shown(req, res) {
      const sheet = sheetFor(req);
      const draft = beginning(context, sheet.kind, String(req.query.year ?? ''));
      const state = { draft, faults: {}, version: 0 };
      await sendSheet(context, res, { sheet, state, status: 200, ...pageOf(sheet, state) });
    },
    async sent(req, res) {
      const sheet = sheetFor(req);
      const outcome = await submitEntry(context, res, sheet);
      if (outcome.how === 'show')
        return sendSheet(context, res, { sheet, ...outcome, ...pageOf(sheet, outcome.state) });
      res.redirect(303, `${contentPaths.entry(sheet.kind, outcome.record.key)}?done=saved`);
    },
  };
}

function isIntent(key: string): boolean {
  return (plainIntents as readonly string[]).includes(key);
}

function titleOfNew(kind: ContentKind, draft: Draft): string {
  const title = formText.newTitle(kindWords[kind].one);
  return kind === 'disclosure' ? `${title} ${contentPagesText.ofYear(Number(draft.year))}` : title;
}

const idLength = 8;

/** What the form of a new entry begins with. Its id is made here, so that the form sent twice counts once. */
export function beginning(context: ConsoleContext, kind: ContentKind, year = ''): Draft {
  const id = createHash('sha256').update(context.newId()).digest('hex').slice(0, idLength);
  const newest = [...context.knowledge().content.years].sort((a, b) => b.year - a.year);
  const usual = { jurisdiction: 'own', hours: 'office', isOurs: 'yes', id: `${kind}-${id}` };
  const ofYear = newest.find((one) => String(one.year) === year) ?? newest[0];
  if (kind === 'disclosure') return { year: String(ofYear?.year ?? '') };
  if (kind !== 'year' || !ofYear) return usual;
  return draftOf(formOf.year, { groups: ofYear.groups }, formContext(context));
}
