import { ProcessFault } from '../evidence/ask-process.ts';
import type { Format } from '../evidence/formats.ts';
import { oneAtATime } from '../evidence/one-at-a-time.ts';
import { type Cleaned, cleaningVersion, cleanOf, isNeverCleaned, nothingLeft } from './clean-of.ts';
import type { CopySight, NoCopy, ServedCopy } from './desks.ts';
import type { Entries } from './entries.ts';
import { filesIn } from './fold.ts';
import type { SealedFiles } from './ports.ts';
import { unlessBroken } from './read-words.ts';
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
  const facts = await factsOf(files, ref);
  const content = facts && (await unlessBroken(() => files.read(ref)));
  return content && { content, format: facts.format, copy: 'original', place };
}

/** The copy of a file without metadata, or why it has none; null when the file is not there or `signal` has ended it. */
export type CleanCopyOf = (file: PlacedFile, signal?: AbortSignal) => Promise<ServedCopy | NoCopy | null>;

/**
 * Copies are made when they are first asked for, one at a time, for each holds the whole file. What came of it is kept
 * sealed beside the original, also that there can be none, so that nobody pays for it twice. `signal` ends the
 * waiting; what has begun goes on, and is kept. What says nothing of the file, as when its process was killed, is not kept:
 * it is tried again at the next look, yet not for ever.
 */
export function cleanCopies(files: SealedFiles, clean: typeof cleanOf = cleanOf): CleanCopyOf {
  const inTurn = oneAtATime();
  const patient = notForEver(clean);
  return async (file, signal) => {
    const facts = await factsOf(files, file.ref);
    if (!facts) return null;
    if (facts.copy) return 'why' in facts.copy ? facts.copy : cleanAlready(files, file, facts.copy);
    const kept = await keptCopy(files, file);
    if (kept) return kept;
    return inTurn(async () => {
      if (signal?.aborted) return null;
      return (await keptCopy(files, file)) ?? makeCopy(files, file, facts.format, patient);
    });
  };
}

/** What is known of a file's copy before it is asked for; null while none was tried. */
export async function copySight(files: SealedFiles, ref: FileRef): Promise<CopySight | null> {
  const facts = await factsOf(files, ref);
  return facts && (facts.copy ?? (await keptFacts(files, ref)));
}

/** `copy`: what needs no trying. Text, and an officer's file that was cleaned before it was kept, are their own copies. */
async function factsOf(
  files: SealedFiles,
  ref: FileRef,
): Promise<{ readonly format: Format; readonly copy?: CopySight } | null> {
  const facts = await unlessBroken(() => files.look(ref));
  if (!facts || 'refused' in facts || !facts.format) return null;
  const { format, left } = facts;
  if (left) return { format, copy: { format, left } };
  if (format === 'text') return { format, copy: { format, left: nothingLeft } };
  return { format, ...(isNeverCleaned(format) ? { copy: { why: 'noTool' } } : {}) };
}

async function cleanAlready(
  files: SealedFiles,
  { ref, place }: PlacedFile,
  { format, left }: Extract<CopySight, { left: unknown }>,
): Promise<ServedCopy | null> {
  const content = await unlessBroken(() => files.read(ref));
  return content && { content, format, copy: 'clean', place, left };
}

/** Null as well for what an earlier version of cleaning made of it. */
async function keptFacts(files: SealedFiles, ref: FileRef): Promise<CopySight | null> {
  const kept = await unlessBroken(() => files.lookCopy(ref));
  if (kept?.version !== cleaningVersion) return null;
  const { version: _, ...facts } = kept;
  return facts;
}

async function keptCopy(files: SealedFiles, { ref, place }: PlacedFile): Promise<ServedCopy | NoCopy | null> {
  const facts = await keptFacts(files, ref);
  if (!facts) return null;
  if ('why' in facts) return facts;
  const content = await unlessBroken(() => files.readCopy(ref));
  return content && { content, format: facts.format, copy: 'clean', place, left: facts.left };
}

async function keep(files: SealedFiles, ref: FileRef, made: Cleaned): Promise<void> {
  const version = cleaningVersion;
  if ('why' in made) return files.saveCopy(ref, Buffer.alloc(0), { ...made, version });
  const { content, ...facts } = made;
  await files.saveCopy(ref, content, { ...facts, version });
}

async function makeCopy(
  files: SealedFiles,
  { ref, place }: PlacedFile,
  format: Format,
  clean: PatientClean,
): Promise<ServedCopy | NoCopy | null> {
  const original = await unlessBroken(() => files.read(ref));
  if (!original) return null;
  const made = await clean(ref.id, original, format);
  if (!made) return { why: 'tooSlow' };
  await keep(files, ref, made);
  // Whoever deleted the original meanwhile found no copy to delete with it.
  if (!(await unlessBroken(() => files.look(ref)))) {
    await files.delete([ref.id]);
    return null;
  }
  return 'why' in made ? made : { ...made, copy: 'clean', place };
}

/** Null when it could not be tried. */
type PatientClean = (id: string, original: Buffer, format: Format) => Promise<Cleaned | null>;

/** How often the process of one file may be killed before it is left alone until the service starts anew. */
const mostKills = 2;
const mostRemembered = 1_000;

function notForEver(clean: typeof cleanOf): PatientClean {
  const kills = new Map<string, number>();
  return async (id, original, format) => {
    const killed = kills.get(id) ?? 0;
    if (killed >= mostKills) return null;
    try {
      return await clean(original, format);
    } catch (error) {
      if (!(error instanceof ProcessFault)) throw error;
      if (kills.size >= mostRemembered) kills.clear();
      if (error.code === 'HELPER_KILLED') kills.set(id, killed + 1);
      return null;
    }
  };
}
