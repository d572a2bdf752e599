import type { ContentKind } from './content.ts';

export const staleAfterDays = 180;

const dayMs = 24 * 60 * 60 * 1000;
const bangkokMs = 7 * 60 * 60 * 1000;

/** The kinds whose words villagers read; how people say things needs no yearly check. */
const readKinds: readonly ContentKind[] = ['procedure', 'topic', 'year', 'disclosure', 'contact', 'answer'];

interface Checkable {
  readonly kind: ContentKind;
  readonly key: string;
  readonly entry: { readonly check: 'sample' | { readonly on: string } };
  readonly isRemoved?: boolean;
}

export interface StaleEntry<E extends Checkable = Checkable> {
  readonly record: E;
  /** The day of the last check; absent when nobody of the office has ever checked it. */
  readonly checkedOn?: string;
}

/**
 * The entries that an officer should look through: those never checked first, then those checked more than so many
 * days ago, the longest ago first. Removed entries are left out.
 */
export function staleEntries<E extends Checkable>(
  entries: readonly E[],
  now: Date,
  days = staleAfterDays,
): StaleEntry<E>[] {
  const before = dayOf(new Date(now.getTime() - days * dayMs));
  return entries
    .filter(({ kind, isRemoved }) => readKinds.includes(kind) && !isRemoved)
    .map((record) => ({ record, ...checkOf(record) }))
    .filter(({ checkedOn }) => checkedOn === undefined || checkedOn < before)
    .sort((one, other) => compare(one.checkedOn ?? '', other.checkedOn ?? ''));
}

function checkOf({ entry }: Checkable): { checkedOn?: string } {
  return entry.check === 'sample' ? {} : { checkedOn: entry.check.on };
}

/** The day in Bangkok, as 2026-11-22. */
function dayOf(time: Date): string {
  return new Date(time.getTime() + bangkokMs).toISOString().slice(0, 10);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
