import sharp from 'sharp';
import { exifCodes } from './exif-codes.ts';
import { photoMarks } from './photo-marks.ts';
import { type CodeTable, codesIn, type WarningCode } from './warning-codes.ts';
import { xmpCodes } from './xmp-codes.ts';

/** Keywords of PNG's text chunks. */
const keywords: CodeTable = [
  ['author', /^(?:author|artist|copyright)/i],
  ['software', /^(?:software|creator)/i],
  ['created', /time|date/i],
  ['device', /^(?:source|make|model)/i],
  ['comments', /^(?:comment|description|title|disclaimer|warning)/i],
  ['gps', /gps|location/i],
];

/** What a photo tells, read from its head without decoding it; nothing for what is no photo. */
export async function photoCodes(bytes: Buffer): Promise<WarningCode[]> {
  try {
    const { exif, xmp, iptc, comments } = await sharp(bytes).metadata();
    const texts = (comments ?? []).flatMap(({ keyword }) => {
      const codes = codesIn(keyword, keywords);
      return codes.length > 0 ? codes : (['otherData'] as const);
    });
    return [
      ...(exif ? exifCodes(exif) : []),
      ...(xmp ? xmpCodes(xmp) : []),
      ...(iptc ? (['otherData'] as const) : []),
      ...texts,
      ...photoMarks(bytes),
    ];
  } catch {
    return [];
  }
}
