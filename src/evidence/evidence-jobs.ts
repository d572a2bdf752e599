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

/**
 * Loads what a job needs, and nothing else; what it answers does the job, in this process. Loading can fail for want of
 * memory or files, and says nothing of the file.
 */
export async function prepare(job: Job): Promise<() => Answer | Promise<Answer>> {
  switch (job.job) {
    case 'judge': {
      const { judgeFile } = await import('./judge-file.ts');
      return () => judgeFile(job.bytes, job.limits);
    }
    case 'cleanPhoto': {
      const { cleanPhoto } = await import('./clean-photo.ts');
      return () => cleanPhoto(job.bytes);
    }
    case 'cleanDocument': {
      const { cleanDocument } = await import('./clean-document.ts');
      return () => cleanDocument(job.bytes, job.format);
    }
    case 'warn': {
      const { metadataWarnings } = await import('./metadata-warnings.ts');
      return () => metadataWarnings(job.bytes, job.format);
    }
  }
}
