/** A file within a DOCX or XLSX. */
export interface Part {
  readonly name: string;
  readonly content: Buffer;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spaces = 'http://schemas.openxmlformats.org';

/** Parts that tell of the maker and nothing of the matter, as they look when nothing is said. */
const emptied: Readonly<Record<string, string>> = {
  'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="${spaces}/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `${head}<Properties xmlns="${spaces}/officeDocument/2006/extended-properties"/>`,
  'docProps/custom.xml': `${head}<Properties xmlns="${spaces}/officeDocument/2006/custom-properties"/>`,
};

const leftOut = /^docProps\/thumbnail\.|^xl\/printerSettings\//;

/** Whether a part is left out of the clean copy altogether, together with what points to it. */
export const isLeftOut = (name: string): boolean => leftOut.test(name);

/** None of them looks past the next tag again and again: that would take for ever on a file made for it. */
type Change = readonly [pattern: RegExp, instead: string];

/** What Word itself puts in place of a name when it is told to remove personal data. */
const nobody = 'Author';

const changes: readonly (readonly [part: RegExp, changes: readonly Change[]])[] = [
  [
    /\.rels$/,
    [
      [
        /<Relationship\b[^<>]*\/(?:thumbnail|attachedTemplate|printerSettings)"[^<>]*(?:\/>|>\s*<\/Relationship>)/g,
        '',
      ],
    ],
  ],
  [
    /^\[Content_Types\]\.xml$/,
    [[/<Override\b[^<>]*PartName="\/(?:docProps\/thumbnail\.|xl\/printerSettings\/)[^<>]*>/g, '']],
  ],
  [
    /^word\/[^/]+\.xml$/,
    [
      [/\b(w\d*:author)="[^"]*"/g, `$1="${nobody}"`],
      [/\b(w\d*:initials)="[^"]*"/g, '$1="A"'],
      [/\sw:rsid\w*="[^"]*"/g, ''],
    ],
  ],
  [
    /^word\/settings\.xml$/,
    [
      [/<w:attachedTemplate\b[^<>]*>/g, ''],
      [/<w:rsids>(?:(?!<w:rsids>)[\s\S])*?<\/w:rsids>/g, ''],
      [/<w\d+:docId\b[^<>]*>/g, ''],
    ],
  ],
  [/^word\/people\.xml$/, [[/<w15:person\b(?:(?!<w15:person\b)[\s\S])*?<\/w15:person>/g, '']]],
  [/^xl\/comments(?:\d*|\/\w+)\.xml$/, [[/<author>[^<]*<\/author>/g, `<author>${nobody}</author>`]]],
  [
    /^xl\/persons\/[^/]+\.xml$/,
    [
      [/\bdisplayName="[^"]*"/g, `displayName="${nobody}"`],
      [/\b(userId|providerId)="[^"]*"/g, '$1=""'],
    ],
  ],
  [
    /^xl\/workbook\.xml$/,
    [
      [/(<x15ac:absPath\b[^<>]*\surl=")[^"<>]*/g, '$1'],
      [/\buserName="[^"]*"/g, `userName="${nobody}"`],
    ],
  ],
  [/^xl\/worksheets\/[^/]+\.xml$/, [[/(<pageSetup\b[^<>]*?)\sr:id="[^"]*"/g, '$1']]],
];

/** The content of a part without what tells of its maker. */
export function cleanOfficePart({ name, content }: Part): Buffer {
  const empty = emptied[name];
  if (empty !== undefined) return Buffer.from(empty);
  const wanted = changes.filter(([part]) => part.test(name)).flatMap(([, list]) => list);
  if (wanted.length === 0) return content;
  const text = wanted.reduce(
    (before, [pattern, instead]) => before.replace(pattern, instead),
    content.toString(),
  );
  return Buffer.from(text);
}
