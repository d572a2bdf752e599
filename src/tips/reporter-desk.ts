import { forget, keyBytes } from '../vault/sodium.ts';
import { fromStored } from '../vault/stored-bytes.ts';
import { addWhenAsked } from './add-to-tip.ts';
import { cleanCopies, copySight, originalOf, type PlacedFile, placed } from './clean-copies.ts';
import type { ReporterDeps } from './deps.ts';
import type { ReporterDesk, StaffName, TipAccess } from './desks.ts';
import { entriesOf } from './entries.ts';
import { fileTip } from './file-tip.ts';
import { keepWords } from './keep-words.ts';
import { openByCode } from './open-by-code.ts';
import { nameOf } from './openers.ts';
import type { TipRecord } from './ports.ts';
import { readTip, showToReporter } from './read-tip.ts';
import { readApart, wordsOf } from './read-words.ts';
import { takeFile } from './take-file.ts';
import type { About, ReporterTip } from './tip.ts';
import { eligibleReaders } from './who-may-read.ts';

/** The desk at which tips are filed and followed, for LINE and the web alike. */
export function reporterDesk(deps: ReporterDeps): ReporterDesk {
  const copyOf = cleanCopies(deps.files);
  return {
    async people() {
      const staff = await deps.staff.list();
      return staff
        .filter(({ isActive }) => isActive)
        .map(nameOf)
        .sort(byDivision);
    },
    refusalsOf: async (files) => {
      const facts = await Promise.all(files.map((file) => deps.files.look(file)));
      return facts.flatMap((one) => (one && 'refused' in one ? [one.refused] : []));
    },
    readersOf: (about, story) => readersOf(deps, about, story),
    takeFile: (content, name) => takeFile(deps, content, name),
    keepWords: (text, source) => keepWords(deps, text, source),
    file: (draft) => fileTip(deps, draft),
    open: (code, source) => openByCode(deps, code, source),
    look: (access) =>
      withKey(access, async (tipKey) => {
        const record = await deps.tips.find(access.number);
        return record && show(deps, record, tipKey);
      }),
    add: (access, addition) =>
      withKey(access, async (tipKey) => {
        const added = await addWhenAsked(deps, { number: access.number, tipKey }, addition);
        return added && added !== 'ended' && 'head' in added ? show(deps, added, tipKey) : added;
      }),
    async prepare(access, fileId, signal) {
      const file = await fileOf(deps, access, fileId);
      if (file && !(await copySight(deps.files, file.ref))) await copyOf(file, signal);
    },
    async serve(access, fileId) {
      const file = await fileOf(deps, access, fileId);
      const copy = file && (await copyOf(file));
      return copy && 'why' in copy ? originalOf(deps.files, file) : copy;
    },
  };
}

async function withKey<T>(access: TipAccess, work: (tipKey: Uint8Array) => Promise<T>): Promise<T> {
  const tipKey = fromStored(access.key, keyBytes);
  try {
    return await work(tipKey);
  } finally {
    forget(tipKey);
  }
}

async function show(deps: ReporterDeps, record: TipRecord, tipKey: Uint8Array): Promise<ReporterTip> {
  return showToReporter(deps, await readTip(deps, record, tipKey));
}

const fileOf = ({ tips }: ReporterDeps, access: TipAccess, fileId: string): Promise<PlacedFile | null> =>
  withKey(access, async (tipKey) => {
    const record = await tips.find(access.number);
    return record && placed(entriesOf(record, tipKey), fileId);
  });

async function readersOf(
  deps: ReporterDeps,
  about: About,
  story: readonly string[] = [],
): Promise<StaffName[]> {
  const [apart, staff] = await Promise.all([readApart(deps.files, about.said), deps.staff.list()]);
  const words = wordsOf(about.said, apart).flatMap(({ text }) => text ?? []);
  return eligibleReaders({ ...about, words, story }, { staff, divisions: deps.divisions }).map(nameOf);
}

const byDivision = (one: StaffName, other: StaffName) =>
  (one.division ?? '').localeCompare(other.division ?? '') || one.name.localeCompare(other.name, 'th');
