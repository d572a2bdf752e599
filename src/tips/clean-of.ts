import { cleanDocumentApart, cleanPhotoApart } from '../evidence/apart.ts';
import { type Format, formats } from '../evidence/formats.ts';
import type { MetadataWarnings } from '../evidence/metadata-warnings.ts';
import type { NoCopyReason } from './no-copy.ts';

/** Raised when cleaning becomes another: what was made of files before is made anew. */
export const cleaningVersion = 1;

export type Cleaned =
  | {
      readonly content: Buffer;
      readonly format: Format;
      /** What could not be taken out. */
      readonly left: MetadataWarnings;
    }
  | { readonly why: NoCopyReason };

const noTool: readonly Format[] = ['pdf', 'mp3', 'aac', 'ogg', 'wav'];

/** True for formats that nothing strips well. */
export const isNeverCleaned = (format: Format): boolean => noTool.includes(format);

/** Of plain text, and of pixels that were painted anew. */
export const nothingLeft: MetadataWarnings = { found: [], isComplete: true };

/** A file without what it tells of its maker, or why there is no such copy. */
export async function cleanOf(content: Buffer, format: Format): Promise<Cleaned> {
  if (isNeverCleaned(format)) return { why: 'noTool' };
  if (format === 'text') return { content, format, left: nothingLeft };
  if (formats[format].kind === 'photo') {
    const photo = await cleanPhotoApart(content);
    return photo.clean
      ? { content: photo.clean, format: photo.format, left: nothingLeft }
      : { why: photo.why };
  }
  const document = await cleanDocumentApart(content, format);
  if (!document.clean) return { why: document.why };
  const { clean, left: found, isComplete } = document;
  return { content: clean, format, left: { found, isComplete } };
}
