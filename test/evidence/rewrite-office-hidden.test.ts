import { cleanDocument } from '../../src/evidence/clean-document.ts';
import type { OfficeFormat } from '../../src/evidence/office-parts.ts';
import { docxOf, excelPart, pictureIn, relation, relations, xlsxWith } from './planted-documents.ts';
import { picture } from './planted-photos.ts';

const plain = await picture().jpeg().toBuffer();

/** A DOCX with one photo; the words in its description of it changed. */
const shown = (from: string, to: string) =>
  docxOf(`<w:p>${pictureIn('i').replace(from, to)}</w:p>`, [relation('image', 'media/a.jpeg', 'i')], {
    'word/media/a.jpeg': plain,
  });
const named = (attributes: string) => shown('name="Picture 1"', `name="Picture 1" ${attributes}`);
const filled = (attributes: string) =>
  shown('</pic:blipFill>', `<a:stretch><a:fillRect ${attributes}/></a:stretch></pic:blipFill>`);
const vml = (shape: string, data = '') =>
  docxOf(
    `<w:p><w:r><w:pict><v:shape ${shape}><v:imagedata r:id="i" ${data}/></v:shape></w:pict></w:r></w:p>`,
    [relation('image', 'media/a.jpeg', 'i')],
    { 'word/media/a.jpeg': plain },
  );
const numbers = (code: string) =>
  xlsxWith({
    'xl/_rels/workbook.xml.rels': relations(
      relation('worksheet', 'worksheets/sheet1.xml', 's'),
      relation('styles', 'styles.xml', 't'),
    ),
    'xl/styles.xml': excelPart(
      'styleSheet',
      `<numFmts count="1"><numFmt numFmtId="164" formatCode="${code}"/></numFmts>`,
    ),
  });

async function leftIn(document: Buffer, format: OfficeFormat) {
  const copy = await cleanDocument(document, format);
  return copy.clean === null ? copy.why : copy.left;
}

describe('what stays and is not seen is named as left in the copy', () => {
  test.each<[string, OfficeFormat, () => Promise<Buffer>]>([
    ['a hidden photo', 'docx', () => named('hidden="1"')],
    ['a photo larger than its frame', 'docx', () => filled('l="-50000"')],
    ['a cropped photo of VML', 'docx', () => vml('', 'cropleft="32768f"')],
    ['a hidden shape', 'docx', () => vml('style="width:9pt; Visibility : hidden"')],
    ['a shape that is not shown', 'docx', () => vml('style="display:none"')],
    ['a shape that Word hides', 'docx', () => vml('style="mso-hide:all"')],
    ['numbers without looks', 'xlsx', () => numbers(';;;')],
    ['numbers that are blanks', 'xlsx', () => numbers('&quot; &quot;_);@')],
  ])('%s', async (_, format, make) => {
    expect(await leftIn(await make(), format)).toEqual(['otherData']);
  });

  test.each<[string, OfficeFormat, () => Promise<Buffer>]>([
    ['a photo', 'docx', () => named('hidden="false"')],
    ['a photo smaller than its frame', 'docx', () => filled('l="50000" t="-0"')],
    ['a shape', 'docx', () => vml('style="visibility:visible"', 'cropleft="0f"')],
    ['numbers', 'xlsx', () => numbers('_-* #,##0.00_-;-* #,##0.00_-')],
    ['numbers but for noughts', 'xlsx', () => numbers('0;-0;;@')],
  ])('%s that is seen is not', async (_, format, make) => {
    expect(await leftIn(await make(), format)).toEqual([]);
  });
});
