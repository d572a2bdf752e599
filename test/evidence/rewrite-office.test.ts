import sharp from 'sharp';
import { cleanDocument } from '../../src/evidence/clean-document.ts';
import { metadataWarnings } from '../../src/evidence/metadata-warnings.ts';
import { openZip } from '../../src/evidence/open-zip.ts';
import { picturePainter } from '../../src/evidence/paint-pictures.ts';
import { cleanText, partsOf, words } from './office-copies.ts';
import {
  contentTypes,
  docxOf,
  docxWith,
  type Parts,
  pictureIn,
  relation,
  relations,
  wordPart,
  wordText,
  zipOf,
} from './planted-documents.ts';
import { plantedJpeg } from './planted-photos.ts';

describe('what is not made as Word makes it', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

  test.each<[string, Parts]>([
    ['another encoding', { 'word/document.xml': utf16(wordText(words)) }],
    ['a document type', { 'word/document.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${wordText(words)}` }],
    ['a tag that does not end', { 'word/document.xml': wordText('<w:p>') }],
    ['another beginning', { 'word/document.xml': wordPart('settings', '') }],
    ['pointers in another encoding', { 'word/_rels/document.xml.rels': utf16(relations()) }],
    ['two parts that differ by capitals alone', { 'word/Document.xml': wordText(words) }],
  ])('%s has no clean copy, and nobody says that all of it was seen', async (_, parts) => {
    const document = await docxWith(parts);
    expect(await cleanDocument(document, 'docx')).toEqual({ clean: null, why: 'unusual' });
    expect((await metadataWarnings(document, 'docx')).isComplete).toBe(false);
  });

  test('a part that the document can do without goes alone', async () => {
    const document = await docxOf(words, [relation('styles', 'styles.xml')], {
      'word/styles.xml': utf16(wordPart('styles', '')),
    });
    expect([...(await partsOf(document, 'docx')).keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'word/document.xml',
    ]);
    expect((await metadataWarnings(document, 'docx')).isComplete).toBe(false);
  });
});

describe('what a reader sees stays', () => {
  test('words, tables, links, changes and comments', async () => {
    const document = await docxOf(
      `<w:tbl><w:tr><w:tc><w:p w:rsidR="1"><w:hyperlink r:id="h"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">5 &lt; 6 </w:t></w:r></w:hyperlink></w:p></w:tc><w:tc><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p><w:ins w:id="1" w:author="A B"><w:r><w:t>ok</w:t></w:r></w:ins></w:p></w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>`,
      [relation('hyperlink', 'https://example.org/?a=1&amp;b=2', 'h')],
    );
    const parts = await partsOf(document, 'docx');
    const text = parts.get('word/document.xml')?.toString() ?? '';
    expect(text).toContain(
      '<w:tbl><w:tr><w:tc><w:p><w:hyperlink r:id="rId1"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">5 &lt; 6 </w:t></w:r></w:hyperlink></w:p></w:tc><w:tc><w:p><w:ins w:id="1" w:author="Author"><w:r><w:t>ok</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>',
    );
    expect(parts.get('word/_rels/document.xml.rels')?.toString()).toContain(
      'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"',
    );
  });

  test('of what is said in two ways, the one that every reader understands', async () => {
    const either = (needs: string) =>
      `<mc:AlternateContent><mc:Choice Requires="${needs}"><w:r><w:t>new</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>`;
    const text = await cleanText(
      await docxOf(`<w:p>${either('w')}</w:p><w:p>${either('w15')}</w:p>`),
      'docx',
    );
    expect(text).toContain('<w:p><w:r><w:t>new</w:t></w:r></w:p><w:p><w:r><w:t>old</w:t></w:r></w:p>');
  });

  test('a copy of a copy is the same, and tells nothing more', async () => {
    const document = await docxOf(
      `${words}<w:p>${pictureIn('i')}</w:p>`,
      [relation('image', 'media/a.jpeg', 'i')],
      {
        'word/media/a.jpeg': await plantedJpeg(),
      },
    );
    const { clean } = await cleanDocument(document, 'docx');
    const again = clean && (await cleanDocument(clean, 'docx'));
    expect(again).toMatchObject({ left: [], isComplete: true });
    const text = async (bytes: Buffer) => (await openZip(bytes))?.read('word/document.xml', 1e6);
    expect(again?.clean && (await text(again.clean))).toEqual(clean && (await text(clean)));
  });

  test('what a reader does not see at once is named as left in the copy', async () => {
    const hidden = await docxOf('<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>');
    expect(await cleanDocument(hidden, 'docx')).toMatchObject({ left: ['otherData'] });
    const shown = await docxOf('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r></w:p>');
    expect(await cleanDocument(shown, 'docx')).toMatchObject({ left: [] });
  });

  test('names that mean something in the language of this product are names like others', async () => {
    const odd = await docxOf('<w:p w:constructor="x" w:toString="y"/><w:valueOf>z</w:valueOf>');
    expect((await metadataWarnings(odd, 'docx')).isComplete).toBe(true);
    expect(await cleanText(odd, 'docx')).toContain('<w:body><w:p ');
    const entity = await docxOf('<w:p><w:r><w:t>&valueOf;</w:t></w:r></w:p>');
    expect(await cleanDocument(entity, 'docx')).toEqual({ clean: null, why: 'unusual' });
  });

  test('a document of Word Online, whose main part has another name', async () => {
    const online = await zipOf({
      '[Content_Types].xml': contentTypes('word/document2.xml', 'wordprocessingml.document'),
      '_rels/.rels': relations(relation('officeDocument', '/word/document2.xml')),
      'word/document2.xml': wordText(words),
    });
    expect(await cleanText(online, 'docx')).toContain('<w:t>words</w:t>');
  });
});

describe('work without end', () => {
  test('pictures are painted while the budget lasts, and grey afterwards', async () => {
    const budget = { mostPixels: 5_000, mostPixelsInAll: 9_000, mostPictures: 3, patienceMs: 10_000 };
    const photo = (width: number) =>
      sharp({ create: { width, height: 50, channels: 3, background: '#f00' } })
        .png()
        .toBuffer();
    const sizes = async (widths: number[], now = () => 0) => {
      const paint = picturePainter(budget, now);
      const painted = [];
      for (const width of widths)
        painted.push((await sharp((await paint(await photo(width))).content).metadata()).width);
      return painted;
    };
    expect(await sizes([101, 90])).toEqual([8, 90]);
    expect(await sizes([90, 90, 90])).toEqual([90, 90, 8]);
    expect(await sizes([9, 9, 9, 9])).toEqual([9, 9, 9, 8]);
    let time = 0;
    expect(await sizes([9, 9], () => (time += 6_000))).toEqual([9, 8]);
  });

  test('more tags than a person writes are given up', async () => {
    const endless = await docxOf('<w:p/>'.repeat(1_100_000));
    expect(await cleanDocument(endless, 'docx')).toEqual({ clean: null, why: 'tooBig' });
  }, 60_000);

  test('others get their turn while a long text is read', async () => {
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    await cleanDocument(await docxOf('<w:p><w:r/></w:p>'.repeat(50_000)), 'docx');
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(10);
  });
});
