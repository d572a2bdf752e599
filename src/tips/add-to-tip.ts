import { Refusal } from '../errors.ts';
import type { Staff } from '../staff/staff.ts';
import { dueAt } from '../tickets/sla.ts';
import { statusTable } from '../tickets/status.ts';
import type { ReporterDeps } from './deps.ts';
import type { Addition, AsksAbout } from './desks.ts';
import { type Entries, entriesOf, nextEntries, timeOf } from './entries.ts';
import { mayAdd } from './fold.ts';
import { apartIds, bringHome, dayOf, deleteUnused, keepAgain, saidAtHome } from './keep-words.ts';
import { leaveOut, leavingOf } from './leave-out.ts';
import { checkSaid } from './limits.ts';
import { namedForSure } from './named-in-tip.ts';
import { nameOf, openersOf } from './openers.ts';
import type { TipAppend, TipRecord } from './ports.ts';
import type { Said, TipEntry } from './tip.ts';
import { entriesOfId, whatIsNew } from './what-is-new.ts';
import { namedNow } from './who-may-read.ts';

interface OpenedTip {
  readonly number: string;
  readonly tipKey: Uint8Array;
}

/**
 * Adds what a reporter says later, as `addToTip`, unless it may name somebody who can open the tip and of whom they
 * have not been asked yet: whoever is thanked is named as well. Without words and files it leaves people out.
 * @throws Refusal `empty`, `too-long`
 */
export async function addWhenAsked(
  deps: ReporterDeps,
  opened: OpenedTip,
  addition: Addition,
): Promise<TipRecord | AsksAbout | 'ended' | null> {
  const { said, files, leftOut = [] } = addition;
  if (said.length + files.length === 0 && leftOut.length > 0) return leaveOut(deps, opened, leftOut);
  return (await whomToAskAbout(deps, opened, addition)) ?? addToTip(deps, opened, addition);
}

async function whomToAskAbout(
  deps: ReporterDeps,
  { number, tipKey }: OpenedTip,
  { said, leftOut = [], staying = [] }: Addition,
): Promise<AsksAbout | null> {
  const record = said.length > 0 ? await deps.tips.find(number) : null;
  if (!record || !mayAdd(record, entriesOf(record, tipKey), deps.clock())) return null;
  const staff = await deps.staff.list();
  const { named } = await namingOf(deps, said, staff);
  const asksAbout = openersOf(record, staff).filter(
    ({ username }) => named.includes(username) && !leftOut.includes(username) && !staying.includes(username),
  );
  return asksAbout.length > 0 ? { asksAbout: asksAbout.map(nameOf) } : null;
}

/**
 * Adds a reporter's words and files; a pending tip wakes up, a resolved one comes back and is due anew. The same
 * addition is added once. Whoever is named by their whole name, and of whom the reporter did not say that they stay,
 * is left out with it. Null when the tip is gone.
 * @throws Refusal `empty`, `too-long`
 */
export async function addToTip(
  deps: ReporterDeps,
  opened: OpenedTip,
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
    const earlier = entriesOfId(entries, id);
    if (earlier.length > 0) {
      await keepAgain(deps, entries, isHome ? said : handedIn);
      const more = await whatIsNew(deps.files, earlier, { id, said: handedIn, files });
      const wanted = more ? apartIds(saidAtHome(more.said), more.files) : [];
      await deleteUnused(
        deps,
        record,
        apart.filter((one) => !wanted.includes(one)),
      );
      if (more) return addToTip(deps, opened, { ...addition, ...more });
      return leaveOut(deps, opened, addition.leftOut ?? []);
    }
    if (!mayAdd(record, entries, deps.clock())) {
      await deleteUnused(deps, record, apart);
      return 'ended';
    }
    if (!isHome) await bringHome(deps, handedIn);
    isHome = true;
    const added = await changeFor(deps, { record, entries }, { ...addition, said });
    const sealed = nextEntries(record, opened.tipKey, added.entries);
    const changed = await deps.tips.append(record.id, record.head, { ...added, ...sealed, files: apart });
    if (changed) return changed;
  }
}

interface Naming {
  /** Whom the words may name: one of their names, their division or their post. */
  readonly named: readonly string[];
  /** Whom they name by a whole name. */
  readonly forSure: readonly string[];
}

/** Whom these words name, while they can be read: an unsend may take them away. */
async function namingOf(
  { files, divisions }: ReporterDeps,
  said: readonly Said[],
  staff: readonly Staff[],
): Promise<Naming> {
  const about = await namedForSure(files, [{ what: 'added', id: '', at: '', said, files: [] }]);
  const everybody = { staff, divisions };
  return {
    named: namedNow({ ...about, words: about.story }, everybody),
    forSure: namedNow(about, everybody),
  };
}

type Change = Pick<TipAppend, 'set' | 'recipients'> & { readonly entries: readonly TipEntry[] };

async function changeFor(
  deps: ReporterDeps,
  { record, entries }: { readonly record: TipRecord; readonly entries: Entries },
  { id, said, files, leftOut = [], staying = [] }: Addition,
): Promise<Change> {
  const staff = await deps.staff.list();
  const { named, forSure } = await namingOf(deps, said, staff);
  const at = deps.clock();
  const mayStay = (username: string) => staying.includes(username) && !leftOut.includes(username);
  const readers = openersOf(record, staff).map(({ username }) => username);
  const usernames = [...leftOut, ...readers.filter((one) => forSure.includes(one) && !mayStay(one))];
  const leaving = leavingOf(record, entries, { usernames, staff, at });
  const keptFrom = named.filter((one) => !mayStay(one));
  const moved = movedBy(deps, record, at);
  const kept = keptFrom.length > 0 ? { keptFrom } : {};
  const watchers = (leaving.set.watchers ?? record.watchers).filter((one) => !named.includes(one));
  return {
    ...leaving,
    entries: [
      { what: 'added', id, at: timeOf(at), said, files, ...kept },
      ...moved.entries,
      ...leaving.entries,
    ],
    set: { ...moved.set, watchers },
  };
}

/** What a word of the reporter does to where the tip stands. */
function movedBy(deps: ReporterDeps, { status }: TipRecord, at: Date): Change {
  const [to] = statusTable[status].reporter;
  const dueAnew = { dueDay: dayOf(dueAt(at, deps.dueRule, deps.calendar)), answeredDay: null };
  return {
    entries: to ? [{ what: 'status', at: timeOf(at), by: 'reporter', from: status, to }] : [],
    set: {
      changedDay: dayOf(at),
      ...(to ? { status: to } : {}),
      ...(status === 'resolved' ? dueAnew : {}),
    },
  };
}
