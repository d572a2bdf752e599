import { calendarDay } from '../tickets/bangkok.ts';
import { type Status, statusTable } from '../tickets/status.ts';
import type { StaffRef } from '../tickets/ticket.ts';
import type { StaffName } from './desks.ts';
import { type Entries, isFull } from './entries.ts';
import { reopenDays } from './limits.ts';
import type { TipRecord } from './ports.ts';
import { type WordsApart, wordsOf } from './read-words.ts';
import type {
  FiledEntry,
  FileRef,
  FileState,
  OpenTip,
  ReporterTip,
  TipEntry,
  TipMessage,
  TipRow,
} from './tip.ts';

/** A tip with everything read that it takes to show it. */
export interface ReadTip {
  readonly record: TipRecord;
  readonly entries: Entries;
  readonly apart: WordsApart;
  readonly proof: string;
}

const titleLength = 80;
const dayMs = 24 * 60 * 60 * 1000;

/** As its officers see it. */
export function openTip({ record, entries, apart, proof }: ReadTip): OpenTip {
  const [filed, ...activity] = entries;
  const { id, number, status, dueDay, answeredDay, recipients, head } = record;
  const assignee = assigneeOf(entries);
  const read = (said: FiledEntry['happened']) => wordsOf(said, apart);
  return {
    id,
    number,
    status,
    dueDay,
    ...(answeredDay ? { answeredDay } : {}),
    filedAt: new Date(filed.at),
    via: filed.via,
    reporter: reporterOf(filed, apart),
    about: { ...filed.about, said: read(filed.about.said) },
    when: read(filed.when),
    where: read(filed.where),
    ...(filed.place ? { place: filed.place } : {}),
    evidence: read(filed.evidence),
    talk: talkOf(entries, apart),
    notes: activity.flatMap((one) => (one.what === 'noted' ? [noteOf(one)] : [])),
    activity,
    ...(assignee ? { assignee } : {}),
    recipients: recipients.map((one) => one.id),
    proof,
    revision: head.chain,
  };
}

export function tipRow({ record, entries, apart }: Omit<ReadTip, 'proof'>): TipRow {
  const { id, number, status, dueDay, answeredDay } = record;
  const assignee = assigneeOf(entries);
  return {
    id,
    number,
    title: titleOf(entries[0], apart),
    status,
    filedAt: new Date(entries[0].at),
    dueDay,
    ...(answeredDay ? { answeredDay } : {}),
    ...(assignee ? { assignee } : {}),
    hasNews: spokeLast(entries) === 'reporter',
  };
}

/** Of one that cannot be opened: what stands outside the seal. */
export function damagedRow({ id, number, status, day, dueDay, answeredDay }: TipRecord): TipRow {
  const filedAt = calendarDay(day).toDate();
  const answered = answeredDay ? { answeredDay } : {};
  return { id, number, title: '', status, filedAt, dueDay, ...answered, hasNews: false, isDamaged: true };
}

/** As its reporter sees it: no notes, and not who answered. */
export function reporterTip(
  { record, entries, apart, proof }: ReadTip,
  states: ReadonlyMap<string, FileState>,
  { readers, now }: { readonly readers: readonly StaffName[]; readonly now: Date },
): ReporterTip {
  const [filed] = entries;
  const rejection = rejectionOf(record.status, entries);
  const places = filesIn(entries).map(({ id }) => id);
  const talk = talkOf(entries, apart).map(({ direction, at, said, files }) => ({
    isOffice: direction === 'outbound',
    at,
    said,
    files: files.map(({ id, kind }) => ({
      id,
      kind,
      place: places.indexOf(id) + 1,
      state: states.get(id) ?? 'missing',
    })),
  }));
  const [first, ...more] = talk;
  const also = wordsOf([...filed.about.said, ...filed.when, ...filed.where, ...filed.evidence], apart);
  return {
    number: record.number,
    status: record.status,
    filedAt: new Date(filed.at),
    dueDay: record.dueDay,
    talk: first ? [{ ...first, said: [...first.said, ...also] }, ...more] : [],
    ...(rejection ? { rejection } : {}),
    mayAdd: mayAdd(record, entries, now),
    readers,
    proof,
  };
}

/** Whether the reporter may add words and files; a resolved tip is brought back by it, for 30 days. */
export function mayAdd(record: TipRecord, entries: readonly TipEntry[], now: Date): boolean {
  if (isFull(record, entries)) return false;
  if (statusTable[record.status].takesMore) return true;
  if (record.status !== 'resolved') return false;
  const resolved = entries.findLast((entry) => entry.what === 'status' && entry.to === 'resolved');
  return resolved !== undefined && now.getTime() - Date.parse(resolved.at) <= reopenDays * dayMs;
}

/** Every file that can be served, in the order of the talk: its place is a file's name, from 1. */
export function filesIn(entries: readonly TipEntry[]): FileRef[] {
  return entries.flatMap((entry) => ('files' in entry ? [...entry.files] : []));
}

export function assigneeOf(entries: readonly TipEntry[]): StaffRef | null {
  const last = entries.findLast((entry) => entry.what === 'assigned');
  const to = last?.what === 'assigned' ? last.to : null;
  const isOut = entries.some(
    (entry) => entry.what === 'left-out' && entry.whom.some(({ username }) => username === to?.username),
  );
  return isOut ? null : to;
}

function spokeLast(entries: Entries): 'reporter' | 'office' {
  const last = entries.findLast(({ what }) => what === 'filed' || what === 'added' || what === 'answered');
  return last?.what === 'answered' ? 'office' : 'reporter';
}

/** The first message is what was filed. */
function talkOf(entries: Entries, apart: WordsApart): TipMessage[] {
  return entries.flatMap((entry): TipMessage[] => {
    const at = new Date(entry.at);
    switch (entry.what) {
      case 'filed':
        return [
          {
            id: 'filed',
            direction: 'inbound',
            at,
            said: wordsOf(entry.happened, apart),
            files: entry.files,
          },
        ];
      case 'added':
        return [
          { id: entry.id, direction: 'inbound', at, said: wordsOf(entry.said, apart), files: entry.files },
        ];
      case 'answered': {
        const { id, text, files, by } = entry;
        return [{ id, direction: 'outbound', at, said: text ? [{ text }] : [], files, by }];
      }
      default:
        return [];
    }
  });
}

function reporterOf({ reporter }: FiledEntry, apart: WordsApart): OpenTip['reporter'] {
  if (reporter.how === 'anonymous') return reporter;
  const { how, userId, displayName } = reporter;
  const contact = reporter.contact && wordsOf([reporter.contact], apart)[0]?.text;
  return {
    how,
    canPush: userId !== undefined,
    ...(displayName ? { displayName } : {}),
    ...(contact ? { contact } : {}),
  };
}

const noteOf = ({ id, at, by, text }: Extract<TipEntry, { what: 'noted' }>) => ({
  id,
  at: new Date(at),
  by,
  text,
});

function titleOf(filed: FiledEntry, apart: WordsApart): string {
  const text = wordsOf(filed.happened, apart).find((one) => one.text)?.text ?? '';
  const [line = ''] = text.trim().split('\n');
  const letters = [...line];
  return letters.length > titleLength ? `${letters.slice(0, titleLength - 1).join('')}…` : line;
}

function rejectionOf(status: Status, entries: readonly TipEntry[]): ReporterTip['rejection'] {
  const move = entries.findLast((entry) => entry.what === 'status');
  if (status !== 'rejected' || move?.what !== 'status' || !move.reason) return undefined;
  return { text: move.reason, at: new Date(move.at) };
}
