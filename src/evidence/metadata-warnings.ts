import { endOfFormat } from './end-of-format.ts';
import { filmCodes } from './film-codes.ts';
import { type Format, formats } from './formats.ts';
import { officeCodes } from './office-codes.ts';
import { pdfCodes } from './pdf-codes.ts';
import { photoCodes } from './photo-codes.ts';
import { soundCodes } from './sound-codes.ts';
import { type WarningCode, warningCodes } from './warning-codes.ts';

export interface MetadataWarnings {
  /** What was found, in the order of `warningCodes`, each once. */
  readonly found: readonly WarningCode[];
  /** False where a part of the file could not be looked at: then there may be more. */
  readonly isComplete: boolean;
}

/**
 * What a file that is kept as it is tells of its maker: codes without values, so that they can be stored and
 * logged. A code is given only for what was found; no code is no proof that nothing is there. Never throws for
 * anything in the file.
 */
export async function metadataWarnings(bytes: Buffer, format: Format): Promise<MetadataWarnings> {
  try {
    const { codes, isComplete } = await reportOf(bytes, format);
    return { found: warningCodes.filter((code) => codes.includes(code)), isComplete };
  } catch {
    return { found: [], isComplete: false };
  }
}

async function reportOf(bytes: Buffer, format: Format) {
  const whole = (codes: WarningCode[]) => ({ codes, isComplete: true });
  switch (format) {
    case 'text':
      return whole([]);
    case 'pdf':
      return pdfCodes(bytes);
    case 'docx':
    case 'xlsx':
      return officeCodes(bytes, format);
    case 'mp3':
    case 'aac':
    case 'ogg':
    case 'wav':
      return whole(soundCodes(bytes));
    case 'm4a':
    case 'mp4':
    case 'mov':
    case '3gp':
      return whole(filmCodes(bytes));
    default:
      return whole([...(await photoCodes(bytes)), ...behindPhoto(bytes, format)]);
  }
}

const tolerance = 16;

/** A second photo or a short film that a phone hung on behind. */
function behindPhoto(bytes: Buffer, format: Format): WarningCode[] {
  const end = formats[format].kind === 'photo' ? endOfFormat(bytes, format) : undefined;
  return end !== undefined && bytes.length - end > tolerance ? ['otherData'] : [];
}
