import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { may } from '../../staff/may.ts';
import { type EntryDone, entryDone } from '../../text/console-content-pages.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { EntryPage } from '../pages/content/entry-page.tsx';
import { contentPaths } from '../paths.ts';
import { sendPage } from '../send-page.ts';
import { viewerOf } from '../viewer.ts';
import { draftOf } from './draft.ts';
import { type AnyRecord, cardOf, formContext, kindIn, peopleOf } from './entries.ts';
import { nameOfEntry } from './entry-name.ts';
import { formOf } from './forms/forms.ts';
import { factsOf } from './value-words.ts';

const querySchema = z.object({
  done: z
    .enum(Object.keys(entryDone) as [EntryDone])
    .optional()
    .catch(undefined),
});

/** One entry: its card, everything that is stored of it, and what can be done with it. */
export function entryPage(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const { done } = querySchema.parse(req.query);
    const { kind, key } = req.params;
    const record = await context.content.find(kindIn(req), String(key));
    if (record) return showEntry(context, res, record, done ? { done } : {});
    // What people say for a plain thing has a page as soon as somebody writes it.
    if (kind !== 'intent' || !may(viewerOf(res).role, 'content.edit')) throw new ConsoleError('missing');
    res.redirect(303, `${contentPaths.entry(kind, String(key))}/edit`);
  };
}

export interface EntryState {
  readonly done?: EntryDone;
  /** Why something was not done. */
  readonly problem?: string;
}

export async function showEntry(
  context: ConsoleContext,
  res: Response,
  record: AnyRecord,
  state: EntryState,
): Promise<void> {
  const { kind, entry, isRemoved } = record;
  const words = formContext(context);
  const card = isRemoved ? [] : cardOf(context, kind, entry);
  const name = nameOfEntry(kind, entry);
  const nameOf = await peopleOf(context);
  const body = EntryPage({
    record,
    name,
    state,
    card,
    who: nameOf(record.edit.by),
    facts: factsOf(kind, entry, { ...words, kind, draft: draftOf(formOf[kind], entry, words) }),
    dead: urlsIn(entry).filter(context.isDead),
    mayEdit: may(viewerOf(res).role, 'content.edit'),
  });
  await sendPage(context, res, state.problem ? 409 : 200, { title: name, body, hasCard: card.length > 0 });
}

function urlsIn(entry: AnyRecord['entry']): string[] {
  const links = 'links' in entry ? entry.links : 'forms' in entry ? entry.forms : [];
  return links.map(({ url }) => url);
}
