import { afterSubBlocks, tableBytes } from './end-of-format.ts';
import type { WarningCode } from './warning-codes.ts';

/** What a JPEG, PNG or GIF tells beside its EXIF and XMP: words and a time in parts of the format itself. */
export function photoMarks(bytes: Buffer): WarningCode[] {
  const head = bytes.toString('latin1', 0, 4);
  if (head.startsWith('\xff\xd8')) return hasJpegComment(bytes) ? ['comments'] : [];
  if (head === '\x89PNG') return hasPngTime(bytes) ? ['created'] : [];
  return head === 'GIF8' ? gifMarks(bytes) : [];
}

function hasJpegComment(bytes: Buffer): boolean {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    if (marker === 0xfe) return true;
    // The picture begins, or is over.
    if (marker === 0xda || marker === 0xd9) return false;
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}

const [tIME, IEND] = [0x74494d45, 0x49454e44];

function hasPngTime(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.readUInt32BE(at + 4);
    if (type === tIME || type === IEND) return type === tIME;
  }
  return false;
}

/** How often and how fast a moving picture moves. */
const movements = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

function gifMarks(bytes: Buffer): WarningCode[] {
  const found: WarningCode[] = [];
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (bytes[at] === 0x21 || bytes[at] === 0x2c) {
    const label = bytes[at] === 0x21 ? bytes[at + 1] : undefined;
    if (label === 0xfe) found.push('comments');
    if (label === 0xff && !movements.includes(bytes.toString('latin1', at + 3, at + 14)))
      found.push('otherData');
    const toBlocks = bytes[at] === 0x21 ? 2 : 11 + tableBytes(bytes[at + 9] ?? 0);
    at = afterSubBlocks(bytes, at + toBlocks);
  }
  return [...new Set(found)];
}
