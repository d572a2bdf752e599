import { boxesIn } from './boxes.ts';
import type { Format } from './formats.ts';

/** Where the file that a reader of its format sees is over; undefined where that cannot be told. */
export function endOfFormat(bytes: Buffer, format: Format): number | undefined {
  switch (format) {
    case 'jpeg':
      return endOfJpeg(bytes);
    case 'png':
      return endOfPng(bytes);
    case 'gif':
      return endOfGif(bytes);
    case 'webp':
    case 'wav':
      return bytes.length < 8 ? undefined : 8 + bytes.readUInt32LE(4);
    case 'heic':
    case 'avif':
    case 'm4a':
    case 'mp4':
    case 'mov':
    case '3gp':
      return boxesIn(bytes).at(-1)?.end;
    default:
      return undefined;
  }
}

function endOfJpeg(bytes: Buffer): number | undefined {
  let at = 2;
  while (at + 1 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (at + 4 > bytes.length) return undefined;
    else at = afterSegment(bytes, at, marker);
  }
  return undefined;
}

/** After a segment, and after the compressed data that follows a start of scan. */
function afterSegment(bytes: Buffer, start: number, marker: number): number {
  let at = start + 2 + bytes.readUInt16BE(start + 2);
  if (marker !== 0xda) return at;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    const next = bytes[at + 1];
    if (at === -1 || next === undefined) return bytes.length;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 2;
  }
}

function endOfPng(bytes: Buffer): number | undefined {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return end;
    at = end;
  }
  return undefined;
}

/** How long a colour table is, by the flags before it. */
export const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function endOfGif(bytes: Buffer): number | undefined {
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x3b) return at + 1;
    if (block === 0x21) at = afterSubBlocks(bytes, at + 2);
    else if (block === 0x2c) at = afterSubBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
    else return undefined;
  }
  return undefined;
}

export function afterSubBlocks(bytes: Buffer, start: number): number {
  let at = start;
  while (bytes[at]) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}
