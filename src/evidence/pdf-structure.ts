import { promisify } from 'node:util';
import { type InputType, inflate, type ZlibOptions } from 'node:zlib';

const unpack = promisify<InputType, ZlibOptions, Buffer>(inflate);

/** What of a PDF (ISO 32000) is no stream, with what its object streams hold, and its XMP packets. */
export interface PdfStructure {
  /** With the names in it as they are read: `/J#53` is `/JS`. */
  readonly text: string;
  readonly packets: readonly Buffer[];
  /** False where a part is broken, packed in a way that is not known, too long, or may be seen otherwise by others. */
  readonly isComplete: boolean;
}

const longestText = 8 * 1024 * 1024;
const longestPart = 1024 * 1024;
const mostParts = 200;

interface Reading {
  readonly pieces: string[];
  readonly packets: Buffer[];
  length: number;
  parts: number;
  isComplete: boolean;
}

/** @param hint what has no business in a stream: where it is found, that stream may be none for another reader */
export async function readPdf(bytes: Buffer, hint: RegExp): Promise<PdfStructure> {
  const read: Reading = { pieces: [], packets: [], length: 0, parts: 0, isComplete: true };
  for (let at = 0; at < bytes.length && read.length <= longestText; ) {
    const start = streamAfter(bytes, at);
    const head = withPlainNames(bytes.subarray(at, start ?? bytes.length)).toString('latin1');
    add(read, head);
    if (start === undefined) break;
    const end = bytes.indexOf('endstream', start);
    if (end === -1) read.isComplete = false;
    await readStream(read, { head, stream: bytes.subarray(start, end === -1 ? bytes.length : end), hint });
    at = end === -1 ? bytes.length : end + 9;
  }
  const text = read.pieces.join('');
  const promised = text.match(/\/ObjStm\b|\/Subtype\s{0,9}\/XML\b/g)?.length ?? 0;
  const isComplete = read.isComplete && read.length <= longestText && promised <= read.parts;
  return { text, packets: read.packets, isComplete };
}

function add(read: Reading, text: string): void {
  read.length += text.length;
  if (read.length <= longestText) read.pieces.push(text);
}

const [lineFeed, carriageReturn, hash, greater] = [0x0a, 0x0d, 0x23, 0x3e];

/** Where the next stream's content begins: the word alone may stand in a comment. */
function streamAfter(bytes: Buffer, from: number): number | undefined {
  for (let at = bytes.indexOf('stream', from); at !== -1; at = bytes.indexOf('stream', at + 6)) {
    const next = bytes[at + 6];
    if ((next === lineFeed || next === carriageReturn) && endsDictionary(bytes, at)) return at + 6;
  }
  return undefined;
}

function endsDictionary(bytes: Buffer, at: number): boolean {
  let last = at - 1;
  while ((bytes[last] ?? 0xff) <= 0x20) last -= 1;
  return bytes[last] === greater && bytes[last - 1] === greater;
}

/** The same bytes with `#53` as `S`. */
function withPlainNames(bytes: Buffer): Buffer {
  if (!bytes.includes(hash)) return bytes;
  const plain = Buffer.alloc(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const code = bytes[at] === hash ? hexAt(bytes, at + 1) : undefined;
    plain[length] = code ?? bytes[at] ?? 0;
    if (code !== undefined) at += 2;
    length += 1;
  }
  return plain.subarray(0, length);
}

function hexAt(bytes: Buffer, at: number): number | undefined {
  const [high, low] = [hexDigit(bytes[at]), hexDigit(bytes[at + 1])];
  return high === undefined || low === undefined ? undefined : high * 16 + low;
}

function hexDigit(byte = 0): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}

interface Stream {
  /** Everything since the stream before. */
  readonly head: string;
  readonly stream: Buffer;
  readonly hint: RegExp;
}

/** A picture may point to a packet: only what says that it is one is read as one. */
const partKind = /\/ObjStm\b|\/Type\s{0,9}\/Metadata\b|\/Subtype\s{0,9}\/XML\b/;

async function readStream(read: Reading, { head, stream, hint }: Stream): Promise<void> {
  const dictionary = head.slice(head.lastIndexOf('obj') + 1).slice(-4096);
  const kind = dictionary.match(partKind)?.[0];
  if (!kind && hint.test(withPlainNames(stream).toString('latin1'))) read.isComplete = false;
  if (!kind || read.parts >= mostParts) return;
  const part = await unpacked(dictionary, stream);
  if (part) read.parts += 1;
  if (!part) read.isComplete = false;
  else if (kind === '/ObjStm') addObjects(read, part);
  else addPacket(read, part);
}

/** Numbers and places of the objects come first. */
function addObjects(read: Reading, part: Buffer): void {
  const text = withPlainNames(part).toString('latin1');
  if (!/^\s{0,99}\d+\s+\d+/.test(text)) read.isComplete = false;
  add(read, ` ${text}\n`);
}

function addPacket(read: Reading, part: Buffer): void {
  const isXmp = /<(?:\?xpacket|x:xmpmeta|rdf:RDF)/.test(part.toString('latin1').replaceAll('\0', ''));
  if (!isXmp) read.isComplete = false;
  read.packets.push(part);
}

const otherPacking = /\/(?:ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt)\b/;

/** Undefined where it is broken, too long, or packed in another way than all programs pack it today. */
async function unpacked(dictionary: string, stream: Buffer): Promise<Buffer | undefined> {
  if (otherPacking.test(dictionary)) return undefined;
  const content = stream.subarray(stream.toString('latin1', 0, 2) === '\r\n' ? 2 : 1);
  if (!/\/(?:FlateDecode|Fl)\b/.test(dictionary)) return content.length <= longestPart ? content : undefined;
  try {
    return await unpack(content, { maxOutputLength: longestPart });
  } catch {
    return undefined;
  }
}
