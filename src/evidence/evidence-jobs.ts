import type { CleanedDocument } from './clean-document.ts';
import type { CleanedPhoto } from './clean-photo.ts';
import type { Format } from './formats.ts';
import type { SizeLimits, Verdict } from './judge-file.ts';
import type { MetadataWarnings } from './metadata-warnings.ts';

/** What can be asked about a file. */
export type Job =
  | { readonly job: 'judge'; readonly bytes: Buffer; readonly limits: SizeLimits }
  | { readonly job: 'cleanPhoto'; readonly bytes: Buffer }
  | { readonly job: 'cleanDocument' | 'warn'; readonly bytes: Buffer; readonly format: Format };
export type Answer = Verdict | CleanedPhoto | CleanedDocument | MetadataWarnings;

/** Does a job in this process. Nothing is loaded that the job does not need. */
export async function doHere(job: Job): Promise<Answer> {
  switch (job.job) {
    case 'judge':
      return (await import('./judge-file.ts')).judgeFile(job.bytes, job.limits);
    case 'cleanPhoto':
      return (await import('./clean-photo.ts')).cleanPhoto(job.bytes);
    case 'cleanDocument':
      return (await import('./clean-document.ts')).cleanDocument(job.bytes, job.format);
    case 'warn':
      return (await import('./metadata-warnings.ts')).metadataWarnings(job.bytes, job.format);
  }
}
