import type { TipDeps } from './deps.ts';
import { entriesOf } from './entries.ts';
import { filesIn, type ReadTip, reporterTip } from './fold.ts';
import { nameOf, openersOf } from './openers.ts';
import type { TipRecord } from './ports.ts';
import { proofOf } from './proof.ts';
import { readApart, saidIn, unlessBroken } from './read-words.ts';
import type { FileRef, FileState, ReporterTip } from './tip.ts';

/** Opens a tip and reads what lies apart of it. @throws SealError `broken` */
export async function readTip(
  { files, proofKey }: Pick<TipDeps, 'files' | 'proofKey'>,
  record: TipRecord,
  tipKey: Uint8Array,
): Promise<ReadTip> {
  const entries = entriesOf(record, tipKey);
  const apart = await readApart(files, saidIn(entries));
  return { record, entries, apart, proof: proofOf(proofKey, record.number, entries[0]) };
}

export async function stateOf(files: TipDeps['files'], file: FileRef): Promise<FileState> {
  const found = await unlessBroken(() => files.look(file));
  if (!found) return 'missing';
  return 'refused' in found ? { refused: found.refused } : 'ready';
}

/** For its reporter, with what became of every file, and who else can read it. */
export async function showToReporter(
  deps: Pick<TipDeps, 'files' | 'staff' | 'clock'>,
  tip: ReadTip,
): Promise<ReporterTip> {
  const states = await Promise.all(
    filesIn(tip.entries).map(async (file) => [file.id, await stateOf(deps.files, file)] as const),
  );
  const readers = openersOf(tip.record, await deps.staff.list()).map(nameOf);
  return reporterTip(tip, new Map(states), { readers, now: deps.clock() });
}
