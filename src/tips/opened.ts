import { Refusal } from '../errors.ts';
import { forget } from '../vault/sodium.ts';
import { openTipKey } from '../vault/tip-key.ts';
import type { OfficerDeps } from './deps.ts';
import type { KeyHolder } from './desks.ts';
import { type Entries, entriesOf, isFull, nextEntries } from './entries.ts';
import { openTip } from './fold.ts';
import { dayOf } from './keep-words.ts';
import type { TipAppend, TipRecord } from './ports.ts';
import { readTip } from './read-tip.ts';
import type { OpenTip, TipEntry } from './tip.ts';

/** A tip that is sealed to the officer who asks, for the length of one piece of work. */
export interface Opened {
  readonly record: TipRecord;
  readonly entries: Entries;
  readonly tipKey: Uint8Array;
}

/** Null when there is no such tip, or it is not sealed to this officer: nobody can tell which. */
export async function withTip<T>(
  deps: OfficerDeps,
  who: KeyHolder,
  number: string,
  work: (opened: Opened) => Promise<T>,
): Promise<T | null> {
  const record = await deps.tips.find(number, who.username);
  return record && withRecord(who, record, work);
}

/** @throws Refusal `not-found` where `withTip` answers null */
export async function withOwnTip<T>(
  deps: OfficerDeps,
  who: KeyHolder,
  number: string,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const record = await deps.tips.find(number, who.username);
  const done = record && (await withRecord(who, record, async (opened) => ({ is: await work(opened) })));
  if (!done) throw new Refusal('not-found');
  return done.is;
}

export async function withRecord<T>(
  who: KeyHolder,
  record: TipRecord,
  work: (opened: Opened) => Promise<T>,
): Promise<T | null> {
  const tipKey = openTipKey(record, who.username, who.pair);
  if (!tipKey) return null;
  try {
    return await work({ record, entries: entriesOf(record, tipKey), tipKey });
  } finally {
    forget(tipKey);
  }
}

export async function show(
  deps: OfficerDeps,
  { record, tipKey }: Pick<Opened, 'record' | 'tipKey'>,
): Promise<OpenTip> {
  return openTip(await readTip(deps, record, tipKey));
}

export type Change = Partial<Omit<TipAppend, 'entries' | 'head'>> & { readonly entries: readonly TipEntry[] };

/** The tip with the change on it; null when somebody else changed it just before. */
export async function append(deps: OfficerDeps, opened: Opened, change: Change): Promise<TipRecord | null> {
  const { record, tipKey } = opened;
  return deps.tips.append(record.id, record.head, {
    ...nextEntries(record, tipKey, change.entries),
    files: change.files ?? [],
    set: { changedDay: dayOf(deps.clock()), ...change.set },
    ...(change.recipients ? { recipients: change.recipients } : {}),
  });
}

/** @throws Refusal `talk-full` */
export function checkRoom({ record, entries }: Opened): void {
  if (isFull(record, entries)) throw new Refusal('talk-full');
}

/** Nothing is done to what its sender has not seen. @throws Refusal `changed-meanwhile` */
export function checkRevision({ record }: Opened, revision: string): void {
  if (record.head.chain !== revision) throw new Refusal('changed-meanwhile');
}

/** @throws Refusal `changed-meanwhile` when there is none */
export function changedOr<T>(changed: T | null): T {
  if (changed === null) throw new Refusal('changed-meanwhile');
  return changed;
}
