import { Refusal } from '../errors.ts';
import { dueAt } from '../tickets/sla.ts';
import { statusTable } from '../tickets/status.ts';
import type { ReporterDeps } from './deps.ts';
import type { Addition } from './desks.ts';
import { entriesOf, nextEntries, timeOf } from './entries.ts';
import { checkSaid } from './file-tip.ts';
import { mayAdd } from './fold.ts';
import { apartIds, bringHome, dayOf, deleteUnused, keepAgain, saidAtHome } from './keep-words.ts';
import { namedForSure } from './named-in-tip.ts';
import type { TipAppend, TipRecord } from './ports.ts';
import type { TipEntry } from './tip.ts';
import { namedNow } from './who-may-read.ts';

/**
 * Adds a reporter's words and files; a pending tip wakes up, a resolved one comes back and is due anew. The same
 * addition is added once. Null when the tip is gone.
 * @throws Refusal `empty`, `too-long`
 */
export async function addToTip(
  deps: ReporterDeps,
  opened: { readonly number: string; readonly tipKey: Uint8Array },
  addition: Addition,
): Promise<TipRecord | 'ended' | null> {
  const { said: handedIn, files, id } = addition;
  const said = saidAtHome(handedIn);
  if (said.length === 0 && files.length === 0) throw new Refusal('empty');
  checkSaid(said, files);
  const apart = apartIds(said, files);
  await deps.files.keep(apart);
  let isHome = false;
  for (;;) {
    const record = await deps.tips.find(opened.number);
    if (!record) {
      await deps.files.delete(apart);
      return null;
    }
    const entries = entriesOf(record, opened.tipKey);
    if (entries.some((entry) => entry.what === 'added' && entry.id === id)) {
      await keepAgain(deps, entries, isHome ? said : handedIn);
      await deleteUnused(deps, record, apart);
      return record;
    }
    if (!mayAdd(record, entries, deps.clock())) {
      await deleteUnused(deps, record, apart);
      return 'ended';
    }
    if (!isHome) await bringHome(deps, handedIn);
    isHome = true;
    const keptFrom = await namedIn(deps, { id, said, files });
    const added = changeFor(deps, record, { id, said, files, keptFrom });
    const sealed = nextEntries(record, opened.tipKey, added.entries);
    const changed = await deps.tips.append(record.id, record.head, {
      ...sealed,
      set: added.set,
      files: apart,
    });
    if (changed) return changed;
  }
}

/** Whom these words name, while they can be read: an unsend may take them away. */
async function namedIn({ files, staff }: ReporterDeps, { id, said }: Addition): Promise<string[]> {
  const named = await namedForSure(files, [{ what: 'added', id, at: '', said, files: [] }]);
  return namedNow(named, await staff.list());
}

function changeFor(
  deps: ReporterDeps,
  { status }: TipRecord,
  { id, said, files, keptFrom }: Addition & { readonly keptFrom: readonly string[] },
): { entries: TipEntry[]; set: TipAppend['set'] } {
  const now = deps.clock();
  const at = timeOf(now);
  const [to] = statusTable[status].reporter;
  const kept = keptFrom.length > 0 ? { keptFrom } : {};
  const added: TipEntry = { what: 'added', id, at, said, files, ...kept };
  const dueAnew = { dueDay: dayOf(dueAt(now, deps.dueRule, deps.calendar)), answeredDay: null };
  return {
    entries: to ? [added, { what: 'status', at, by: 'reporter', from: status, to }] : [added],
    set: {
      changedDay: dayOf(now),
      ...(to ? { status: to } : {}),
      ...(status === 'resolved' ? dueAnew : {}),
    },
  };
}
