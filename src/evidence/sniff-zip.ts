import type { FileRefusal, Format } from './formats.ts';
import { openZip, type Zip } from './open-zip.ts';

const mega = 1024 * 1024;
/** A document that unpacks to more than this would make the officer's own computer suffer. */
const mostUnpacked = 300 * mega;

const programs = /(?:^|\/)(?:AndroidManifest\.xml|classes\.dex|META-INF\/MANIFEST\.MF)$|\.class$/;
const runnable = /\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|lnk|msi|sh|html?|svg)$/i;
const macros = /(?:vbaProject|vbaData)[^/]*$|\/(?:macrosheets|activeX|dialogsheets)\//i;

/** Tells DOCX and XLSX without anything that runs from every other zip. */
export async function sniffZip(bytes: Buffer): Promise<Format | FileRefusal> {
  const zip = await openZip(bytes);
  if (!zip) return 'archive';
  const has = (pattern: RegExp) => zip.names.some((name) => pattern.test(name));
  if (has(programs)) return 'executable';
  const format = officeFormat(zip);
  if (format === 'archive') return 'archive';
  if (has(runnable)) return 'executable';
  if (has(macros) || (await declaresMacros(zip))) return 'active';
  return zip.unpackedBytes > mostUnpacked ? 'tooBig' : format;
}

function officeFormat({ names }: Zip): Format | FileRefusal {
  if (!names.includes('[Content_Types].xml')) return 'archive';
  if (names.includes('word/document.xml')) return 'docx';
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  return names.some((name) => /^(?:ppt|xl|word)\//.test(name)) ? 'unsupported' : 'archive';
}

/** Also true when the table of contents cannot be read: then nobody knows what a program would make of it. */
async function declaresMacros(zip: Zip): Promise<boolean> {
  const types = await zip.read('[Content_Types].xml', mega);
  return (
    types === undefined ||
    /macroEnabled|vbaProject|activeX/i.test(types.toString('latin1').replaceAll('\0', ''))
  );
}
