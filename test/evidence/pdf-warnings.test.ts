import { metadataWarnings } from '../../src/evidence/metadata-warnings.ts';
import { outcomeOf } from './judging.ts';
import { packedPdfObject, pdfOf } from './planted-documents.ts';

const found = async (bytes: Buffer) => (await metadataWarnings(bytes, 'pdf')).found;

describe('a PDF', () => {
  test.each([
    ['a comment that opens a stream', `% stream\n/OpenAction << /S /JavaScript >>`],
    ['a name that is spelled out', `<< /S /J#61vaScr#69pt >>`],
  ])('hides nothing behind %s', async (_, words) => {
    expect(await found(pdfOf(words, '<< /Length 3 >>\nstream\nabc\nendstream'))).toEqual(['javascript']);
  });

  test('hides nothing in objects that are packed under a name that is spelled out, or after a comment', async () => {
    const packed = packedPdfObject('1 0 << /Author (A) >>').toString('latin1');
    const spelled = Buffer.from(packed.replace('/ObjStm', '/Obj#53tm'), 'latin1');
    expect(await found(pdfOf(spelled))).toEqual(['author']);
    expect(await found(pdfOf('<< /Author% a comment\n(A) >>'))).toEqual(['author']);
  });

  test.each([
    [
      'objects stand in what looks like a stream',
      '% << >>\nstream\n1 0 obj << /Author (A) >> endobj\n% endstream\n',
    ],
    ['words stand in what looks like a stream', '<< % >>\nstream\n/Author (A)\n% endstream\n>>'],
    [
      'objects are packed in an unusual way',
      '<< /Type /ObjStm /Filter /ASCIIHexDecode >>\nstream\n31>\nendstream',
    ],
    ['packed objects do not begin as they should', '<< /Type /ObjStm >>\nstream\n(hello)\nendstream'],
    ['packed objects are announced elsewhere', `<< /ObjStm 1 >>`],
    ['an XMP packet is none', '<< /Type /Metadata >>\nstream\nhello\nendstream'],
  ])('where %s is not looked through to the end', async (_, words) => {
    expect(await metadataWarnings(pdfOf(words), 'pdf')).toMatchObject({ isComplete: false });
  });

  test('with a picture that points to its own words is looked through to the end', async () => {
    const photo = pdfOf('<< /Subtype /Image /Metadata 9 0 R >>\nstream\npixels\nendstream');
    expect(await metadataWarnings(photo, 'pdf')).toEqual({ found: [], isComplete: true });
  });

  test('with headings of its text, and names that are no fields, gets no warning', async () => {
    const roles = pdfOf('<< /RoleMap << /Title /P /Subject/P >> /S /Title >>');
    expect(await metadataWarnings(roles, 'pdf')).toEqual({ found: [], isComplete: true });
  });

  test('full of spelled out names, or of streams, is looked through in time', async () => {
    const start = performance.now();
    await metadataWarnings(pdfOf('#41'.repeat(2_700_000)), 'pdf');
    await metadataWarnings(pdfOf('<<>>\nstream\nendstream\n'.repeat(400_000)), 'pdf');
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});

describe('before a PDF', () => {
  test.each([
    ['line ends', '\r\n\r\n'],
    ['a mark of UTF-8', '\xef\xbb\xbf'],
    ['orders to a printer', '\x1b%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n'],
  ])('%s may stand', async (_, lead) => {
    for (const comment of ['', '\xe2\xe3\xcf\xd3\n']) {
      const pdf = Buffer.concat([
        Buffer.from(lead, 'latin1'),
        pdfOf('<< >>'),
        Buffer.from(comment, 'latin1'),
      ]);
      expect(await outcomeOf(pdf)).toBe('pdf');
    }
  });

  test.each([
    ['words', 'hello\n', 'polyglot'],
    ['a page', '<html>\n', 'active'],
    ['a page among orders to a printer', '\x1b%-12345X@PJL <html>\n', 'polyglot'],
    ['a program', 'MZ', 'executable'],
  ])('%s may not', async (_, lead, reason) => {
    expect(await outcomeOf(Buffer.concat([Buffer.from(lead, 'latin1'), pdfOf('<< >>')]))).toBe(reason);
  });
});
