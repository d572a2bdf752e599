import { Refusal } from '../errors.ts';
import { dueAt } from '../tickets/sla.ts';
import { statusTable } from '../tickets/status.ts';
import type { ReporterDeps } from './deps.ts';
import { entriesOf, nextEntries, timeOf } from './entries.ts';
import { checkSaid } from './file-tip.ts';
import { mayAdd } from './fold.ts';
import { apartIds, dayOf, keepAgain } from './keep-words.ts';
import type { Addition, TipAppend, TipRecord } from './ports.ts';
import type { TipEntry } from './tip.ts';

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
  const { said, files, id } = addition;
  if (said.length === 0 && files.length === 0) throw new Refusal('empty');
  checkSaid(said, files);
  const apart = apartIds(said, files);
  await deps.files.keep(apart);
  for (;;) {
    const record = await deps.tips.find(opened.number);
    if (!record) return null;
    const entries = entriesOf(record, opened.tipKey);
    if (entries.some((entry) => entry.what === 'added' && entry.id === id)) {
      await keepAgain(deps, entries, said);
      return record;
    }
    if (!mayAdd(record, entries, deps.clock())) return 'ended';
    const added = changeFor(deps, record, addition);
    const sealed = nextEntries(record, opened.tipKey, added.entries);
    const changed = await deps.tips.append(record.id, record.head, {
      ...sealed,
      set: added.set,
      files: apart,
    });
    if (changed) return changed;
  }
}

function changeFor(
  deps: ReporterDeps,
  { status }: TipRecord,
  { id, said, files }: Addition,
): { entries: TipEntry[]; set: TipAppend['set'] } {
  const now = deps.clock();
  const at = timeOf(now);
  const [to] = statusTable[status].reporter;
  const added: TipEntry = { what: 'added', id, at, said, files };
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
