import { metadataWarnings } from '../../src/evidence/metadata-warnings.ts';
import { cleanText, found, partsOf, words } from './office-copies.ts';
import {
  docxOf,
  excelPart,
  pictureIn,
  relation,
  relations,
  wordPart,
  xlsxWith,
} from './planted-documents.ts';
import { canary, picture, plantedJpeg } from './planted-photos.ts';

const plain = await picture().jpeg().toBuffer();
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const server = 'https://evil.example/x';
const hyperlink = relation('hyperlink', server, 'h');

/** A photo whose element has the given attributes. */
const blipWith = (attributes: string) =>
  `<w:p>${pictureIn('i').replace('r:embed="i"', `r:embed="i" ${attributes}`)}</w:p>`;
const photo = { 'word/media/a.jpeg': plain };
const image = relation('image', 'media/a.jpeg', 'i');

describe('an address outside leaves with a copy only where a reader follows it', () => {
  test.each<[string, string]>([
    ['a photo', blipWith('r:link="h"')],
    ['a photo, under another attribute', blipWith('r:id="h"')],
    ['a photo of VML', '<w:p><w:r><w:pict><v:shape><v:imagedata r:href="h"/></v:shape></w:pict></w:r></w:p>'],
    ['a filling', '<w:p><w:r><w:pict><v:rect><v:fill r:id="h"/></v:rect></w:pict></w:r></w:p>'],
    ['the head of pages', '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'],
  ])('and not in the place of %s', async (_, body) => {
    const document = await docxOf(body, [image, hyperlink], photo);
    expect(await found(document, 'docx')).toContain('remote');
    expect(await cleanText(document, 'docx')).not.toMatch(/evil|External/);
  });

  test('also where two pointers claim one id', async () => {
    const document = await docxOf(
      `<w:p>${pictureIn('i')}<w:hyperlink r:id="h"/></w:p>`,
      [image, relation('image', 'media/b.jpeg', 'i'), hyperlink],
      { ...photo, 'word/media/b.jpeg': plain },
    );
    const table = (await partsOf(document, 'docx')).get('word/_rels/document.xml.rels')?.toString() ?? '';
    expect(table.match(/ Id="[^"]*"/g)).toEqual([' Id="rId2"', ' Id="rId3"']);
  });

  test('the same pointer stays for words that lead there', async () => {
    const link = '<w:p><w:hyperlink r:id="h"><w:r><w:t>there</w:t></w:r></w:hyperlink></w:p>';
    const document = await docxOf(`${blipWith('r:link="h"')}${link}`, [image, hyperlink], photo);
    const text = await cleanText(document, 'docx');
    expect(text).toContain('<w:hyperlink r:id="rId2">');
    expect(text).toMatch(/<a:blip r:embed="rId1"\/>/);
    expect(await found(await docxOf(link, [hyperlink]), 'docx')).toEqual(['links']);
  });

  test('a photo that a reader may press keeps its link', async () => {
    const body = `<w:p>${pictureIn('i').replace('/><a:graphic', '><a:hlinkClick r:id="h"/></wp:docPr><a:graphic')}</w:p>`;
    const text = await cleanText(await docxOf(body, [image, hyperlink], photo), 'docx');
    expect(text).toContain('<a:hlinkClick r:id="rId2"/>');
  });
});

describe('a part that nothing in the text uses does not come along', () => {
  const secret = wordPart('hdr', `<w:p><w:r><w:t>${canary}</w:t></w:r></w:p>`);

  test('a photo, and with it what it tells of itself', async () => {
    const document = await docxOf(words, [image], { 'word/media/a.jpeg': await plantedJpeg() });
    expect(await found(document, 'docx')).toEqual(expect.arrayContaining(['gps', 'otherData']));
    expect([...(await partsOf(document, 'docx')).keys()].join()).not.toContain('media');
  });

  test('the head of pages, with the photo in it', async () => {
    const document = await docxOf(words, [relation('header', 'header1.xml', 'h')], {
      'word/header1.xml': secret.replace('</w:r>', `</w:r>${pictureIn('i')}`),
      'word/_rels/header1.xml.rels': relations(image),
      ...photo,
    });
    expect(await found(document, 'docx')).toEqual(['otherData']);
    expect(await cleanText(document, 'docx')).not.toMatch(new RegExp(`${canary}|header|media`));
  });

  test('a chart that stands in a drawing that is left out', async () => {
    const chart = `<c:chart xmlns:c="${drawing}/chart" r:id="gone"/>`;
    const body = `<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="${drawing}/chart"><a:blip r:embed="i"/>${chart}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const document = await docxOf(body, [image], photo);
    expect(await found(document, 'docx')).toEqual(['otherData']);
    expect([...(await partsOf(document, 'docx')).keys()].join()).not.toContain('media');
  });

  test('a sheet that is not among the sheets', async () => {
    const workbook = await xlsxWith({
      'xl/_rels/workbook.xml.rels': relations(
        relation('worksheet', 'worksheets/sheet1.xml', 's'),
        relation('worksheet', 'worksheets/sheet2.xml', 't'),
      ),
      'xl/worksheets/sheet2.xml': excelPart(
        'worksheet',
        `<sheetData><row r="1"><c r="A1" t="str"><v>${canary}</v></c></row></sheetData>`,
      ),
    });
    expect(await found(workbook, 'xlsx')).toEqual(['otherData']);
    const parts = [...(await partsOf(workbook, 'xlsx')).keys()];
    expect(parts.filter((name) => name.startsWith('xl/worksheets/'))).toHaveLength(1);
    expect(await cleanText(workbook, 'xlsx')).not.toContain(canary);
  });

  test('what is found by its kind alone stays, and what two parts use stays once', async () => {
    const head = wordPart('hdr', `<w:p>${pictureIn('i')}</w:p>`);
    const document = await docxOf(
      `<w:p>${pictureIn('i')}</w:p><w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>`,
      [image, relation('styles', 'styles.xml', 's'), relation('header', 'header1.xml', 'h')],
      {
        ...photo,
        'word/styles.xml': wordPart('styles', ''),
        'word/header1.xml': head,
        'word/_rels/header1.xml.rels': relations(image),
      },
    );
    expect(await metadataWarnings(document, 'docx')).toEqual({ found: [], isComplete: true });
    const names = [...(await partsOf(document, 'docx')).keys()].join();
    expect(names).toMatch(/styles\.xml/);
    expect(names).toMatch(/header\d/);
    expect(names.match(/media/g)).toHaveLength(1);
  });
});

test.each(['a.jfif', 'a.jpe', 'a.bin', 'a'])('a photo called %s is looked through as well', async (name) => {
  const document = await docxOf(`<w:p>${pictureIn('i')}</w:p>`, [relation('image', `media/${name}`, 'i')], {
    [`word/media/${name}`]: await plantedJpeg(),
  });
  expect(await found(document, 'docx')).toEqual(expect.arrayContaining(['author', 'gps', 'device']));
});
