import { formats, isFormat } from './formats.ts';
import { openZip, type Zip } from './open-zip.ts';
import { photoCodes } from './photo-codes.ts';
import { sniffFormat } from './sniff-format.ts';
import { type CodeTable, codesIn, type WarningCode } from './warning-codes.ts';

const mega = 1024 * 1024;
const longestPart = 16 * mega;
const mostText = 32 * mega;
const longestPhoto = 12 * mega;
const mostPhotos = 20;

/** An element with something in it, whatever its prefix. */
const filled = (name: string) => new RegExp(`<(?:\\w+:)?${name}(?:\\s[^<>]*)?>\\s*[^<\\s]`);

/** Parts of Office Open XML (ECMA-376) that tell by their content. */
const partTables: readonly (readonly [RegExp, CodeTable])[] = [
  [
    /^docProps\/core\.xml$/,
    [
      ['author', filled('creator')],
      ['lastModifiedBy', filled('lastModifiedBy')],
      ['created', filled('(?:created|modified|lastPrinted)')],
      ['comments', filled('(?:description|title|subject|keywords|category)')],
    ],
  ],
  [
    /^docProps\/app\.xml$/,
    [
      ['company', filled('Company')],
      ['author', filled('Manager')],
      ['software', filled('(?:Application|AppVersion|Template)')],
      ['links', filled('HyperlinkBase')],
    ],
  ],
  [/^docProps\/custom\.xml$/, [['otherData', /<(?:\w+:)?property\b/]]],
  [
    /^word\/\w+\.xml$/,
    [
      ['trackedChanges', /<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange)\b/],
      ['author', /\bw(?:\d+)?:author="(?!Author"|")/],
      ['author', /<w15:person\b/],
      ['otherData', /\bw:rsid\w*=/],
    ],
  ],
  [
    /^xl\/(?:comments(?:\d*|\/\w+)|persons\/\w+|threadedComments\/\w+)\.xml$/,
    [['author', /<author>(?!Author<|<)|displayName="(?!Author"|")/]],
  ],
  [/^xl\/workbook\.xml$/, [['author', /<x15ac:absPath\b[^<>]*\surl="[^"]|userName="[^"]/]]],
  [/\.rels$/, [['links', /TargetMode="External"/]]],
];

/** Parts that tell by being there. */
const nameTable: CodeTable = [
  ['thumbnail', /^docProps\/thumbnail\./],
  ['comments', /^(?:word\/comments\w*|xl\/comments(?:\d*|\/\w+)|xl\/threadedComments\/.*)\.xml$/],
  ['trackedChanges', /^xl\/revisions\//],
  ['embeddedFiles', /\/embeddings\//],
  ['device', /printerSettings/],
  ['otherData', /^customXml\//],
];

export interface OfficeReport {
  readonly codes: WarningCode[];
  /** False where a part could not be read or there were too many photos. */
  readonly isComplete: boolean;
}

/** What a DOCX or XLSX tells, with the photos within it. */
export async function officeCodes(bytes: Buffer): Promise<OfficeReport> {
  const zip = await openZip(bytes);
  if (!zip) return { codes: [], isComplete: false };
  const codes = zip.names.flatMap((name) => codesIn(name, nameTable));
  const parts = await codesOfParts(zip);
  const photos = await codesOfPhotos(zip);
  return {
    codes: [...codes, ...parts.codes, ...photos.codes],
    isComplete: parts.isComplete && photos.isComplete,
  };
}

async function codesOfParts(zip: Zip): Promise<OfficeReport> {
  const codes: WarningCode[] = [];
  let isComplete = true;
  let textLeft = mostText;
  for (const [pattern, table] of partTables) {
    for (const name of zip.names.filter((one) => pattern.test(one))) {
      const part = await zip.read(name, Math.min(longestPart, textLeft));
      if (part) codes.push(...codesIn(part.toString('utf8'), table));
      else isComplete = false;
      textLeft -= part?.length ?? 0;
    }
  }
  return { codes, isComplete };
}

async function codesOfPhotos(zip: Zip): Promise<OfficeReport> {
  const names = zip.names.filter((name) => /\/media\//.test(name));
  const codes: WarningCode[] = [];
  for (const name of names.slice(0, mostPhotos)) {
    const photo = await zip.read(name, longestPhoto);
    const format = photo && (await sniffFormat(photo));
    const isPhoto = format !== undefined && isFormat(format) && formats[format].kind === 'photo';
    if (photo && isPhoto) codes.push(...(await photoCodes(photo)));
  }
  return { codes, isComplete: names.length <= mostPhotos };
}
