import { askProcess, ProcessFault } from './ask-process.ts';
import type { CleanedDocument } from './clean-document.ts';
import type { CleanedPhoto } from './clean-photo.ts';
import { type Answer, type Job, prepare } from './evidence-jobs.ts';
import type { Format } from './formats.ts';
import type { SizeLimits, Verdict } from './judge-file.ts';
import type { MetadataWarnings } from './metadata-warnings.ts';

/**
 * Looking at files outside this process: whatever they are made of, this one goes on answering people. One file is
 * judged at a time, and besides one cleaned or looked through. What takes too long is ended. Where the process could not
 * be started or was killed from outside, a `ProcessFault` is thrown: of the file nothing is known yet.
 */

/** Of a file that takes too long or ends its reader nobody says what it is: it is `unsupported`. */
export const judgeApart = (bytes: Buffer, limits: SizeLimits): Promise<Verdict> =>
  ask(judging, { job: 'judge', bytes, limits }, () => ({ accepted: false, reason: 'unsupported' }));

/** As `cleanPhoto`. */
export const cleanPhotoApart = (bytes: Buffer): Promise<CleanedPhoto> =>
  ask(cleaning, { job: 'cleanPhoto', bytes }, (why) => ({ clean: null, why }));

/** As `cleanDocument`. */
export const cleanDocumentApart = (bytes: Buffer, format: Format): Promise<CleanedDocument> =>
  ask(cleaning, { job: 'cleanDocument', bytes, format }, (why) => ({ clean: null, why }));

/** As `metadataWarnings`. What cannot be looked through is not complete. */
export const warnApart = (bytes: Buffer, format: Format): Promise<MetadataWarnings> =>
  ask(cleaning, { job: 'warn', bytes, format }, nothingSeen).catch((error: unknown) => {
    if (error instanceof ProcessFault) return nothingSeen();
    throw error;
  });

const nothingSeen = (): MetadataWarnings => ({ found: [], isComplete: false });

const script = new URL('./evidence-process.js', import.meta.url);
const patience = { patienceMs: 30_000, idleMs: 30_000 };
const judging = askProcess(script, { ...patience, heapMb: 256 });
const cleaning = askProcess(script, { ...patience, heapMb: 512 });

/** TypeScript, as tests run it, is nothing that a process of its own could load. */
const isCompiled = import.meta.url.endsWith('.js');

async function ask<T extends Answer>(
  asked: typeof judging,
  job: Job,
  otherwise: (why: 'tooSlow' | 'broken') => T,
): Promise<T> {
  if (!isCompiled) return (await (await prepare(job))()) as T;
  const told = await asked(job);
  return typeof told === 'string' ? otherwise(told) : (told.answer as T);
}
