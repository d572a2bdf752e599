import type { Collection } from 'mongoose';
import { isAboutTip } from '../audit/deeds.ts';
import type { AuditQuery, AuditRow, AuditRows } from '../audit/ports.ts';
import type { AuditDocument } from './audit-append.ts';

const batchSize = 200;

type Entries = Collection<AuditDocument>;

/**
 * A page of what a viewer may see, newest first. It ends and goes on as if the hidden entries were not there: its
 * key is the hash of a shown entry, which tells nothing of the number between.
 */
export async function auditRows(entries: Entries, { after, limit, knows }: AuditQuery): Promise<AuditRows> {
  let before = after === undefined ? undefined : await placeOf(entries, after);
  if (before === null) return { rows: [] };
  const seen: AuditDocument[] = [];
  // One more than asked for, so that a further page is only offered when it holds something.
  while (seen.length <= limit) {
    const batch = await readBefore(entries, before);
    seen.push(...(await seenOf(batch, knows)));
    before = batch.at(-1)?._id;
    if (batch.length < batchSize) break;
  }
  const shown = seen.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(rowOf), ...(last && seen.length > limit ? { next: last.hash } : {}) };
}

async function placeOf(entries: Entries, hash: string): Promise<number | null> {
  const entry = await entries.findOne({ hash }, { projection: { _id: 1 } });
  return entry?._id ?? null;
}

function readBefore(entries: Entries, before: number | undefined): Promise<AuditDocument[]> {
  const filter = before === undefined ? {} : { _id: { $lt: before } };
  return entries.find(filter).sort({ _id: -1 }).limit(batchSize).toArray();
}

async function seenOf(batch: readonly AuditDocument[], knows: AuditQuery['knows']): Promise<AuditDocument[]> {
  const tips = new Set(batch.filter(({ deed }) => isAboutTip(deed)).map(({ about }) => about));
  const known = tips.size > 0 ? await knows([...tips]) : tips;
  return batch.filter(({ deed, about }) => !isAboutTip(deed) || known.has(about));
}

function rowOf({ at, who, deed, about, detail }: AuditDocument): AuditRow {
  return { at, who, deed, about, detail };
}
