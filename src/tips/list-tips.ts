import { normaliseThai } from '../knowledge/words.ts';
import { toStored } from '../vault/stored-bytes.ts';
import type { OfficerDeps } from './deps.ts';
import type { KeyHolder, OfficerDesk } from './desks.ts';
import { tipRow } from './fold.ts';
import { type Opened, withRecord } from './opened.ts';
import { readApart, saidIn, type WordsApart, wordsOf } from './read-words.ts';
import type { TipRow } from './tip.ts';

/** Tips that one search opens: nothing of them can be indexed. */
const searchedAtOnce = 100;

/**
 * A page of what is sealed to the officer, newest day first. A page of a search may hold few rows, or none, and still
 * have a following one.
 */
export async function listTips(
  deps: OfficerDeps,
  who: KeyHolder,
  query: Parameters<OfficerDesk['list']>[1],
): ReturnType<OfficerDesk['list']> {
  await deps.audit.append({ who: who.username, deed: 'tip-list-viewed' });
  const { words, ...paging } = query;
  const wanted = normaliseThai(words ?? '')
    .split(' ')
    .filter(Boolean);
  const isSearch = wanted.length > 0;
  const mine = { id: who.username, publicKey: toStored(who.pair.publicKey) };
  const limit = isSearch ? searchedAtOnce : query.limit;
  const { records, next } = await deps.tips.listFor(mine, { ...paging, limit });
  const read = (opened: Opened) => rowOf(deps, opened, wanted);
  const rows = await Promise.all(records.map((record) => withRecord(who, record, read)));
  return { rows: rows.filter((row) => row !== null), ...(next ? { next } : {}) };
}

async function rowOf(deps: OfficerDeps, opened: Opened, wanted: readonly string[]): Promise<TipRow | null> {
  const { record, entries } = opened;
  const isSearch = wanted.length > 0;
  const apart = await readApart(deps.files, isSearch ? saidIn(entries) : entries[0].happened);
  if (isSearch && !holdsAll(opened, apart, wanted)) return null;
  return tipRow({ record, entries, apart });
}

function holdsAll({ record, entries }: Opened, apart: WordsApart, wanted: readonly string[]): boolean {
  const written = entries.flatMap((entry) => ('text' in entry ? [entry.text] : []));
  const said = wordsOf(saidIn(entries), apart).map(({ text }) => text ?? '');
  const [{ reporter }] = entries;
  const name = reporter.how === 'anonymous' ? '' : (reporter.displayName ?? '');
  const all = normaliseThai([record.number, name, ...said, ...written].join('\n'));
  return wanted.every((word) => all.includes(word));
}
