/** A kind of part that a clean copy may hold. */
export interface PartKind {
  readonly root: string;
  readonly contentType: string;
  /** Whether the document would lose words, or not open, without it. */
  readonly isNeeded: boolean;
}

export type OfficeFormat = 'docx' | 'xlsx';

const office = 'application/vnd.openxmlformats-officedocument';
const kind = (root: string, contentType: string, isNeeded = false): PartKind => ({
  root,
  contentType: `${office}.${contentType}+xml`,
  isNeeded,
});
const ofWord = (root: string, contentType: string, isNeeded = false) =>
  kind(`w:${root}`, `wordprocessingml.${contentType}`, isNeeded);
const ofExcel = (root: string, contentType: string, isNeeded = true) =>
  kind(root, `spreadsheetml.${contentType}`, isNeeded);

export const mainParts: Readonly<Record<OfficeFormat, PartKind>> = {
  docx: ofWord('document', 'document.main', true),
  xlsx: ofExcel('workbook', 'sheet.main'),
};

const both = {
  theme: kind('a:theme', 'theme'),
  chart: kind('c:chartSpace', 'drawingml.chart'),
};

/** The kinds by the last word of the relationship that leads to them; all others are left out. */
const kinds: Readonly<Record<OfficeFormat, Readonly<Record<string, PartKind>>>> = {
  docx: {
    ...both,
    styles: ofWord('styles', 'styles'),
    numbering: ofWord('numbering', 'numbering'),
    settings: ofWord('settings', 'settings'),
    header: ofWord('hdr', 'header', true),
    footer: ofWord('ftr', 'footer', true),
    footnotes: ofWord('footnotes', 'footnotes', true),
    endnotes: ofWord('endnotes', 'endnotes', true),
    comments: ofWord('comments', 'comments', true),
  },
  xlsx: {
    ...both,
    worksheet: ofExcel('worksheet', 'worksheet'),
    chartsheet: ofExcel('chartsheet', 'chartsheet'),
    sharedStrings: ofExcel('sst', 'sharedStrings'),
    styles: ofExcel('styleSheet', 'styles'),
    comments: ofExcel('comments', 'comments'),
    drawing: kind('xdr:wsDr', 'drawing'),
    vmlDrawing: { root: 'xml', contentType: `${office}.vmlDrawing`, isNeeded: false },
  },
};

const official = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

/** What a relationship leads to, in the words of its type; undefined for one of another making. */
export const officialName = (type: string): string | undefined =>
  type.startsWith(official) ? type.slice(official.length) : undefined;

export const typeNamed = (name: string): string => `${official}${name}`;

export function kindOf(format: OfficeFormat, name: string): PartKind | undefined {
  return Object.hasOwn(kinds[format], name) ? kinds[format][name] : undefined;
}
