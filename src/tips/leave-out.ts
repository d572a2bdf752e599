import type { Staff } from '../staff/staff.ts';
import { type ReporterDeps, recovery, reporter } from './deps.ts';
import { entriesOf, nextEntries, refOf, timeOf } from './entries.ts';
import { dayOf } from './keep-words.ts';
import type { TipAppend, TipRecord } from './ports.ts';
import type { TipEntry } from './tip.ts';

/**
 * Takes away what these can open or are told of a tip, for good and on record inside it. Doing it again changes
 * nothing. Null when the tip is gone.
 */
export async function leaveOut(
  deps: ReporterDeps,
  opened: { readonly number: string; readonly tipKey: Uint8Array },
  usernames: readonly string[],
): Promise<TipRecord | null> {
  const staff = await deps.staff.list();
  for (;;) {
    const record = await deps.tips.find(opened.number);
    if (!record) return null;
    const at = deps.clock();
    const leaving = leavingOf(record, entriesOf(record, opened.tipKey), { usernames, staff, at });
    if (leaving.entries.length === 0) return record;
    const { set, recipients } = leaving;
    const changed = await deps.tips.append(record.id, record.head, {
      ...nextEntries(record, opened.tipKey, leaving.entries),
      files: [],
      set: { ...set, changedDay: dayOf(at) },
      ...(recipients ? { recipients } : {}),
    });
    if (changed) return changed;
  }
}

/** What of a change leaves these out; no entry when all of them are out already. */
export interface Leaving extends Pick<TipAppend, 'recipients'> {
  readonly entries: readonly TipEntry[];
  readonly set: Pick<TipAppend['set'], 'watchers'>;
}

export function leavingOf(
  { recipients, watchers }: TipRecord,
  entries: readonly TipEntry[],
  { usernames, staff, at }: { usernames: readonly string[]; staff: readonly Staff[]; at: Date },
): Leaving {
  const before = entries.flatMap((entry) => (entry.what === 'left-out' ? entry.whom : []));
  const isMeant = (id: string) => usernames.includes(id) && id !== recovery && id !== reporter;
  const isOut = ({ username }: { username: string }) => before.some((one) => one.username === username);
  const whom = staff.filter((one) => isMeant(one.username) && !isOut(one)).map(refOf);
  if (whom.length === 0) return { entries: [], set: {} };
  const stays = (id: string) => !whom.some(({ username }) => username === id);
  const next = recipients.filter(({ id }) => stays(id));
  return {
    entries: [{ what: 'left-out', at: timeOf(at), whom }],
    set: { watchers: watchers.filter(stays) },
    ...(next.length < recipients.length ? { recipients: { seen: recipients, next } } : {}),
  };
}
