import { type Format, formats } from '../evidence/formats.ts';
import { cleanIdOf } from './clean-id.ts';
import type { ServedCopy } from './desks.ts';
import type { Entries } from './entries.ts';
import { filesIn } from './fold.ts';
import type { SealedFiles } from './ports.ts';
import { unlessBroken } from './read-words.ts';
import { cleanOf } from './take-file.ts';
import type { FileRef } from './tip.ts';

/** A file of a talk and which one it is, from 1. */
export interface PlacedFile {
  readonly ref: FileRef;
  readonly place: number;
}

/** A file of a tip by its id; null when the tip has none such. */
export function placed(entries: Entries, fileId: string): PlacedFile | null {
  const files = filesIn(entries);
  const at = files.findIndex(({ id }) => id === fileId);
  const ref = files[at];
  return ref ? { ref, place: at + 1 } : null;
}

/** The file as it came; null when it is not there, or was refused. */
export async function originalOf(files: SealedFiles, { ref, place }: PlacedFile): Promise<ServedCopy | null> {
  const found = await read(files, ref);
  return found && { ...found, copy: 'original', place };
}

/** The copy without metadata: made when it is first asked for, and kept sealed beside its original. */
export async function cleanCopyOf(
  files: SealedFiles,
  { ref, place }: PlacedFile,
): Promise<ServedCopy | null> {
  const original = await unlessBroken(() => files.look(ref));
  if (!original || 'refused' in original) return null;
  const beside = { id: cleanIdOf(ref.id), key: ref.key };
  const kept = await read(files, beside);
  if (kept) return { ...kept, copy: 'clean', place };
  const content = await read(files, ref);
  const clean = content && (await cleanOf(content.content, content.format));
  if (!clean) return null;
  const { mime } = formats[clean.format];
  await files.save(beside, clean.content, { mime, format: clean.format });
  // Whoever deleted the original meanwhile found no copy to delete with it.
  if (!(await unlessBroken(() => files.look(ref)))) {
    await files.delete([beside.id]);
    return null;
  }
  return { ...clean, copy: 'clean', place };
}

async function read(
  files: SealedFiles,
  file: Pick<FileRef, 'id' | 'key'>,
): Promise<{ content: Buffer; format: Format } | null> {
  const facts = await unlessBroken(() => files.look(file));
  if (!facts || 'refused' in facts || !facts.format) return null;
  const content = await unlessBroken(() => files.read(file));
  return content && { content, format: facts.format };
}
