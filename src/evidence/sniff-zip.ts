import type { FileRefusal, Format } from './formats.ts';
import { mainPartOf, type OfficePackage, packageOf } from './office-package.ts';
import { openZip, type Zip } from './open-zip.ts';

const mega = 1024 * 1024;
/** A document that unpacks to more than this would make the officer's own computer suffer. */
const mostUnpacked = 300 * mega;

const programs = /(?:^|\/)(?:AndroidManifest\.xml|classes\.dex|META-INF\/MANIFEST\.MF)$|\.class$/;
const runnable = /\.(?:exe|dll|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|lnk|msi|sh)$/i;
const macros = /(?:vbaProject|vbaData)[^/]*$|\/(?:macrosheets|activeX|dialogsheets)\//i;
const officeFolder = /^(?:ppt|xl|word)\//;
const declaredMacros = /macroEnabled|vbaProject|activeX/i;

/** Tells DOCX and XLSX without anything that runs from every other zip. */
export async function sniffZip(bytes: Buffer): Promise<Format | FileRefusal> {
  const zip = await openZip(bytes);
  if (!zip) return 'archive';
  const has = (pattern: RegExp) => zip.names.some((name) => pattern.test(name));
  if (has(programs)) return 'executable';
  if (await isOpenDocument(zip)) return 'openDocument';
  const pack = packageOf(zip);
  if (!pack?.has('[Content_Types].xml')) return 'archive';
  if (has(runnable)) return 'executable';
  if (has(macros)) return 'active';
  const format = await officeFormat(pack);
  return zip.unpackedBytes > mostUnpacked && format !== 'archive' ? 'tooBig' : format;
}

/** Documents of LibreOffice and their like begin with a file that names them (OpenDocument 1.2 part 3). */
async function isOpenDocument(zip: Zip): Promise<boolean> {
  const mime = await zip.read('mimetype', 200);
  return mime?.toString('latin1').startsWith('application/vnd.oasis.opendocument.') ?? false;
}

/** Where the tables cannot be read, nobody knows what a program would make of the rest. */
async function officeFormat(pack: OfficePackage): Promise<Format | FileRefusal> {
  try {
    const types = await pack.contentTypes();
    if (types.some(({ type }) => declaredMacros.test(type))) return 'active';
    const main = await mainPartOf(pack);
    if (main === undefined)
      return pack.names.some((name) => officeFolder.test(name)) ? 'unsupported' : 'archive';
    const type = types.find(({ part }) => part.toLowerCase() === `/${main.toLowerCase()}`)?.type;
    return formatOfMain(type ?? '', main);
  } catch {
    return 'active';
  }
}

function formatOfMain(type: string, main: string): Format | FileRefusal {
  if (type.endsWith('.wordprocessingml.document.main+xml')) return 'docx';
  if (type.endsWith('.spreadsheetml.sheet.main+xml')) return 'xlsx';
  if (type !== '') return 'unsupported';
  return main.startsWith('word/') ? 'docx' : main.startsWith('xl/') ? 'xlsx' : 'unsupported';
}
