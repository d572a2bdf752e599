import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { cleanOfficePart, isLeftOut, type Part } from './clean-office-part.ts';
import { repaintWithin } from './clean-photo.ts';
import { openZip } from './open-zip.ts';
import { sniffFormat } from './sniff-format.ts';

const mega = 1024 * 1024;
const mostUnpacked = 64 * mega;
const longestText = 16 * mega;
/** The first moment that a zip can name. */
const noTime = new Date(1980, 0, 1);

/**
 * A DOCX or XLSX packed anew without names, company, template, dates, printers and the data of its photos. What a
 * person wrote into the text stays, and so do files that are embedded in it.
 */
export async function cleanOffice(bytes: Buffer): Promise<Buffer | 'broken' | 'tooBig'> {
  const zip = await openZip(bytes);
  if (!zip) return 'broken';
  if (zip.unpackedBytes > mostUnpacked) return 'tooBig';
  const packed = new ZipFile();
  for (const name of zip.names.filter((one) => !isLeftOut(one) && !one.endsWith('/'))) {
    const content = await zip.read(name, /\.(?:xml|rels)$/.test(name) ? longestText : mostUnpacked);
    if (!content) return 'broken';
    packed.addBuffer(await cleanPart({ name, content }), name, { mtime: noTime, forceDosTimestamp: true });
  }
  packed.end();
  return buffer(packed.outputStream);
}

async function cleanPart(part: Part): Promise<Buffer> {
  if (!/\/media\//.test(part.name)) return cleanOfficePart(part);
  const format = await sniffFormat(part.content);
  return format === 'jpeg' || format === 'png' ? repaintWithin(part.content, format) : part.content;
}
