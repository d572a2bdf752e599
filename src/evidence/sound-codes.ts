import type { WarningCode } from './warning-codes.ts';

/** Names of ID3 frames (2.2 to 2.4), Vorbis comments and RIFF INFO fields, without regard to case. */
const namesOf: readonly (readonly [WarningCode, string])[] = [
  [
    'author',
    'TPE1 TPE2 TPE3 TCOM TEXT TOPE TOLY TOWN TCOP TP1 TP2 TCM IART IENG ICOP ARTIST PERFORMER COPYRIGHT',
  ],
  ['software', 'TSSE TENC TSS TEN ISFT ENCODER ENCODED-BY'],
  ['created', 'TDRC TDTG TDEN TYER TDAT TIME TYE ICRD DATE'],
  ['comments', 'COMM COM TIT1 TIT2 TALB TT2 USLT ICMT INAM ISBJ COMMENT TITLE DESCRIPTION ALBUM'],
  ['thumbnail', 'APIC PIC METADATA_BLOCK_PICTURE'],
  ['otherData', 'GEOB PRIV TXXX UFID BEXT IXML'],
  ['gps', 'LOCATION GEO_LOCATION'],
];
const codeOfName = new Map(
  namesOf.flatMap(([code, names]) => names.split(' ').map((name) => [name, code] as const)),
);

/** What the tags of an MP3, AAC, OGG or WAV tell. */
export function soundCodes(bytes: Buffer): WarningCode[] {
  const names = [...id3Frames(bytes), ...vorbisNames(bytes), ...riffNames(bytes)];
  const known = names.flatMap((name) => codeOfName.get(name.toUpperCase()) ?? []);
  return [...known, ...oldTagCodes(bytes)];
}

const mostNames = 500;

function id3Frames(bytes: Buffer, start = 0): string[] {
  if (bytes.toString('latin1', start, start + 3) !== 'ID3' || bytes.length < start + 20) return [];
  const version = bytes[start + 3] ?? 0;
  const idLength = version === 2 ? 3 : 4;
  const end = Math.min(bytes.length, start + 10 + syncSafe(bytes, start + 6));
  const names: string[] = [];
  for (let at = start + 10; at + 10 <= end && names.length < mostNames; ) {
    const name = bytes.toString('latin1', at, at + idLength);
    if (!/^[A-Z0-9]+$/.test(name)) break;
    names.push(name);
    at += frameBytes(bytes, at, version);
  }
  return names;
}

const syncSafe = (bytes: Buffer, at: number) =>
  [0, 1, 2, 3].reduce((sum, index) => sum * 128 + ((bytes[at + index] ?? 0) & 0x7f), 0);

function frameBytes(bytes: Buffer, at: number, version: number): number {
  if (version === 2) return 6 + bytes.readUIntBE(at + 3, 3);
  return 10 + (version === 4 ? syncSafe(bytes, at + 4) : bytes.readUInt32BE(at + 4));
}

const vorbisHead = 64 * 1024;

/** The comments of an OGG stand in its first pages, as `NAME=value`, each after its length. */
function vorbisNames(bytes: Buffer): string[] {
  if (bytes.toString('latin1', 0, 4) !== 'OggS') return [];
  const head = bytes.toString('latin1', 0, vorbisHead);
  return [...head.matchAll(/\0([A-Za-z_-]{3,40})=/g)].map(([, name = '']) => name);
}

function riffNames(bytes: Buffer): string[] {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') return [];
  return chunksIn(bytes, 12, bytes.length).flatMap(({ name, start, end }) => {
    const isInfo = name === 'LIST' && bytes.toString('latin1', start, start + 4) === 'INFO';
    if (isInfo) return chunksIn(bytes, start + 4, end).map((field) => field.name);
    return name.toLowerCase() === 'id3 ' ? id3Frames(bytes, start) : [name];
  });
}

function chunksIn(bytes: Buffer, from: number, to: number) {
  const chunks: { name: string; start: number; end: number }[] = [];
  for (let at = from; at + 8 <= to && chunks.length < mostNames; ) {
    const size = bytes.readUInt32LE(at + 4);
    const end = Math.min(to, at + 8 + size);
    chunks.push({ name: bytes.toString('latin1', at, at + 4), start: at + 8, end });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

/** ID3v1 (128 bytes at the end: title 30, artist 30, album 30, year 4, comment 30) and APE tags before it. */
function oldTagCodes(bytes: Buffer): WarningCode[] {
  const tag = bytes.subarray(-128).toString('latin1');
  const isSaid = (from: number, to: number) => /[^\0 ]/.test(tag.slice(from, to));
  const codes: WarningCode[] = bytes.subarray(-4096).includes('APETAGEX') ? ['otherData'] : [];
  if (!tag.startsWith('TAG')) return codes;
  if (isSaid(33, 63)) codes.push('author');
  if (isSaid(93, 97)) codes.push('created');
  if (isSaid(3, 33) || isSaid(63, 93) || isSaid(97, 125)) codes.push('comments');
  return codes;
}
