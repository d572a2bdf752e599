import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import { canary, plantedJpeg } from './planted-photos.ts';

/** Packs files into a zip, each under its name. */
export async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const open = 'http://schemas.openxmlformats.org';
const office = 'application/vnd.openxmlformats-officedocument';
const spaces = Object.entries({
  w: `${open}/wordprocessingml/2006/main`,
  r: `${open}/officeDocument/2006/relationships`,
  a: `${open}/drawingml/2006/main`,
  wp: `${open}/drawingml/2006/wordprocessingDrawing`,
  pic: `${open}/drawingml/2006/picture`,
  mc: `${open}/markup-compatibility/2006`,
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  x15ac: 'http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
})
  .map(([prefix, space]) => ` xmlns:${prefix}="${space}"`)
  .join('');

/** The main part of a DOCX around what stands in its body. */
export const wordText = (body: string) => wordPart('document', `<w:body>${body}</w:body>`);
export const wordPart = (root: string, content: string) =>
  `${head}<w:${root}${spaces}>${content}</w:${root}>`;
export const excelPart = (root: string, content: string) =>
  `${head}<${root} xmlns="${open}/spreadsheetml/2006/main"${spaces}>${content}</${root}>`;

/** A pointer from one part to another, or outside. */
export const relation = (type: string, target: string, id = 'r') =>
  `<Relationship Id="${id}" Type="${open}/officeDocument/2006/relationships/${type}" Target="${target}"${/^\w+:\/\//.test(target) ? ' TargetMode="External"' : ''}/>`;
export const relations = (...all: string[]) =>
  `${head}<Relationships xmlns="${open}/package/2006/relationships">${all.join('')}</Relationships>`;

/** The table of contents of a document, with the part it begins with. */
export const contentTypes = (part: string, type: string) =>
  `${head}<Types xmlns="${open}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${office}.${type}.main+xml"/></Types>`;

export type Parts = Readonly<Record<string, string | Buffer>>;

const bareDocx: Parts = {
  '[Content_Types].xml': contentTypes('word/document.xml', 'wordprocessingml.document'),
  '_rels/.rels': relations(relation('officeDocument', 'word/document.xml')),
  'word/document.xml': wordText('<w:p><w:r><w:t>words of the tip</w:t></w:r></w:p>'),
};
const bareXlsx: Parts = {
  '[Content_Types].xml': contentTypes('xl/workbook.xml', 'spreadsheetml.sheet'),
  '_rels/.rels': relations(relation('officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': excelPart('workbook', '<sheets><sheet name="s" sheetId="1" r:id="s"/></sheets>'),
  'xl/_rels/workbook.xml.rels': relations(relation('worksheet', 'worksheets/sheet1.xml', 's')),
  'xl/worksheets/sheet1.xml': excelPart(
    'worksheet',
    '<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>',
  ),
};

/** A DOCX, with further or other parts. */
export const docxWith = (parts: Parts = {}) => zipOf({ ...bareDocx, ...parts });

/** A DOCX with the given text and what its main part points to. */
export const docxOf = (body: string, pointers: string[] = [], parts: Parts = {}) =>
  docxWith({
    'word/document.xml': wordText(body),
    'word/_rels/document.xml.rels': relations(...pointers),
    ...parts,
  });

/** An XLSX, with further or other parts. */
export const xlsxWith = (parts: Parts = {}) => zipOf({ ...bareXlsx, ...parts });

/** A photo in the text, by the id of its pointer. */
export const pictureIn = (id: string, name = 'Picture 1') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="${name}"/><a:graphic><a:graphicData uri="${open}/drawingml/2006/picture"><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** A DOCX that tells of its maker wherever Word writes it. */
export const plantedDocx = async () =>
  docxOf(
    `<w:p w:rsidR="00AB12CD"><w:ins w:id="1" w:author="${canary}E" w:date="2026-01-02T03:04:05Z"><w:r><w:t>words of the tip</w:t></w:r></w:ins>${pictureIn('i')}</w:p>`,
    [
      relation('comments', 'comments.xml', 'c'),
      relation('settings', 'settings.xml', 's'),
      relation('image', 'media/image1.jpeg', 'i'),
    ],
    {
      'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>${canary}A</dc:creator><cp:lastModifiedBy>${canary}B</cp:lastModifiedBy><dcterms:created>2026-01-02T03:04:05Z</dcterms:created></cp:coreProperties>`,
      'docProps/app.xml': `<Properties><Application>${canary}Office</Application><Company>${canary}C</Company></Properties>`,
      'docProps/custom.xml': `<Properties><property name="${canary}D"/></Properties>`,
      'docProps/thumbnail.jpeg': await plantedJpeg(),
      '_rels/.rels': relations(
        relation('officeDocument', 'word/document.xml'),
        relation('metadata/thumbnail', 'docProps/thumbnail.jpeg', 't'),
      ),
      'word/comments.xml': wordPart(
        'comments',
        `<w:comment w:id="0" w:author="${canary}F" w:initials="${canary}"><w:p/></w:comment>`,
      ),
      'word/people.xml': `<w15:people xmlns:w15="w"><w15:person w15:author="${canary}G"><w15:presenceInfo w15:userId="${canary}@x"/></w15:person></w15:people>`,
      'word/settings.xml': wordPart(
        'settings',
        '<w:attachedTemplate r:id="r"/><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>',
      ),
      'word/_rels/settings.xml.rels': relations(
        relation('attachedTemplate', `file:///C:/Users/${canary}/x.dotm`),
      ),
      'word/media/image1.jpeg': await plantedJpeg(),
    },
  );

/** An XLSX that tells of its maker wherever Excel writes it. */
export const plantedXlsx = () =>
  xlsxWith({
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>${canary}A</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml': excelPart(
      'workbook',
      `<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\${canary}\\"/></mc:Choice></mc:AlternateContent><sheets><sheet name="s" sheetId="1" r:id="s"/></sheets>`,
    ),
    'xl/comments1.xml': excelPart('comments', `<authors><author>${canary}B</author></authors>`),
    'xl/persons/person.xml': `<personList><person displayName="${canary}C" userId="${canary}@x" providerId="AD"/></personList>`,
    'xl/worksheets/sheet1.xml': excelPart(
      'worksheet',
      '<sheetData/><pageSetup orientation="portrait" r:id="p"/>',
    ),
    'xl/worksheets/_rels/sheet1.xml.rels': relations(
      relation('printerSettings', '../printerSettings/printerSettings1.bin', 'p'),
      relation('comments', '../comments1.xml', 'c'),
    ),
    'xl/printerSettings/printerSettings1.bin': Buffer.from(`${canary}PRINTER`, 'utf16le'),
  });

/** A PDF of the given objects; readers that look for names need no table of contents. */
export const pdfOf = (...objects: (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...objects.flatMap((object, index) => [
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from('trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'),
  ]);

/** An object stream: names that only stand packed in the file. */
export function packedPdfObject(text: string): Buffer {
  const packed = deflateSync(text);
  const head = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);
}

export const plantedPdf = () =>
  pdfOf(
    `<< /Type /Catalog /OpenAction << /S /J#61vaScript /JS (app.alert\\(1\\)) >> /Names << /EmbeddedFiles 4 0 R >> >>`,
    `<< /Author (${canary}A) /Producer (${canary}P) /CreationDate (D:20260102030405+07'00') >>`,
    `<< /Type /Metadata /Subtype /XML /Length 99 >>\nstream\n<x:xmpmeta><dc:creator>${canary}X</dc:creator><tiff:Make>${canary}</tiff:Make></x:xmpmeta>\nendstream`,
    '<< /Type /Annot /Subtype /Link /A << /URI (http://example.org) >> >>',
  );
