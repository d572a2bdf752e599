import type { RequestHandler } from 'express';
import { type ContentKind, plainIntents } from '../../knowledge/content.ts';
import type { ContentRecord } from '../../knowledge/ports.ts';
import { staleEntries } from '../../knowledge/stale.ts';
import { may } from '../../staff/may.ts';
import { intentLabels, kindWords } from '../../text/console-content.ts';
import { overviewText } from '../../text/console-content-pages.ts';
import type { ConsoleContext } from '../deps.ts';
import { type EntryRow, KindListPage } from '../pages/content/kind-list.tsx';
import { StalePage } from '../pages/content/stale.tsx';
import { sendPage } from '../send-page.ts';
import { viewerOf } from '../viewer.ts';
import { kindIn } from './entries.ts';
import { nameOfEntry } from './entry-name.ts';

/** All entries of a kind as they stand on their shelves; of reports those of one year. */
export function kindList(context: ConsoleContext): RequestHandler {
  return async (req, res) => {
    const kind = kindIn(req);
    const { records } = await context.content.all();
    const ofKind = records.filter((record) => record.kind === kind);
    const years = kind === 'disclosure' ? yearsOf(ofKind) : [];
    const year = years.find((one) => String(one) === req.query.year) ?? years[0];
    const shown = year ? ofKind.filter((record) => yearOf(record) === year) : ofKind;
    const stale = new Set(staleEntries(shown, context.clock()).map(({ record }) => record.key));
    const stored = shown.map((record): EntryRow => ({ ...rowOf(record), isStale: stale.has(record.key) }));
    const rows = kind === 'intent' ? [...stored, ...unwritten(stored)] : stored;
    const body = KindListPage({
      kind,
      years,
      ...(year ? { year } : {}),
      rows: rows.filter(({ isRemoved }) => !isRemoved),
      removed: rows.filter(({ isRemoved }) => isRemoved),
      groupNames: groupNames(context, kind, year),
      mayAdd: kind !== 'intent' && may(viewerOf(res).role, 'content.edit'),
    });
    await sendPage(context, res, 200, { title: kindWords[kind].many, body });
  };
}

const shownAtOnce = 50;

/** What should be looked through, what was never checked first; as much of it as one works through at a time. */
export function staleList(context: ConsoleContext): RequestHandler {
  return async (_req, res) => {
    const { records } = await context.content.all();
    const stale = staleEntries(records, context.clock());
    const body = StalePage({
      rows: stale.slice(0, shownAtOnce).map(({ record, checkedOn }) => ({
        ...rowOf(record),
        isStale: true,
        ...(checkedOn ? { checkedOn } : {}),
      })),
      all: stale.length,
    });
    await sendPage(context, res, 200, { title: overviewText.stale, body });
  };
}

function rowOf(record: ContentRecord): EntryRow {
  const { kind, key, entry, origin, isRemoved } = record;
  return {
    kind,
    key,
    name: nameOfEntry<ContentKind>(kind, entry),
    group: groupOf(record),
    isSample: entry.check === 'sample',
    isEdited: origin === 'console',
    isStale: false,
    isRemoved,
  };
}

/** The plain things for which nobody has written yet how people say them. */
function unwritten(rows: readonly EntryRow[]): EntryRow[] {
  return plainIntents
    .filter((id) => rows.every(({ key }) => key !== id))
    .map((id) => ({
      kind: 'intent',
      key: id,
      name: intentLabels[id],
      group: '',
      isSample: false,
      isEdited: false,
      isStale: false,
      isRemoved: false,
    }));
}

/** What an entry stands under in its list. */
function groupOf(record: ContentRecord): string {
  if (record.kind === 'procedure') return record.entry.shelf;
  return record.kind === 'disclosure' ? record.entry.group : '';
}

function groupNames(context: ConsoleContext, kind: ContentKind, year?: number): ReadonlyMap<string, string> {
  if (kind !== 'disclosure') return new Map();
  const groups = context.knowledge().content.years.find((one) => one.year === year)?.groups ?? [];
  return new Map(groups.map(({ code, name }) => [code, `${code} ${name}`]));
}

function yearOf(record: ContentRecord): number | undefined {
  return record.kind === 'disclosure' ? record.entry.year : undefined;
}

/** Newest first. */
function yearsOf(records: readonly ContentRecord[]): number[] {
  return [...new Set(records.flatMap((record) => yearOf(record) ?? []))].sort((a, b) => b - a);
}
