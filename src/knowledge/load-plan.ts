import { isDeepStrictEqual } from 'node:util';
import type { Content, ContentKind, EntryOf } from './content.ts';
import { entriesIn, kinds, type PlacedEntry } from './content-entries.ts';
import type { ContentEdit, ContentRecord, StoredContent, UnfitRecord } from './ports.ts';

/**
 * What loading does with one entry. `conflict`: the files changed and so did an officer, whose words stay;
 * `edited`: an officer's words stay and the files did not change; `missing`: stored, and in no file any more.
 */
export const loadDeeds = ['add', 'update', 'retire', 'conflict', 'missing', 'edited', 'same'] as const;
export type LoadDeed = (typeof loadDeeds)[number];

export interface LoadStep {
  readonly deed: LoadDeed;
  readonly kind: ContentKind;
  readonly key: string;
  /** The version that the plan was made for; 0 when there is none. */
  readonly version: number;
  /** Absent for what no file has and stays. */
  readonly entry?: EntryOf<ContentKind>;
  readonly place?: number;
  /** The change that stands there now. */
  readonly edit?: ContentEdit;
  /** What is to be noted of an entry that stays. */
  readonly note?: { readonly place?: number; readonly isAsInFile?: boolean };
}

export interface LoadOptions {
  /** Where files and officers both changed an entry, take the files'. */
  readonly overwrite?: boolean;
  /** Take out what is in no file any more; what officers changed only together with `overwrite`. */
  readonly retire?: boolean;
}

/** What has to be done so that what is stored follows the office's files, without losing an officer's words. */
export function planLoad(files: Content, stored: StoredContent, options: LoadOptions = {}): LoadStep[] {
  const records = new Map(stored.records.map((record) => [nameOf(record), record]));
  const unfit = new Map(stored.unfit.map((record) => [nameOf(record), record]));
  const placed = entriesIn(files);
  const inFiles = new Set(placed.map(nameOf));
  const inOrder = kinds.filter((kind) => standsInOrder(kind, placed, stored.records));
  return [
    ...placed.map(({ place, ...rest }) => {
      const entry = inOrder.includes(rest.kind) ? rest : { ...rest, place };
      const record = records.get(nameOf(entry));
      return record
        ? stepFor(entry, record, options)
        : stepForUnreadable(entry, unfit.get(nameOf(entry)), options);
    }),
    ...stored.records
      .filter((record) => !record.isRemoved && !inFiles.has(nameOf(record)))
      .map((record) => stepWithoutFile(record, options)),
  ];
}

/**
 * Whether the entries of a kind that files have are stored in the files' order, if perhaps with gaps where others
 * were taken out: then they keep the places they have.
 */
function standsInOrder(
  kind: ContentKind,
  placed: readonly PlacedEntry[],
  records: readonly ContentRecord[],
): boolean {
  const wanted = placed.filter((entry) => entry.kind === kind).map(({ key }) => key);
  const isWanted = new Set(wanted);
  const found = records.filter((record) => record.kind === kind && isWanted.has(record.key));
  return wanted.length === found.length && wanted.every((key, index) => found[index]?.key === key);
}

function nameOf({ kind, key }: { readonly kind: string; readonly key: string }): string {
  return `${kind}:${key}`;
}

/** An entry of the files; with its place only where that is to be kept. */
type FileEntry = Omit<PlacedEntry, 'place'> & { readonly place?: number };

function stepFor(inFile: FileEntry, record: ContentRecord, { overwrite }: LoadOptions): LoadStep {
  const step = { ...inFile, version: record.version, edit: record.edit };
  const isFiles = record.origin === 'file';
  const place = inFile.place === undefined || record.place === inFile.place ? {} : { place: inFile.place };
  if (!record.isRemoved && isDeepStrictEqual(inFile.entry, record.entry)) {
    return { ...step, deed: 'same', ...noteOf({ ...place, ...(isFiles ? {} : { isAsInFile: true }) }) };
  }
  if (isFiles) return { ...step, deed: 'update' };
  if (isDeepStrictEqual(inFile.entry, record.fileEntry)) return { ...step, deed: 'edited', ...noteOf(place) };
  return overwrite ? { ...step, deed: 'update' } : { ...step, deed: 'conflict', ...noteOf(place) };
}

function noteOf(note: NonNullable<LoadStep['note']>): Pick<LoadStep, 'note'> {
  return Object.keys(note).length > 0 ? { note } : {};
}

/** An entry that is not stored, or stored in a way that cannot be read any more. */
function stepForUnreadable(
  inFile: FileEntry,
  unfit: UnfitRecord | undefined,
  { overwrite }: LoadOptions,
): LoadStep {
  if (!unfit) return { ...inFile, version: 0, deed: 'add' };
  const isFree = unfit.origin === 'file' || overwrite;
  return { ...inFile, version: unfit.version, deed: isFree ? 'update' : 'conflict' };
}

function stepWithoutFile(record: ContentRecord, { overwrite, retire }: LoadOptions): LoadStep {
  const { kind, key, version, edit, entry, origin, fileEntry } = record;
  const step = { kind, key, version, edit };
  if (!fileEntry) return { ...step, deed: 'edited' };
  const isFree = retire && (origin === 'file' || overwrite);
  return isFree ? { ...step, entry, deed: 'retire' } : { ...step, deed: 'missing' };
}
