import { exifCodesAnywhere } from './exif-codes.ts';
import { readPdf } from './pdf-structure.ts';
import { type CodeTable, codesIn, type WarningCode } from './warning-codes.ts';
import { xmpCodes } from './xmp-codes.ts';

/** A name of ISO 32000 with something for its value: no empty string, and not a name that stands for a heading. */
const valued = (name: string) =>
  new RegExp(`/(?:${name})(?![A-Za-z0-9])(?!\\s{0,9}(?:\\(\\s{0,9}\\)|<\\s{0,9}>|[/>\\]]|$))`);

const notes =
  /\/Subtype\s{0,9}\/(?:Text|FreeText|Popup|Highlight|Underline|StrikeOut|Squiggly|Ink|Stamp|Caret)\b/;

const table: CodeTable = [
  ['author', valued('Author')],
  ['company', valued('Company')],
  ['software', valued('Producer|Creator')],
  ['created', valued('CreationDate|ModDate')],
  ['comments', valued('Subject|Title|Keywords')],
  ['comments', notes],
  ['embeddedFiles', /\/(?:EmbeddedFiles?|FileAttachment|RichMedia|Collection)\b/],
  ['javascript', /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|XFA)\b/],
  ['links', /\/(?:URI|GoToR)\b/],
  ['thumbnail', /\/Thumb\b/],
  ['otherData', /\/PieceInfo\b/],
];

/** None of it is met by chance in what is packed, not even in the largest file. */
const structure =
  /[\s\0\d>)\]]obj[\s\0<([/%\d+-]|\/(?:Author|Company|Producer|Creator|CreationDate|ModDate|Keywords|EmbeddedFiles?|FileAttachment|RichMedia|JavaScript|Launch|SubmitForm|ImportData|ObjStm|Encrypt|PieceInfo)[\s\0<([/%\d]|\/JS\s{0,9}[(<]/;

export interface PdfReport {
  readonly codes: WarningCode[];
  /** False where a part is encrypted, broken, too long, or so made that other programs may see more in it. */
  readonly isComplete: boolean;
}

/** What a PDF tells: its own structure, its packed object streams, its XMP, and photos within it. */
export async function pdfCodes(bytes: Buffer): Promise<PdfReport> {
  const { text, packets, isComplete } = await readPdf(bytes, structure);
  const codes = [...codesIn(text, table), ...packets.flatMap(xmpCodes), ...exifCodesAnywhere(bytes)];
  if (hasEarlierVersions(text)) codes.push('trackedChanges');
  return { codes, isComplete: isComplete && !/\/Encrypt\b/.test(text) };
}

/** Every saving on top leaves the earlier text in the file; one made for the web has two ends from the start. */
function hasEarlierVersions(text: string): boolean {
  const ends = text.match(/\bstartxref\b/g)?.length ?? 0;
  return ends > (/\/Linearized\b/.test(text) ? 2 : 1);
}
