import type { Format } from '../../src/evidence/formats.ts';
import { metadataWarnings } from '../../src/evidence/metadata-warnings.ts';
import {
  docxWith,
  packedPdfObject,
  pdfOf,
  plantedDocx,
  plantedPdf,
  plantedXlsx,
} from './planted-documents.ts';
import { plantedFilm } from './planted-films.ts';
import { picture, plantedHeic, plantedJpeg, plantedPng, plantedWebp } from './planted-photos.ts';

const found = async (bytes: Buffer, format: Format) => (await metadataWarnings(bytes, format)).found;
const [jpeg, plain] = await Promise.all([plantedJpeg(), picture().jpeg().toBuffer()]);

describe('photos', () => {
  test('say where, when, by whom and with what they were taken', async () => {
    const told = ['author', 'gps', 'device', 'software', 'created', 'comments'];
    expect(await found(jpeg, 'jpeg')).toEqual(told);
    expect(await found(await plantedWebp(), 'webp')).toEqual(told);
    expect(await found(await plantedPng(), 'png')).toEqual(told);
    expect(await found(plantedHeic, 'heic')).toEqual(['author', 'gps', 'device', 'software']);
  });

  test('that say nothing get no warning', async () => {
    expect(await metadataWarnings(plain, 'jpeg')).toEqual({ found: [], isComplete: true });
  });

  test('with a film behind them are said to hold other data', async () => {
    expect(await found(Buffer.concat([plain, plantedFilm()]), 'jpeg')).toEqual(['otherData']);
  });
});

describe('a PDF', () => {
  test('tells of its maker in its own fields and in XMP, and of what runs and hides in it', async () => {
    expect(await metadataWarnings(plantedPdf(), 'pdf')).toEqual({
      found: ['author', 'device', 'software', 'created', 'embeddedFiles', 'javascript', 'links'],
      isComplete: true,
    });
  });

  test('is looked through where its objects are packed', async () => {
    const packed = pdfOf('<< >>', packedPdfObject('1 0 << /Author (A) /JavaScript 3 0 R >>'));
    expect(await found(packed, 'pdf')).toEqual(['author', 'javascript']);
  });

  test('keeps the data of the photos in it, and its earlier versions', async () => {
    const photo = Buffer.concat([Buffer.from('<< /Length 9 >>\nstream\n'), jpeg, Buffer.from('\nendstream')]);
    expect(await found(pdfOf(photo), 'pdf')).toContain('gps');
    expect(await found(Buffer.concat([pdfOf('<< >>'), pdfOf('<< >>')]), 'pdf')).toEqual(['trackedChanges']);
  });

  test('with empty fields gets no warning', async () => {
    expect(await found(pdfOf('<< /Author () /Title () /Producer <> >>'), 'pdf')).toEqual([]);
  });

  test('that is encrypted, unpacks to too much or breaks off is not looked through to the end', async () => {
    const bomb = packedPdfObject('/Author (A)'.padEnd(50_000_000));
    for (const pdf of [pdfOf('<< /Encrypt 9 0 R >>'), pdfOf(bomb), pdfOf(bomb).subarray(0, 200)]) {
      expect(await metadataWarnings(pdf, 'pdf')).toMatchObject({ isComplete: false });
    }
  });
});

describe('Office documents', () => {
  test('tell of their maker, with the photos in them', async () => {
    expect(await metadataWarnings(await plantedDocx(), 'docx')).toEqual({
      found: [
        'author',
        'lastModifiedBy',
        'company',
        'gps',
        'device',
        'software',
        'created',
        'comments',
        'trackedChanges',
        'remote',
        'thumbnail',
        'otherData',
      ],
      isComplete: true,
    });
    expect(await found(await plantedXlsx(), 'xlsx')).toEqual(['author', 'device', 'comments', 'otherData']);
  });

  test('say that files are embedded in them', async () => {
    expect(await found(await docxWith({ 'word/embeddings/oleObject1.bin': 'x' }), 'docx')).toEqual([
      'embeddedFiles',
    ]);
  });

  test('that say nothing get no warning', async () => {
    expect(await metadataWarnings(await docxWith(), 'docx')).toEqual({ found: [], isComplete: true });
  });

  test('with a part that unpacks to too much are not looked through to the end', async () => {
    const bomb = await docxWith({ 'docProps/core.xml': Buffer.alloc(50_000_000) });
    expect(await metadataWarnings(bomb, 'docx')).toEqual({ found: [], isComplete: false });
  });
});

describe('films and sound', () => {
  test.each([
    ['mp4', plantedFilm('isom')],
    ['mov', plantedFilm('qt  ')],
    ['m4a', plantedFilm('M4A ', 'soun')],
    ['3gp', plantedFilm('3gp5')],
  ] as const)('a %s tells of place, device and time', async (format, film) => {
    expect(await found(film, format)).toEqual(['gps', 'device', 'software', 'created', 'otherData']);
  });

  test('tags of sound tell of their maker', async () => {
    const frame = (name: string) => `${name}\0\0\0\x02\0\0\0A`;
    const mp3 = `ID3\x04\0\0\0\0\0\x30${frame('TPE1')}${frame('TSSE')}${frame('COMM')}${frame('APIC')}`;
    expect(await found(Buffer.from(mp3, 'latin1'), 'mp3')).toEqual([
      'author',
      'software',
      'comments',
      'thumbnail',
    ]);
    const old = Buffer.from(`TAG${'\0'.repeat(30)}${'Artist'.padEnd(30, '\0')}${'\0'.repeat(65)}`, 'latin1');
    expect(await found(Buffer.concat([Buffer.alloc(99), old]), 'mp3')).toEqual(['author']);
    const ogg = 'OggS\0\x03vorbis\x08\0\0\0ARTIST=A\x09\0\0\0ENCODER=B';
    expect(await found(Buffer.from(ogg, 'latin1'), 'ogg')).toEqual(['author', 'software']);
    const wav = 'RIFF\x20\0\0\0WAVELIST\x0e\0\0\0INFOIART\x02\0\0\0A\0';
    expect(await found(Buffer.from(wav, 'latin1'), 'wav')).toEqual(['author']);
  });
});

test('nothing in a file makes the reading fail, however it breaks off', async () => {
  const files: [Format, Buffer][] = [
    ['jpeg', jpeg],
    ['png', await plantedPng()],
    ['heic', plantedHeic],
    ['pdf', plantedPdf()],
    ['docx', await plantedDocx()],
    ['mp4', plantedFilm()],
    ['mp3', Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7fTPE1\x7f\x7f\x7f\x7f\0\0A', 'latin1')],
    ['wav', Buffer.from('RIFF\xff\xff\xff\xffWAVELIST\xff\xff\xff\xffINFO', 'latin1')],
  ];
  for (const [format, bytes] of files) {
    for (let length = 0; length < bytes.length; length += Math.ceil(bytes.length / 25)) {
      expect(Array.isArray(await found(bytes.subarray(0, length), format))).toBe(true);
    }
  }
});
