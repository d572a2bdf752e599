import { toTheSecond } from '../audit/entry.ts';
import type { StaffRef } from '../tickets/ticket.ts';
import { addEntry, openEntries } from '../vault/envelope.ts';
import type { Json } from '../vault/json.ts';
import type { LockedBytes } from '../vault/locked-bytes.ts';
import { SealError } from '../vault/seal-error.ts';
import { limitsOf } from './limits.ts';
import type { TipAppend, TipRecord } from './ports.ts';
import type { FiledEntry, TipEntry } from './tip.ts';

/** What was filed, and all that happened to it since. */
export type Entries = readonly [FiledEntry, ...Exclude<TipEntry, FiledEntry>[]];

/** As entries hold a time. */
export const timeOf = (at: Date): string => toTheSecond(at);

/** Only who it was: an officer's open key must never get into an entry. */
export const refOf = ({ username, name }: StaffRef): StaffRef => ({ username, name });

/** Everything that was sealed, in its order. @throws SealError `broken` */
export function entriesOf(record: TipRecord, tipKey: Uint8Array): Entries {
  // What opens with the tip's key was written by this product: by `fileTip`, then by `nextEntries`.
  const entries = openEntries(record, tipKey) as unknown as Entries;
  if (entries[0]?.what !== 'filed') throw new SealError('broken');
  return entries;
}

export const asJson = (entry: TipEntry): Json => entry as unknown as Json;

/** Further entries sealed, with the head that goes with them. */
export function nextEntries(
  record: TipRecord,
  tipKey: Uint8Array,
  entries: readonly TipEntry[],
): Pick<TipAppend, 'entries' | 'head'> {
  const sealed: LockedBytes[] = [];
  let { head } = record;
  for (const entry of entries) {
    const added = addEntry({ number: record.number, head }, tipKey, asJson(entry));
    sealed.push(added.entry);
    head = added.head;
  }
  return { entries: sealed, head };
}

/** Whether nothing more fits into the talk. */
export function isFull(record: TipRecord, entries: readonly TipEntry[]): boolean {
  const messages = entries.filter(({ what }) => what === 'added' || what === 'answered');
  const bytes = record.entries.reduce((sum, { cipher }) => sum + cipher.length, 0);
  return messages.length >= limitsOf.talk || bytes >= limitsOf.sealed;
}
