import type { ReporterDeps } from './deps.ts';
import { type Entries, entriesOf } from './entries.ts';
import { apartIds, deleteUnused, saidAtHome } from './keep-words.ts';
import { keptFromBy, namedForSure, namedInTip } from './named-in-tip.ts';
import type { TipRecord } from './ports.ts';
import { saidIn } from './read-words.ts';
import type { FiledEntry, TipReporter } from './tip.ts';
import { entriesOfId } from './what-is-new.ts';
import { namedNow } from './who-may-read.ts';

interface Opened {
  readonly record: TipRecord;
  readonly tipKey: Uint8Array;
}

/**
 * Destroys what the first try filed, when its reporter says less of themselves this time and nothing but the form has
 * touched it: the draft is then filed anew, under the same code. Whoever was told that nothing was sent, and thinks
 * better of giving their name, must not stay named. Dying in between leaves a draft that files when it is sent again.
 * @returns from whom the new one is kept as well; null when the tip stays
 */
export async function takeBack(
  deps: ReporterDeps,
  { record, tipKey }: Opened,
  again: FiledEntry,
): Promise<readonly string[] | null> {
  const entries = entriesOf(record, tipKey);
  const isLessOpen = toldBy(again.reporter) < toldBy(entries[0].reporter);
  if (!isLessOpen || !isUntouched(record, entries)) return null;
  const keptFrom = entries.flatMap(keptFromBy);
  if (await deps.tips.destroy(record.id, record.head)) {
    const used = apartIds(saidAtHome(saidIn([again])), again.files);
    await deleteUnused(deps, { files: used }, record.files);
    return keptFrom;
  }
  const now = await deps.tips.find(record.number);
  return now ? takeBack(deps, { record: now, tipKey }, again) : keptFrom;
}

/** Nobody of the office has done anything to it, and its reporter has not opened it to add to it. */
function isUntouched({ status, answeredDay }: TipRecord, entries: Entries): boolean {
  const ofForm = entriesOfId(entries, entries[0].what);
  const isOurs = (one: Entries[number]) =>
    one.what === 'filed' || one.what === 'left-out' || ofForm.includes(one);
  return status === 'new' && !answeredDay && entries.every(isOurs);
}

/** How much reporters tell of themselves. */
function toldBy(reporter: TipReporter): number {
  if (reporter.how === 'anonymous') return 0;
  return (reporter.how === 'named' ? 3 : 1) + (reporter.contact ? 1 : 0);
}

/** Usernames of those whom a draft sent again names or leaves out, and from whom the first try did not keep it. */
export async function newlyNamed(
  deps: ReporterDeps,
  { record, entries }: { readonly record: TipRecord; readonly entries: Entries },
  again: FiledEntry,
): Promise<string[]> {
  const [staff, named, before] = await Promise.all([
    deps.staff.list(),
    namedForSure(deps.files, [again]),
    namedInTip(deps.files, [entries[0]]),
  ]);
  const everybody = { staff, divisions: deps.divisions };
  const holders = [...record.recipients.map(({ id }) => id), ...record.watchers];
  // Who was thanked in an addition is put down there and may hold a key all the same.
  const kept = entries.flatMap(keptFromBy).filter((username) => !holders.includes(username));
  const known = [...namedNow(before, everybody), ...kept];
  return namedNow(named, everybody).filter((username) => !known.includes(username));
}
