import { isDeepStrictEqual } from 'node:util';
import type { Response } from 'express';
import { z } from 'zod';
import { type Check, type ContentKind, keyOf } from '../../knowledge/content.ts';
import { faultWords } from '../../text/console-content.ts';
import type { ConsoleContext } from '../deps.ts';
import { viewerOf } from '../viewer.ts';
import { changesBetween } from './changes.ts';
import { checkDraft, type Faults } from './check-draft.ts';
import { toValue } from './convert.ts';
import { draftFrom, draftOf } from './draft.ts';
import {
  type AnyEntry,
  type AnyRecord,
  cardOf,
  checkedBy,
  formContext,
  makeFindable,
  numberIn,
  versionOf,
} from './entries.ts';
import type { Draft } from './field.ts';
import { formOf } from './forms/forms.ts';
import { mergeDrafts } from './merge.ts';
import { type CheckAnswer, neverRead, type Sheet, type SheetState } from './sheet.ts';

/** How a form that was sent ended: kept, or shown again with what is to be said about it. */
export type Outcome =
  | { readonly how: 'saved' | 'same'; readonly record: AnyRecord }
  | { readonly how: 'show'; readonly status: number; readonly state: SheetState };

const sentSchema = z.object({
  version: z.unknown().transform(numberIn),
  checked: z.enum(['all', 'part']).optional().catch(undefined),
  act: z.enum(['save', 'preview']).catch('save'),
});

interface Sent {
  readonly sheet: Sheet;
  readonly draft: Draft;
  readonly version: number;
  readonly act: 'save' | 'preview';
  readonly answer: CheckAnswer | undefined;
}

/** Saves the entry of a form, or shows how it would look; what cannot be saved comes back as it was typed. */
export async function submitEntry(context: ConsoleContext, res: Response, sheet: Sheet): Promise<Outcome> {
  const body: unknown = res.req.body ?? {};
  const { version, checked: answer, act } = sentSchema.parse(body);
  const { kind, record } = sheet;
  const form = formOf[kind];
  const draft = { ...draftFrom(form, body), ...sheet.settled };
  const sent: Sent = { sheet, draft, version, act, answer };
  const checked = checkDraft(kind, {
    form,
    draft,
    context: formContext(context),
    rest: {
      ...keyParts(sheet, draft),
      check: checkFor(context, res, sent) ?? record?.entry.check ?? 'sample',
    },
    kept: record ? draftOf(form, record.entry, formContext(context)) : {},
  });
  const faults = { ...('faults' in checked ? checked.faults : {}), ...unanswered(context, res, sent) };
  if (Object.keys(faults).length > 0 || 'faults' in checked) return show(sent, 422, { faults });
  if (act === 'preview') return show(sent, 200, { card: cardOf(context, kind, checked.entry) });
  return keep(context, viewerOf(res).username, sent, checked.entry);
}

/** The key's parts that the form cannot change. */
function keyParts({ kind, record }: Sheet, draft: Draft): Record<string, unknown> {
  const { given, asked } = formOf[kind];
  if (!record) {
    return Object.fromEntries(
      given.map((name) => [name, toValue(name === 'year' ? 'year' : 'text', draft[name] ?? '')]),
    );
  }
  const entry = record.entry as Readonly<Record<string, unknown>>;
  return Object.fromEntries([...given, ...asked.map(({ name }) => name)].map((name) => [name, entry[name]]));
}

/** Who answers for the entry from now on; nothing as long as the form does not say. */
function checkFor(context: ConsoleContext, res: Response, { sheet, answer }: Sent): Check | undefined {
  const before = sheet.record?.entry.check;
  if (neverRead.includes(sheet.kind)) return before ?? checkedBy(context, res);
  if (answer === 'all') return checkedBy(context, res);
  return answer === 'part' ? (before ?? 'sample') : undefined;
}

function unanswered(context: ConsoleContext, res: Response, sent: Sent): Faults {
  const isMissing = sent.act === 'save' && checkFor(context, res, sent) === undefined;
  return isMissing ? { checked: faultWords.checked } : {};
}

function show({ draft, version, act, answer }: Sent, status: number, more: Partial<SheetState>): Outcome {
  return { how: 'show', status, state: { draft, faults: {}, version, act, answer, ...more } };
}

async function keep(context: ConsoleContext, by: string, sent: Sent, entry: AnyEntry): Promise<Outcome> {
  const { sheet, version } = sent;
  const { kind, record } = sheet;
  const isSeen = record?.version === version;
  if (record && isSeen && !record.isRemoved && isDeepStrictEqual(record.entry, entry)) {
    return { how: 'same', record };
  }
  const change = { kind, entry, by, at: context.clock(), how: 'edit' as const };
  const saved = await context.content.save({ ...change, expectedVersion: record ? version : 0 });
  if (saved) {
    await makeFindable(context);
    return { how: 'saved', record: saved };
  }
  return record ? beaten(context, sent) : taken(context, sent, entry);
}

/** Somebody else saved first: what was typed is brought onto what stands there now. */
async function beaten(context: ConsoleContext, sent: Sent): Promise<Outcome> {
  const { kind, record } = sent.sheet;
  const key = record?.key ?? '';
  const current = (await context.content.find(kind, key)) ?? record;
  if (!current) return show(sent, 409, {});
  const form = formOf[kind];
  const words = formContext(context);
  const base = await versionOf(context, { kind, key }, sent.version);
  const draftAt = (entry: AnyEntry) => draftOf(form, entry, words);
  const merged = base
    ? mergeDrafts(form, { base: draftAt(base), typed: sent.draft, current: draftAt(current.entry) })
    : { draft: sent.draft, both: [] };
  const { by, at } = current.edit;
  return show(sent, 409, {
    draft: merged.draft,
    version: current.version,
    conflict: {
      by,
      at,
      isRemoved: current.isRemoved,
      changes: base ? changesBetween(kind, [base, current.entry], words) : [],
      both: merged.both,
    },
  });
}

/** A new entry whose key another one has; the same form sent twice counts once. */
async function taken(context: ConsoleContext, sent: Sent, entry: AnyEntry): Promise<Outcome> {
  const { kind } = sent.sheet;
  const keyIn = keyOf[kind] as (entry: AnyEntry) => string;
  const there = await context.content.find<ContentKind>(kind, keyIn(entry));
  if (there && !there.isRemoved && isDeepStrictEqual(there.entry, entry))
    return { how: 'saved', record: there };
  const input = formOf[kind].asked[0]?.name ?? 'id';
  const words = there?.isRemoved ? faultWords.takenRemoved : faultWords.taken;
  return show(sent, 422, { faults: { [input]: words } });
}
