import { endOfFormat } from './end-of-format.ts';
import { type Format, formats } from './formats.ts';
import { sniffMime } from './sniff-mime.ts';

const isZip = (format: Format) => format === 'docx' || format === 'xlsx';

/**
 * Whether another program would read this file as something else than its format: an archive that is found from
 * its end, a PDF or a page that is found within the first bytes, a script that the header was bent into, or a
 * program that was hung on behind. What phones themselves hang on behind a photo (a second photo, a short film)
 * is none of these.
 */
export async function carriesAnother(bytes: Buffer, format: Format): Promise<boolean> {
  return (
    hasPageInHead(bytes, format) ||
    hasPdf(bytes, format) ||
    isBentIntoScript(bytes, format) ||
    (!isZip(format) && hasZipEnd(bytes)) ||
    archiveMarks.some((mark) => bytes.includes(mark)) ||
    hasFixedMark(bytes) ||
    (await hasSuspectTail(bytes, format))
  );
}

const archiveMarks = [Buffer.from('526172211a07', 'hex'), Buffer.from('377abcaf271c', 'hex')];
const pageInHead = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed)[\s>]|<\?php/i;
/** Too long to stand in compressed pictures by chance, so they are looked for everywhere in a photo. */
const pageAnywhere = /<script[\s>]|<!doctype\s+html|<\?php\s|__halt_compiler/i;

function hasPageInHead(bytes: Buffer, format: Format): boolean {
  if (format === 'text') return false;
  if (pageInHead.test(bytes.toString('latin1', 0, 4096))) return true;
  return formats[format].kind === 'photo' && pageAnywhere.test(bytes.toString('latin1'));
}

/** Readers of PDF look for its mark in the first 1,024 bytes; in a photo it has no business anywhere. */
function hasPdf(bytes: Buffer, format: Format): boolean {
  if (format === 'pdf') return false;
  const at = bytes.indexOf('%PDF-');
  return at !== -1 && (at < 1024 || formats[format].kind === 'photo');
}

/** Where a size of the header may open a comment of JavaScript and so make the whole file a script. */
const commentAt: Partial<Record<Format, number>> = { jpeg: 4, gif: 6, webp: 4, wav: 4 };

function isBentIntoScript(bytes: Buffer, format: Format): boolean {
  const at = commentAt[format];
  if (at === undefined) return false;
  const opens = bytes.toString('latin1', at, at + 2);
  return opens === '/*' || (format === 'gif' && /^=[\s!-~]/.test(opens));
}

const longestZipEnd = 22 + 0xffff;

/** A zip is read from its end: its last record, and a table of contents somewhere before. */
const hasZipEnd = (bytes: Buffer) =>
  bytes.subarray(-longestZipEnd).includes('PK\x05\x06') && bytes.includes('PK\x01\x02');

/** A tape archive and an image of a disc are known by marks at a fixed place. */
const hasFixedMark = (bytes: Buffer) =>
  bytes.toString('latin1', 257, 262) === 'ustar' || bytes.toString('latin1', 0x8001, 0x8006) === 'CD001';

/** Zeros and line ends that some programs leave behind the end. */
const tolerance = 16;
const phonesHangOn = /^(?:image\/jpeg|video\/(?:mp4|quicktime))$/;
const pageBehind = /%PDF-|<(?:script|html|svg)[\s>]|<\?php/i;
const linuxPrograms = [Buffer.from('7f454c460101', 'hex'), Buffer.from('7f454c460201', 'hex')];

async function hasSuspectTail(bytes: Buffer, format: Format): Promise<boolean> {
  const end = endOfFormat(bytes, format);
  if (end === undefined || bytes.length - end <= tolerance) return false;
  const tail = bytes.subarray(end);
  if (pageBehind.test(tail.toString('latin1')) || hasWindowsProgram(tail)) return true;
  if (linuxPrograms.some((mark) => tail.includes(mark))) return true;
  const mime = await sniffMime(tail.subarray(tail.findIndex((byte) => byte !== 0)));
  return mime !== undefined && !phonesHangOn.test(mime);
}

/** Chance alone makes not a tenth of it. */
const mostMarks = 10_000;

/** `MZ`, and at the place that it names `PE`; or so many of them that somebody means to keep the reader busy. */
function hasWindowsProgram(tail: Buffer): boolean {
  let marks = 0;
  for (let at = tail.indexOf('MZ'); at !== -1; at = tail.indexOf('MZ', at + 1)) {
    if (at + 64 > tail.length) return false;
    const header = at + tail.readUInt32LE(at + 60);
    if (tail.toString('latin1', header, header + 4) === 'PE\0\0') return true;
    marks += 1;
    if (marks > mostMarks) return true;
  }
  return false;
}
