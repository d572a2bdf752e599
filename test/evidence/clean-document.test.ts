import { cleanDocument } from '../../src/evidence/clean-document.ts';
import type { Format } from '../../src/evidence/formats.ts';
import { openZip } from '../../src/evidence/open-zip.ts';
import { outcomeOf } from './judging.ts';
import { docxWith, plantedDocx, plantedPdf, plantedXlsx } from './planted-documents.ts';
import { filmInPieces, pictureBytes, plantedFilm } from './planted-films.ts';
import { holdsCanary } from './planted-photos.ts';

async function cleaned(bytes: Buffer, format: Format) {
  const copy = await cleanDocument(bytes, format);
  if (copy.clean === null) throw new Error(`not cleaned: ${copy.why}`);
  return copy;
}

/** Every part of a zip, unpacked: what is packed hides its words from a search. */
async function unpacked(bytes: Buffer): Promise<Record<string, Buffer>> {
  const zip = await openZip(bytes);
  const parts = zip?.names.map(
    async (name) => [name, (await zip.read(name, 1e8)) ?? Buffer.alloc(0)] as const,
  );
  return Object.fromEntries(await Promise.all(parts ?? []));
}

describe('films and M4A', () => {
  test.each([
    ['mp4', plantedFilm('isom')],
    ['mov', plantedFilm('qt  ')],
    ['m4a', plantedFilm('M4A ', 'soun')],
    ['3gp', plantedFilm('3gp5')],
  ] as const)(
    'a clean %s keeps its picture or sound where it was, and tells nothing',
    async (format, film) => {
      expect(holdsCanary(film)).toBe(true);
      const { clean, left, isComplete } = await cleaned(film, format);
      expect({ left, isComplete, holds: holdsCanary(clean) }).toEqual({
        left: [],
        isComplete: true,
        holds: false,
      });
      expect(clean.length).toBe(film.length);
      expect(clean.indexOf(pictureBytes)).toBe(film.indexOf(pictureBytes));
      expect(await outcomeOf(clean)).toBe(format);
    },
  );

  test('names of compressors, makers and paths are gone too', async () => {
    const { clean } = await cleaned(plantedFilm(), 'mp4');
    expect(clean.includes('CANA')).toBe(false);
    expect(clean.includes('avcCconfig')).toBe(true);
  });

  test('a film in pieces, one that breaks off and one that points outside have no clean copy', async () => {
    const film = plantedFilm();
    const outside = Buffer.from(film);
    outside.writeUInt32BE(film.length, film.indexOf('stco') + 12);
    const unusual = { clean: null, why: 'unusual' };
    expect(await cleanDocument(filmInPieces(), 'mp4')).toEqual(unusual);
    expect(await cleanDocument(film.subarray(0, film.length - 3), 'mp4')).toEqual(unusual);
    expect(await cleanDocument(outside, 'mp4')).toEqual(unusual);
  });

  test('tables that claim more samples than there can be are refused at once', async () => {
    const film = plantedFilm();
    for (const table of ['stsz', 'stsc', 'stco']) {
      const hostile = Buffer.from(film);
      hostile.writeUInt32BE(0xffffffff, film.indexOf(table) + (table === 'stsz' ? 12 : 8));
      expect(await cleanDocument(hostile, 'mp4')).toEqual({ clean: null, why: 'unusual' });
    }
  });
});

describe('Office documents', () => {
  test('a clean DOCX keeps its words and names nobody', async () => {
    const { clean, left } = await cleaned(await plantedDocx(), 'docx');
    const parts = await unpacked(clean);
    expect(
      Object.entries(parts).filter(([name, part]) => holdsCanary(Buffer.from(name)) || holdsCanary(part)),
    ).toEqual([]);
    expect(holdsCanary(clean)).toBe(false);
    expect(parts['word/document.xml']?.toString()).toContain('words of the tip');
    expect(parts['docProps/thumbnail.jpeg']).toBeUndefined();
    expect(parts['_rels/.rels']?.toString()).toContain('word/document.xml');
    expect(parts['_rels/.rels']?.toString()).not.toContain('thumbnail');
    expect(left).toEqual(['comments', 'trackedChanges']);
    expect(await outcomeOf(clean)).toBe('docx');
  });

  test('a clean XLSX names nobody, no folder and no printer', async () => {
    const { clean, left } = await cleaned(await plantedXlsx(), 'xlsx');
    const parts = await unpacked(clean);
    expect(Object.values(parts).some(holdsCanary)).toBe(false);
    expect(Object.keys(parts).filter((name) => name.includes('printer'))).toEqual([]);
    const sheet = Object.entries(parts)
      .find(([name]) => name.startsWith('xl/worksheet'))?.[1]
      .toString();
    expect(sheet).toContain('orientation="portrait"');
    expect(sheet).not.toContain('r:id');
    expect(left).toEqual(['comments']);
  });

  test('a document that unpacks to too much, or that is broken, has no clean copy', async () => {
    const bomb = await docxWith({ 'word/media/a.bin': Buffer.alloc(70_000_000) });
    expect(await cleanDocument(bomb, 'docx')).toEqual({ clean: null, why: 'tooBig' });
    expect(await cleanDocument((await docxWith()).subarray(0, 99), 'docx')).toEqual({
      clean: null,
      why: 'broken',
    });
  });
});

test('tags that never end do not make the reading or cleaning of a document slow', async () => {
  const endless = (tag: string) => tag.repeat(4_000_000 / tag.length);
  const hostile = await docxWith({
    'docProps/core.xml': endless('<dc:creator '),
    'word/people.xml': endless('<w15:person '),
    'word/settings.xml': endless('<w:rsids>'),
    'word/_rels/settings.xml.rels': endless('<Relationship /thumbnail"'),
    'xl/workbook.xml': endless('<x15ac:absPath url='),
    'xl/worksheets/sheet1.xml': endless('<pageSetup '),
  });
  const start = performance.now();
  await cleanDocument(hostile, 'docx');
  expect(performance.now() - start).toBeLessThan(8_000);
});

test('no clean copy is claimed of what no tool strips', async () => {
  expect(await cleanDocument(plantedPdf(), 'pdf')).toEqual({ clean: null, why: 'noTool' });
  for (const format of ['text', 'mp3', 'aac', 'ogg', 'wav'] as const) {
    expect(await cleanDocument(Buffer.from('x'), format)).toEqual({ clean: null, why: 'noTool' });
  }
});
