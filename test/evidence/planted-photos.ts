import sharp from 'sharp';

/** Words that stand in the metadata of planted files and must not stand in any clean copy. */
export const canary = 'CANARY';

const exif = {
  IFD0: {
    Make: `${canary}MAKE`,
    Model: `${canary}MODEL`,
    Artist: `${canary}ARTIST`,
    Software: `${canary}SOFT`,
  },
  IFD2: { DateTimeOriginal: '2026:01:02 03:04:05', UserComment: `${canary}COMMENT` },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '7/1 50/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '99/1 30/1 0/1',
  },
};
const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="${canary}TOOL"><dc:creator><rdf:Seq><rdf:li>${canary}CREATOR</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`;

/** Red above blue, so that a test sees which side is up. */
export function picture(width = 60, height = 40) {
  const half = { width, height: height / 2, channels: 3 as const, background: '#ff0000' };
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: { create: half }, left: 0, top: 0 },
  ]);
}

export const plantedJpeg = (orientation = 1) =>
  picture()
    .jpeg()
    .withMetadata({ orientation })
    .withExifMerge(exif)
    .withXmp(xmp)
    .withIccProfile('p3')
    .toBuffer();

export const plantedWebp = () => picture().webp().withExif(exif).withXmp(xmp).toBuffer();

/** A PNG with EXIF, and with a text chunk that sharp would not write. */
export async function plantedPng(): Promise<Buffer> {
  const png = await picture().png().withExif(exif).toBuffer();
  const text = Buffer.from(`Author\0${canary}PNGTEXT`, 'latin1');
  return Buffer.concat([png.subarray(0, 33), pngChunk('tEXt', text), png.subarray(33)]);
}

/** Readers of optional chunks do not insist on their checksum being right, but libpng does. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Two frames, red then blue. */
export async function movingGif(): Promise<Buffer> {
  const frame = (background: string) =>
    sharp({ create: { width: 20, height: 20, channels: 3, background } })
      .png()
      .toBuffer();
  const frames = await Promise.all([frame('#ff0000'), frame('#0000ff')]);
  return sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
}

/** A real HEIC, made with libheif and x265 from a JPEG with the EXIF above: 64 by 48, a red field at the top left. */
export const plantedHeic = Buffer.from(
  [
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAeFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
    'AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAAExpbG9jAQAAAERAAAMAAQAAAAAAAAIFAAEAAAAAAAAATwACAAEAAAAAAAAA',
    'AQAAAAAAAAAIAAMAAAAAAAACVAABAAAAAAAAAYwAAABNaWluZgAAAAAAAwAAABVpbmZlAgAAAQABAABodmMxAAAAABVpbmZlAgAA',
    'AAACAABncmlkAAAAABVpbmZlAgAAAQADAABFeGlmAAAAANVpcHJwAAAAs2lwY28AAABzaHZjQwEDcAAAAAAAAAAAAB7wAPz9+PgA',
    'AA8DIAABABhAAQwB//8DcAAAAwCQAAADAAADAB66AkAhAAEAJ0IBAQNwAAADAJAAAAMAAAMAHqAggQWW6uSmubAgAAADACAAAAMA',
    'ISIAAQAGRAHBc8CJAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAUaXNwZQAAAAAAAABAAAAAMAAAABBwaXhpAAAAAAMICAgAAAAaaXBt',
    'YQAAAAAAAAACAAECgQIAAgIDhAAAAChpcmVmAAAAAAAAAA5kaW1nAAIAAQABAAAADmNkc2MAAwABAAIAAAHjbWRhdAAAAEsoAa8Z',
    'gJkgfUb/ykTyXBhNFU0R2McQjmy0O7U6ffxF/6zMhZnnvRTLQAjjUU4qNOBFIIS+r6o//5ddfSS7yJRuDfIaZ8zxqCWrDm8AAAAA',
    'SUkqAAgAAAALAA8BAgALAAAAyAAAABABAgAMAAAAvAAAABIBAwABAAAAAQAAABoBBQABAAAAkgAAABsBBQABAAAAmgAAACgBAwAB',
    'AAAAAgAAADEBAgALAAAAogAAADsBAgANAAAArgAAABMCAwABAAAAAQAAAGmHBAABAAAA1AAAACWIBAABAAAAIgEAAAAAAAA4YwAA',
    '6AMAADhjAADoAwAAQ0FOQVJZU09GVAAAQ0FOQVJZQVJUSVNUAABDQU5BUllNT0RFTABDQU5BUllNQUtFAAAGAACQBwAEAAAAMDIx',
    'MAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8AAAKgBAABAAAAQAAAAAOgBAABAAAAMAAAAAAAAAAEAAEAAgACAAAA',
    'TgAAAAIABQADAAAAcAEAAAMAAgACAAAARQAAAAQABQADAAAAWAEAAAAAAABjAAAAAQAAAB4AAAABAAAAAAAAAAEAAAAHAAAAAQAA',
    'ADIAAAABAAAAAAAAAAEAAAA=',
  ].join(''),
  'base64',
);

/** How a word may stand in a file: as it is, in both kinds of UTF-16, and in base64 at any of its three offsets. */
export function formsOf(word: string): Buffer[] {
  const bigEndian = Buffer.from(word, 'utf16le').swap16();
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.from(`${'x'.repeat(offset)}${word}`).toString('base64');
    return Buffer.from(text.slice(offset === 0 ? 0 : offset + 1, -4));
  });
  return [
    Buffer.from(word),
    Buffer.from(word.toLowerCase()),
    Buffer.from(word, 'utf16le'),
    bigEndian,
    ...base64,
  ];
}

/** Whether a file still holds the canary in any form. */
export const holdsCanary = (bytes: Buffer): boolean => formsOf(canary).some((form) => bytes.includes(form));
