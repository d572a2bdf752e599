import type { WarningCode } from './warning-codes.ts';

/** Tags of EXIF 2.32 and of Windows that tell of a person, a place or a device. */
const codeOfTag: Readonly<Record<number, WarningCode>> = {
  270: 'comments',
  271: 'device',
  272: 'device',
  305: 'software',
  306: 'created',
  315: 'author',
  316: 'device',
  513: 'thumbnail',
  33432: 'author',
  36867: 'created',
  36868: 'created',
  37500: 'otherData',
  37510: 'comments',
  40091: 'comments',
  40092: 'comments',
  40093: 'author',
  42016: 'device',
  42032: 'author',
  42033: 'device',
  42034: 'device',
  42035: 'device',
  42036: 'device',
  42037: 'device',
};
const exifTable = 34665;
const gpsTable = 34853;
const mostTables = 8;
const mostEntries = 500;

interface Tables {
  readonly block: Buffer;
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
}

/** What an EXIF block tells, with or without its `Exif` mark; nothing if it is none or broken. */
export function exifCodes(exif: Buffer): WarningCode[] {
  const block = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif;
  const order = block.toString('latin1', 0, 2);
  if (block.length < 8 || (order !== 'II' && order !== 'MM')) return [];
  const isLittle = order === 'II';
  const tables: Tables = {
    block,
    u16: (at) => (isLittle ? block.readUInt16LE(at) : block.readUInt16BE(at)),
    u32: (at) => (isLittle ? block.readUInt32LE(at) : block.readUInt32BE(at)),
  };
  return walkTables(tables);
}

function walkTables(tables: Tables): WarningCode[] {
  const found: WarningCode[] = [];
  const waiting = [{ at: tables.u32(4), isGps: false }];
  for (let seen = 0; seen < mostTables; seen += 1) {
    const table = waiting.shift();
    if (!table) break;
    if (table.at < 8 || table.at + 2 > tables.block.length) continue;
    const { tags, next } = readTable(tables, table.at);
    for (const { tag, value } of tags) {
      const code = table.isGps ? placeCode(tag) : codeOfTag[tag];
      if (code) found.push(code);
      if (!table.isGps && (tag === exifTable || tag === gpsTable)) {
        waiting.push({ at: value, isGps: tag === gpsTable });
      }
    }
    if (!table.isGps && next) waiting.push({ at: next, isGps: false });
  }
  return found;
}

/** Every tag of the GPS table but its version says where or when. */
const placeCode = (tag: number): WarningCode | undefined => (tag === 0 ? undefined : 'gps');

function readTable({ block, u16, u32 }: Tables, at: number) {
  const fitting = Math.floor((block.length - at - 2) / 12);
  const count = Math.min(u16(at), fitting, mostEntries);
  const tags = Array.from({ length: count }, (_, index) => {
    const entry = at + 2 + index * 12;
    return { tag: u16(entry), value: u32(entry + 8) };
  });
  const after = at + 2 + count * 12;
  return { tags, next: after + 4 <= block.length ? u32(after) : 0 };
}

const mark = Buffer.from('Exif\0\0', 'latin1');
const mostBlocks = 50;

/** What EXIF blocks anywhere in a file tell: photos within a PDF keep theirs. */
export function exifCodesAnywhere(bytes: Buffer): WarningCode[] {
  const found: WarningCode[] = [];
  let blocks = 0;
  for (let at = bytes.indexOf(mark); at !== -1 && blocks < mostBlocks; at = bytes.indexOf(mark, at + 1)) {
    found.push(...exifCodes(bytes.subarray(at, at + 0xffff)));
    blocks += 1;
  }
  return found;
}
