import { setImmediate } from 'node:timers/promises';
import { normaliseThai } from '../knowledge/words.ts';
import { readTicketNumber } from '../tickets/number.ts';
import { SealError } from '../vault/seal-error.ts';
import { toStored } from '../vault/stored-bytes.ts';
import type { OfficerDeps } from './deps.ts';
import type { KeyHolder, OfficerDesk } from './desks.ts';
import { assigneeOf, damagedRow, tipRow } from './fold.ts';
import { placeText } from './list-place.ts';
import { type Opened, withRecord } from './opened.ts';
import type { TipRecord } from './ports.ts';
import { readApart, saidIn, type WordsApart, wordsOf } from './read-words.ts';
import type { TipRow } from './tip.ts';

type Query = Parameters<OfficerDesk['list']>[1];
type Page = Awaited<ReturnType<OfficerDesk['list']>>;

/** What only an opened tip tells. */
interface Wanted {
  readonly words: readonly string[];
  readonly assignee: string | null | undefined;
}

/** How long one page looks for it. */
const longestLookMs = 2_000;
const openAtOnce = 10;

/**
 * A page of what is sealed to the officer, newest day first. Words and assignee are inside the seal, where nothing can
 * be indexed: tips are opened one after another until the page is full or the time is over.
 */
export async function listTips(deps: OfficerDeps, who: KeyHolder, query: Query): Promise<Page> {
  await deps.audit.append({ who: who.username, deed: 'tip-list-viewed' });
  const row = query.after === undefined ? await theOneOf(deps, who, query) : null;
  return row ? { rows: [row] } : pageOf(deps, who, query);
}

/** A whole number leads to its tip at once. */
async function theOneOf(deps: OfficerDeps, who: KeyHolder, query: Query): Promise<TipRow | null> {
  const named = readTicketNumber(query.words ?? '');
  if (named?.kind !== 'tip') return null;
  const { statuses, assignee } = query;
  const record = await deps.tips.find(named.number, who.username);
  const row = record && (await rowOrDamage(deps, who, record, { words: [], assignee }));
  return row && (!statuses || statuses.includes(row.status)) ? row : null;
}

async function pageOf(deps: OfficerDeps, who: KeyHolder, query: Query): Promise<Page> {
  const { limit, signal } = query;
  const wanted = wantedOf(query);
  const until = isLookingFor(wanted) ? deps.clock().getTime() + longestLookMs : Number.POSITIVE_INFINITY;
  const rows: TipRow[] = [];
  for await (const { records, isLast } of sealedTo(deps, who, query)) {
    const open = (record: TipRecord) => rowOrDamage(deps, who, record, wanted);
    for (const { record, row } of await oneByOne(records, open, signal)) {
      if (row) rows.push(row);
      const isEnd = isLast && record === records.at(-1);
      if (rows.length >= limit && !isEnd) return { rows, next: placeText(record) };
    }
    const last = records.at(-1);
    if (isLast || !last || signal?.aborted) break;
    if (deps.clock().getTime() >= until) return { rows, next: placeText(last), lookedTo: last.day };
  }
  return { rows };
}

/** One that was damaged stands in the list as such: it must neither vanish nor take the others with it. */
async function rowOrDamage(
  deps: OfficerDeps,
  who: KeyHolder,
  record: TipRecord,
  wanted: Wanted,
): Promise<TipRow | null> {
  try {
    const read = async (opened: Opened) => ({ row: await rowOf(deps, opened, wanted) });
    const found = await withRecord(who, record, read);
    if (found) return found.row;
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
  }
  return isLookingFor(wanted) ? null : damagedRow(record);
}

const isLookingFor = ({ words, assignee }: Wanted) => words.length > 0 || assignee !== undefined;

function wantedOf({ words, assignee }: Query): Wanted {
  return {
    words: normaliseThai(words ?? '')
      .split(' ')
      .filter(Boolean),
    assignee,
  };
}

/** Groups of what is sealed to the officer. No more than a page is fetched at once. */
async function* sealedTo(
  { tips }: OfficerDeps,
  who: KeyHolder,
  { statuses, after, limit }: Query,
): AsyncGenerator<{ readonly records: readonly TipRecord[]; readonly isLast: boolean }> {
  const mine = { id: who.username, publicKey: toStored(who.pair.publicKey) };
  const ofAll = { ...(statuses ? { statuses } : {}), limit };
  let from = after;
  do {
    const { records, next } = await tips.listFor(mine, { ...ofAll, ...(from ? { after: from } : {}) });
    for (let first = 0; first < records.length; first += openAtOnce) {
      const group = records.slice(first, first + openAtOnce);
      yield { records: group, isLast: !next && first + openAtOnce >= records.length };
    }
    from = next;
  } while (from);
}

/**
 * Tips are decrypted each in a turn of its own, between which everybody else is served; what lies apart of them is
 * read meanwhile. None is opened once whoever asked has gone, and their open key with them.
 */
async function oneByOne(
  records: readonly TipRecord[],
  open: (record: TipRecord) => Promise<TipRow | null>,
  signal: AbortSignal | undefined,
): Promise<{ readonly record: TipRecord; readonly row: TipRow | null }[]> {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = async (record: TipRecord) => {
    turn = turn.then(() => setImmediate());
    await turn;
    return { record, row: signal?.aborted ? null : await open(record) };
  };
  return Promise.all(records.map(inTurn));
}

async function rowOf(deps: OfficerDeps, opened: Opened, { words, assignee }: Wanted): Promise<TipRow | null> {
  const { record, entries } = opened;
  if (assignee !== undefined && assignee !== (assigneeOf(entries)?.username ?? null)) return null;
  const isFound = holdsAll(opened, nothingApart, words);
  const apart = await readApart(deps.files, isFound ? entries[0].happened : saidIn(entries));
  if (!isFound && !(apart.size > 0 && holdsAll(opened, apart, words))) return null;
  return tipRow({ record, entries, apart });
}

const nothingApart: WordsApart = new Map();

function holdsAll({ record, entries }: Opened, apart: WordsApart, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const written = entries.flatMap((entry) => ('text' in entry ? [entry.text] : []));
  const said = wordsOf(saidIn(entries), apart).map(({ text }) => text ?? '');
  const [{ reporter }] = entries;
  const name = reporter.how === 'anonymous' ? '' : (reporter.displayName ?? '');
  const all = normaliseThai([record.number, name, ...said, ...written].join('\n'));
  return words.every((word) => all.includes(word));
}
