import { promisify } from 'node:util';
import { type InputType, inflate, type ZlibOptions } from 'node:zlib';
import { exifCodesAnywhere } from './exif-codes.ts';
import { type CodeTable, codesIn, type WarningCode } from './warning-codes.ts';
import { xmpCodes } from './xmp-codes.ts';

const unpack = promisify<InputType, ZlibOptions, Buffer>(inflate);

/** Names of ISO 32000: a value is a string, a hexadecimal string or a reference. */
const table: CodeTable = [
  ['author', /\/Author\s{0,9}(?:\((?!\))|<(?!>)|\d)/],
  ['company', /\/Company\s{0,9}(?:\((?!\))|<(?!>)|\d)/],
  ['software', /\/(?:Producer|Creator)\s{0,9}(?:\((?!\))|<(?!>)|\d)/],
  ['created', /\/(?:CreationDate|ModDate)\s{0,9}[(<\d]/],
  [
    'comments',
    /\/(?:Subject|Title|Keywords)\s{0,9}(?:\((?!\))|<(?!>)|\d)|\/Subtype\s{0,9}\/(?:Text|FreeText|Popup|Highlight|Underline|StrikeOut|Squiggly|Ink|Stamp|Caret)\b/,
  ],
  ['embeddedFiles', /\/(?:EmbeddedFiles?|FileAttachment|RichMedia|Collection)\b/],
  ['javascript', /\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|XFA)\b/],
  ['links', /\/(?:URI|GoToR)\b/],
  ['thumbnail', /\/Thumb\b/],
  ['otherData', /\/PieceInfo\b/],
];

export interface PdfReport {
  readonly codes: WarningCode[];
  /** False where a part is encrypted, broken or too long to be looked through. */
  readonly isComplete: boolean;
}

/** What a PDF tells: its own structure, its packed object streams, its XMP, and photos within it. */
export async function pdfCodes(bytes: Buffer): Promise<PdfReport> {
  const { text, packets, isComplete } = await readStructure(bytes);
  const plain = text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const codes = [...codesIn(plain, table), ...packets.flatMap(xmpCodes), ...exifCodesAnywhere(bytes)];
  if (hasEarlierVersions(plain)) codes.push('trackedChanges');
  return { codes, isComplete: isComplete && !/\/Encrypt\b/.test(plain) };
}

/** Every saving on top leaves the earlier text in the file; one made for the web has two ends from the start. */
function hasEarlierVersions(text: string): boolean {
  const ends = text.match(/\bstartxref\b/g)?.length ?? 0;
  return ends > (/\/Linearized\b/.test(text) ? 2 : 1);
}

const longestText = 8 * 1024 * 1024;
const longestPart = 1024 * 1024;
const mostParts = 200;

interface Structure {
  text: string;
  readonly packets: Buffer[];
  isComplete: boolean;
}

async function readStructure(bytes: Buffer): Promise<Structure> {
  const read: Structure = { text: '', packets: [], isComplete: true };
  let parts = 0;
  for (let at = 0; at < bytes.length; ) {
    const start = bytes.indexOf('stream', at);
    const before = bytes.toString('latin1', at, start === -1 ? bytes.length : start);
    if (read.text.length + before.length > longestText) return { ...read, isComplete: false };
    read.text += before;
    if (start === -1) return read;
    const end = bytes.indexOf('endstream', start);
    if (end === -1) return { ...read, isComplete: false };
    const isPart = /\/(?:ObjStm|Metadata|XML)\b/.test(before.slice(-2048));
    if (isPart && parts < mostParts)
      await readPart(read, before.slice(-2048), bytes.subarray(start + 6, end));
    if (isPart) parts += 1;
    at = end + 9;
  }
  return { ...read, isComplete: read.isComplete && parts <= mostParts };
}

async function readPart(read: Structure, head: string, stream: Buffer): Promise<void> {
  const content = stream.subarray(stream.toString('latin1', 0, 2) === '\r\n' ? 2 : 1);
  const part = /\/FlateDecode\b/.test(head) ? await inflated(content) : content;
  if (!part || part.length > longestPart) read.isComplete = false;
  else if (/\/ObjStm\b/.test(head)) read.text += ` ${part.toString('latin1')}\n`;
  else read.packets.push(part);
}

async function inflated(content: Buffer): Promise<Buffer | undefined> {
  try {
    return await unpack(content, { maxOutputLength: longestPart });
  } catch {
    return undefined;
  }
}
