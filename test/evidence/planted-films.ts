import { canary } from './planted-photos.ts';

/** A box of an MP4 around its parts. */
export function box(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

const u32 = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, index) => {
    bytes.writeUInt32BE(number, index * 4);
  });
  return bytes;
};

interface TrackPlan {
  readonly handler: string;
  readonly entry: Buffer;
  /** Offset into the file and length of its only chunk, of one sample. */
  readonly start: number;
  readonly bytes: number;
}

const date = 0xe2000000;

function track({ handler, entry, start, bytes }: TrackPlan): Buffer {
  const table = box(
    'stbl',
    box('stsd', u32(0, 1), entry),
    box('stts', u32(0, 1, 1, 1)),
    box('stsc', u32(0, 1, 1, 1, 1)),
    box('stsz', u32(0, 0, 1, bytes)),
    box('stco', u32(0, 1, start)),
  );
  const paths = box('dinf', box('dref', u32(0, 1), box('alis', u32(1), `${canary}PATH`)));
  return box(
    'trak',
    box('tkhd', u32(0, date, date, 1, 0, 1)),
    box(
      'mdia',
      box('mdhd', u32(0, date, date, 1000, 1, 0)),
      box('hdlr', u32(0, 0), handler, u32(0, 0, 0), `${canary}HANDLER\0`),
      box('minf', box('vmhd', u32(1, 0, 0)), paths, table),
    ),
    box('udta', box('name', `${canary}TRACK`)),
  );
}

function videoEntry(): Buffer {
  const fields = Buffer.alloc(78);
  fields.writeUInt16BE(1, 6);
  fields.write('CANA', 12, 'latin1');
  fields.write(`\x10${canary}COMPRESSOR`, 42, 'latin1');
  return box('avc1', fields, box('avcC', 'config'));
}

function soundEntry(): Buffer {
  const fields = Buffer.alloc(28);
  fields.writeUInt16BE(1, 6);
  fields.write('CANA', 12, 'latin1');
  return box('mp4a', fields, box('esds', 'config'));
}

const place = `+07.8000+099.5000/${canary}`;
const words = box(
  'udta',
  box('\xa9xyz', u32(place.length * 65536), place),
  box('\xa9mak', `${canary}MAKE`),
  box('\xa9mod', `${canary}MODEL`),
);
const key = (name: string) => box('mdta', name);
const keys = box(
  'meta',
  box('hdlr', u32(0, 0), 'mdta', u32(0, 0, 0)),
  box('keys', u32(0, 2), key('com.apple.quicktime.location.ISO6709'), key('com.apple.quicktime.software')),
  box('ilst', box('\0\0\0\x01', box('data', u32(1, 0), `${canary}PLACE`))),
);

export const pictureBytes = 'the bytes of the picture';
const positions = `${canary}POSITIONS`;
const gap = `${canary}GAP`;

/**
 * A film with one picture track, a track of positions, words about place and device in the three places that
 * phones write them to, and bytes in the media data that nothing points to.
 */
export function plantedFilm(brand: 'isom' | 'qt  ' | 'M4A ' | '3gp5' = 'isom', handler = 'vide'): Buffer {
  const head = box('ftyp', brand, u32(0), brand);
  const media = head.length + 8;
  const data = box('mdat', pictureBytes, gap, positions);
  const movie = box(
    'moov',
    box('mvhd', u32(0, date, date, 1000, 1000)),
    track({
      handler,
      entry: handler === 'vide' ? videoEntry() : soundEntry(),
      start: media,
      bytes: pictureBytes.length,
    }),
    track({
      handler: 'meta',
      entry: box('gpmd', u32(0, 1)),
      start: media + pictureBytes.length + gap.length,
      bytes: positions.length,
    }),
    words,
    keys,
  );
  return Buffer.concat([
    head,
    data,
    movie,
    box('uuid', `0123456789abcdef${canary}XMP`),
    box('free', `${canary}FREE`),
  ]);
}

/** A film in pieces, as browsers record it. */
export const filmInPieces = () => Buffer.concat([plantedFilm(), box('moof', box('mfhd', u32(0, 1)))]);

/** What the tables of each track of a film claim, and what stands in its sample entry. */
interface Claims {
  readonly sizes?: readonly [each: number, count: number];
  readonly chunks?: number;
  readonly perChunk?: number;
  readonly entry?: Buffer;
}

/** A film of tracks that all point to the same few bytes. */
export function filmOf(
  tracks: number,
  { sizes = [2, 1], chunks = 1, perChunk = 1, entry = Buffer.alloc(0) }: Claims,
): Buffer {
  const head = box('ftyp', 'isom', u32(0), 'isom');
  const picture = Buffer.concat([Buffer.alloc(78), box('avcC', 'config'), entry]);
  const table = box(
    'stbl',
    box('stsd', u32(0, 1), box('avc1', picture)),
    box('stsz', u32(0, ...sizes)),
    box('stsc', u32(0, 1, 1, perChunk, 1)),
    box('stco', u32(0, chunks), Buffer.concat(Array(chunks).fill(u32(head.length + 8)))),
  );
  const track = box('trak', box('mdia', box('hdlr', u32(0, 0), 'vide', u32(0, 0, 0)), box('minf', table)));
  return Buffer.concat([head, box('mdat', 'the media'), box('moov', ...Array<Buffer>(tracks).fill(track))]);
}
