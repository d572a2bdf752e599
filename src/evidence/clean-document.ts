import { cleanFilm } from './clean-film.ts';
import { cleanOffice } from './clean-office.ts';
import type { Format } from './formats.ts';
import { metadataWarnings } from './metadata-warnings.ts';
import type { WarningCode } from './warning-codes.ts';

/** Why there is no clean copy: no tool strips this format well, or this file is made in a way that is not known. */
export const notCleanedReasons = ['noTool', 'unusual', 'tooBig', 'tooSlow', 'broken'] as const;
export type NotCleanedReason = (typeof notCleanedReasons)[number];

export type CleanedDocument =
  | {
      readonly clean: Buffer;
      /** What the clean copy still tells, for example links within the text. */
      readonly left: readonly WarningCode[];
      readonly isComplete: boolean;
    }
  | { readonly clean: null; readonly why: NotCleanedReason };

/**
 * Strips what DOCX, XLSX, MP4, MOV, 3GP and M4A tell of their maker; everything else has no clean copy. The copy
 * is looked through again, so that nobody takes it for cleaner than it is. Never throws for anything in the file.
 */
export async function cleanDocument(bytes: Buffer, format: Format): Promise<CleanedDocument> {
  const cleaned = await strip(bytes, format).catch(() => 'broken' as const);
  if (typeof cleaned === 'string') return { clean: null, why: cleaned };
  const { found, isComplete } = await metadataWarnings(cleaned, format);
  return { clean: cleaned, left: found, isComplete };
}

async function strip(bytes: Buffer, format: Format): Promise<Buffer | NotCleanedReason> {
  switch (format) {
    case 'docx':
    case 'xlsx':
      return cleanOffice(bytes, format);
    case 'm4a':
    case 'mp4':
    case 'mov':
    case '3gp':
      return cleanFilm(bytes);
    default:
      return 'noTool';
  }
}
