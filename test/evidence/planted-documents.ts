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

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
const relation = (type: string, target: string, mode = '') =>
  `<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"${mode}/>`;

const bareDocx = {
  '[Content_Types].xml': types,
  'word/document.xml':
    '<w:document><w:body><w:p><w:r><w:t>words of the tip</w:t></w:r></w:p></w:body></w:document>',
};

/** A DOCX, with further or other parts. */
export const docxWith = (parts: Readonly<Record<string, string | Buffer>> = {}) =>
  zipOf({ ...bareDocx, ...parts });

/** A DOCX that tells of its maker wherever Word writes it. */
export const plantedDocx = async () =>
  docxWith({
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${canary}A</dc:creator><cp:lastModifiedBy>${canary}B</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">2026-01-02T03:04:05Z</dcterms:created></cp:coreProperties>`,
    'docProps/app.xml': `<Properties><Application>${canary}Office</Application><Company>${canary}C</Company></Properties>`,
    'docProps/custom.xml': `<Properties><property name="${canary}D"/></Properties>`,
    'docProps/thumbnail.jpeg': await plantedJpeg(),
    '_rels/.rels': `<Relationships>${relation('officeDocument', 'word/document.xml')}${relation('metadata/thumbnail', 'docProps/thumbnail.jpeg')}</Relationships>`,
    'word/document.xml': `<w:document><w:body><w:p w:rsidR="00AB12CD"><w:ins w:id="1" w:author="${canary}E" w:date="2026-01-02T03:04:05Z"><w:r><w:t>words of the tip</w:t></w:r></w:ins></w:p></w:body></w:document>`,
    'word/comments.xml': `<w:comments><w:comment w:id="0" w:author="${canary}F" w:initials="${canary}"><w:p/></w:comment></w:comments>`,
    'word/people.xml': `<w15:people><w15:person w15:author="${canary}G"><w15:presenceInfo w15:userId="${canary}@x"/></w15:person></w15:people>`,
    'word/settings.xml': `<w:settings><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids></w:settings>`,
    'word/_rels/settings.xml.rels': `<Relationships>${relation('attachedTemplate', `file:///C:/Users/${canary}/x.dotm`, ' TargetMode="External"')}</Relationships>`,
    'word/media/image1.jpeg': await plantedJpeg(),
  });

/** An XLSX that tells of its maker wherever Excel writes it. */
export const plantedXlsx = () =>
  zipOf({
    '[Content_Types].xml': types,
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${canary}A</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml': `<workbook><mc:AlternateContent xmlns:mc="x"><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\${canary}\\"/></mc:Choice></mc:AlternateContent><sheets/></workbook>`,
    'xl/comments1.xml': `<comments><authors><author>${canary}B</author></authors></comments>`,
    'xl/persons/person.xml': `<personList><person displayName="${canary}C" userId="${canary}@x" providerId="AD"/></personList>`,
    'xl/worksheets/sheet1.xml': '<worksheet><pageSetup orientation="portrait" r:id="r"/></worksheet>',
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation('printerSettings', '../printerSettings/printerSettings1.bin')}</Relationships>`,
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
