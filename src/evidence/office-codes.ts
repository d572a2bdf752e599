import { formats, isFormat } from './formats.ts';
import { type OfficePackage, packageOf } from './office-package.ts';
import type { OfficeFormat } from './office-parts.ts';
import { openZip } from './open-zip.ts';
import { tracesOfPart } from './passed-over.ts';
import { photoCodes } from './photo-codes.ts';
import { OddXml, xmlTextOf } from './read-xml.ts';
import { rewriteOffice } from './rewrite-office.ts';
import { TooMuchText } from './rewrite-office-part.ts';
import { sniffFormat } from './sniff-format.ts';
import { type CodeTable, codesIn, type WarningCode } from './warning-codes.ts';

const mega = 1024 * 1024;
const longestPart = 16 * mega;
const mostText = 32 * mega;
const longestPhoto = 12 * mega;
const mostPhotos = 200;

/** Parts that tell by being there. */
const nameTable: CodeTable = [
  ['thumbnail', /^docprops\/thumbnail\./],
  ['comments', /(?:^|\/)(?:threaded)?comments[^/]*(?:\/[^/]*)?\.xml$/],
  ['trackedChanges', /^xl\/revisions\//],
  ['embeddedFiles', /\/embeddings\/|(?:^|\/)afchunk|\.(?:html?|mht|rtf|docm?x?|xls[mbx]?|exe|dll)$/],
  ['device', /printersettings/],
];
/** Parts that the clean copy does without and that yet say no more than how the document looks, or nothing. */
const silent =
  /^docprops\/(?:core|app)\.xml$|\.psmdcp$|^docprops\/thumbnail\.|\/(?:fonttable|websettings|styleswitheffects|calcchain)\.xml$|printersettings/;
const table = /^(.*?)_rels\/([^/]*)\.rels$/;
const isXml = /\.(?:xml|psmdcp|vml)$/;
const pictures = /\.(?:jpe?g?|jfif|png|gif|webp|heic|tiff?|bmp|emf|wmf|svg)$/;

export interface OfficeReport {
  readonly codes: WarningCode[];
  /** False where a part could not be read or understood, or there was too much of it. */
  readonly isComplete: boolean;
}

/** What a DOCX or XLSX tells, with the photos within it: whatever a clean copy of it would have to leave out. */
export async function officeCodes(bytes: Buffer, format: OfficeFormat): Promise<OfficeReport> {
  const zip = await openZip(bytes);
  const pack = zip && packageOf(zip);
  if (!pack) return { codes: [], isComplete: false };
  const written = await codesOfWritten(pack, format);
  const rest = await codesOfRest(pack, written.kept);
  const photos = await codesOfPictures(pack, written.pictures);
  return {
    codes: [...written.codes, ...rest.codes, ...photos.codes],
    isComplete: written.isComplete && rest.isComplete && photos.isComplete,
  };
}

const noPicture = { content: Buffer.alloc(0), extension: 'png' } as const;

async function codesOfWritten(pack: OfficePackage, format: OfficeFormat) {
  const pictures: string[] = [];
  const paint = async (part: string) => {
    pictures.push(part);
    return noPicture;
  };
  try {
    const { codes, kept } = await rewriteOffice({ pack, format, paint });
    return { codes: [...codes], kept, pictures, isComplete: true };
  } catch (error) {
    if (!(error instanceof OddXml || error instanceof TooMuchText)) throw error;
    return { codes: [], kept: new Set<string>(), pictures, isComplete: false };
  }
}

/** What stands in the parts that a clean copy leaves out. */
async function codesOfRest(pack: OfficePackage, kept: ReadonlySet<string>): Promise<OfficeReport> {
  const codes = new Set<WarningCode>();
  let isComplete = true;
  let textLeft = mostText;
  for (const name of pack.names.map((one) => one.toLowerCase())) {
    if (kept.has(name) || name === '[content_types].xml') continue;
    if (table.test(name)) {
      const told = await codesOfTable(pack, name);
      for (const code of told ?? []) codes.add(code);
      isComplete &&= told !== undefined;
      continue;
    }
    const named = codesIn(name, nameTable);
    for (const code of named) codes.add(code);
    if (named.length === 0 && !silent.test(name)) codes.add('otherData');
    if (!isXml.test(name)) continue;
    const part = await pack.read(name, Math.min(longestPart, textLeft));
    textLeft -= part?.length ?? 0;
    const traces = part && (await tracesIn(part));
    for (const code of traces ?? []) codes.add(code);
    isComplete &&= traces !== undefined;
  }
  return { codes: [...codes], isComplete };
}

/** Pointers outside, wherever they stand: a program may follow them from parts that nothing known points to. */
async function codesOfTable(pack: OfficePackage, name: string): Promise<WarningCode[] | undefined> {
  try {
    const relations = await pack.relationsOf(name.replace(table, '$1$2'));
    return relations
      .filter(({ isExternal }) => isExternal)
      .map(({ type }) => (type.endsWith('/hyperlink') ? 'links' : 'remote'));
  } catch (error) {
    if (error instanceof OddXml) return undefined;
    throw error;
  }
}

async function tracesIn(part: Buffer): Promise<ReadonlySet<WarningCode> | undefined> {
  try {
    return await tracesOfPart(xmlTextOf(part));
  } catch (error) {
    if (error instanceof OddXml) return undefined;
    throw error;
  }
}

/** What photos tell: those that the text shows, whatever they are called, and those that are called so. */
async function codesOfPictures(pack: OfficePackage, shown: readonly string[]): Promise<OfficeReport> {
  const named = pack.names.map((name) => name.toLowerCase()).filter((name) => pictures.test(name));
  const names = [...new Set([...shown.map((name) => name.toLowerCase()), ...named])];
  const reports = [];
  for (const name of names.slice(0, mostPhotos)) reports.push(await codesOfPicture(pack, name));
  return {
    codes: reports.flatMap(({ codes }) => codes),
    isComplete: names.length <= mostPhotos && reports.every(({ isComplete }) => isComplete),
  };
}

async function codesOfPicture(pack: OfficePackage, name: string): Promise<OfficeReport> {
  const picture = await pack.read(name, longestPhoto);
  const format = picture && (await sniffFormat(picture));
  if (picture && format !== undefined && isFormat(format) && formats[format].kind === 'photo')
    return { codes: await photoCodes(picture), isComplete: true };
  return { codes: format === 'executable' ? ['embeddedFiles'] : [], isComplete: false };
}
