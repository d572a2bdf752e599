import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { packageOf } from './office-package.ts';
import type { OfficeFormat } from './office-parts.ts';
import { openZip } from './open-zip.ts';
import { picturePainter } from './paint-pictures.ts';
import { OddXml } from './read-xml.ts';
import { rewriteOffice } from './rewrite-office.ts';
import { TooMuchText } from './rewrite-office-part.ts';

const mega = 1024 * 1024;
const mostUnpacked = 64 * mega;
const longestPicture = 24 * mega;
/** The first moment that a zip can name. */
const noTime = new Date(1980, 0, 1);

/**
 * A DOCX or XLSX written anew: its words, how they look, and its photos painted anew. What names, computes, loads
 * or embeds does not come along. What a person wrote into the text stays, also links that a reader may follow.
 */
export async function cleanOffice(
  bytes: Buffer,
  format: OfficeFormat,
): Promise<Buffer | 'broken' | 'tooBig' | 'unusual'> {
  const zip = await openZip(bytes);
  if (!zip) return 'broken';
  const pack = packageOf(zip);
  if (!pack) return 'unusual';
  if (zip.unpackedBytes > mostUnpacked) return 'tooBig';
  const painter = picturePainter();
  try {
    const { files } = await rewriteOffice({
      pack,
      format,
      paint: async (part) => painter(await pack.read(part, longestPicture)),
    });
    return await packed(files);
  } catch (error) {
    if (error instanceof OddXml) return 'unusual';
    if (error instanceof TooMuchText) return 'tooBig';
    throw error;
  }
}

function packed(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of files) {
    zip.addBuffer(content, name, { mtime: noTime, forceDosTimestamp: true });
  }
  zip.end();
  return buffer(zip.outputStream);
}
