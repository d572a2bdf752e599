const open = 'http://schemas.openxmlformats.org';
const old = 'urn:schemas-microsoft-com';
const word2010 = 'http://schemas.microsoft.com/office/word/2010';

/**
 * The languages of Office Open XML whose words are known, under the prefix that each gets in a clean copy. What is
 * written in any other (every new version of Office brings some) is left out.
 */
const spaces = {
  '': `${open}/spreadsheetml/2006/main`,
  w: `${open}/wordprocessingml/2006/main`,
  r: `${open}/officeDocument/2006/relationships`,
  m: `${open}/officeDocument/2006/math`,
  mc: `${open}/markup-compatibility/2006`,
  a: `${open}/drawingml/2006/main`,
  wp: `${open}/drawingml/2006/wordprocessingDrawing`,
  xdr: `${open}/drawingml/2006/spreadsheetDrawing`,
  pic: `${open}/drawingml/2006/picture`,
  c: `${open}/drawingml/2006/chart`,
  wps: `${word2010}/wordprocessingShape`,
  wpg: `${word2010}/wordprocessingGroup`,
  wpc: `${word2010}/wordprocessingCanvas`,
  v: `${old}:vml`,
  o: `${old}:office:office`,
  w10: `${old}:office:word`,
  x: `${old}:office:excel`,
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const;

export type Prefix = keyof typeof spaces;

const prefixes = new Map<string, Prefix>(
  Object.entries(spaces).map(([prefix, space]) => [space, prefix as Prefix]),
);

/** The prefix of a known namespace. */
export const prefixOf = (space: string): Prefix | undefined => prefixes.get(space);

/** `prefix:name`, or the name alone for a workbook's own words. */
export const shortName = (prefix: Prefix, name: string): string =>
  prefix === '' ? name : `${prefix}:${name}`;

/** What the first element must say of the prefixes used. */
export const declarations = (used: ReadonlySet<Prefix>): string =>
  [...used]
    .filter((prefix) => prefix !== 'xml')
    .map((prefix) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${spaces[prefix]}"`)
    .join('');
