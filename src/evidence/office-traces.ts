import type { XmlAttribute, XmlName } from './read-xml.ts';
import type { WarningCode } from './warning-codes.ts';

/** Elements that tell by being there, whatever language they are of. */
const byPresence: ReadonlyMap<string, WarningCode> = new Map(
  Object.entries({
    person: 'author',
    permStart: 'author',
    absPath: 'author',
    fileSharing: 'author',
    userInfo: 'author',
    ddeLink: 'javascript',
    oleLink: 'javascript',
    control: 'javascript',
    OLEObject: 'embeddedFiles',
    altChunk: 'embeddedFiles',
    subDoc: 'embeddedFiles',
    threadedComment: 'comments',
  }),
);

/** Elements that tell by the words in them. */
const byWords: ReadonlyMap<string, WarningCode> = new Map(
  Object.entries({
    creator: 'author',
    Author: 'author',
    author: 'author',
    Manager: 'author',
    DisplayName: 'author',
    lastModifiedBy: 'lastModifiedBy',
    created: 'created',
    modified: 'created',
    lastPrinted: 'created',
    description: 'comments',
    title: 'comments',
    subject: 'comments',
    keywords: 'comments',
    category: 'comments',
    Company: 'company',
    Application: 'software',
    AppVersion: 'software',
    Template: 'software',
    HyperlinkBase: 'links',
  }),
);

/** What a clean copy leaves out and what yet tells nothing of anybody. */
const silent: ReadonlySet<string> = new Set([
  ...['proofErr', 'bookmarkEnd', 'fldChar', 'instrText', 'delInstrText', 'f', 'zoom', 'proofState'],
  ...[
    'fileVersion',
    'calcPr',
    'definedNames',
    'lock',
    'idmap',
    'shapelayout',
    'shapedefaults',
    'ignoredErrors',
  ],
  ...['Fallback', 'hdrShapeDefaults', 'shapeDefaults', 'conditionalFormatting', 'dataValidations', 'Choice'],
  ...['extLst', 'div', 'font'],
]);

/** What an element tells that is left out, from its name and attributes. */
export function tracesOf({ name }: XmlName, attributes: readonly XmlAttribute[]): WarningCode[] {
  const present = byPresence.get(name);
  return [...(present ? [present] : []), ...attributes.flatMap(traceOfAttribute)];
}

function traceOfAttribute({ name, value }: XmlAttribute): WarningCode[] {
  if (/^(?:author|displayName|userName|userId)$/.test(name))
    return /^(?:Author)?$/.test(value) ? [] : ['author'];
  return /^(?:dT|dateUtc)$/.test(name) ? ['created'] : [];
}

/** What words in an element tell. */
export const traceOfWords = (element: string): WarningCode | undefined => byWords.get(element);

/** Whether leaving an element out takes anything away that nobody sees. */
export const isTelling = (element: string): boolean => !silent.has(element);

const plainField =
  /^\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|TOC|TC|XE|INDEX|PAGEREF|REF|NOTEREF|SEQ|STYLEREF|LISTNUM|DATE|TIME|SYMBOL|EQ|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|=)(?![\w])/i;

/** What the commands of Word's fields tell: what runs, what loads, and what cannot be told. */
export function tracesOfFields(commands: readonly string[]): WarningCode[] {
  const odd = commands.filter((one) => one.trim() !== '' && !plainField.test(one));
  const all = commands.join('');
  return [
    ...(/DDE|MACROBUTTON/i.test(all) ? (['javascript'] as const) : []),
    ...(/INCLUDE|IMPORT|\bLINK\b|DATABASE|\bRD\b/i.test(all) ? (['remote'] as const) : []),
    ...(/HYPERLINK/i.test(all) ? (['links'] as const) : []),
    ...(odd.some((one) => !/^\s*HYPERLINK\b/i.test(one)) ? (['otherData'] as const) : []),
  ];
}

/** What a workbook's formulas tell. */
export function tracesOfFormulas(formulas: readonly string[]): WarningCode[] {
  return formulas.some((one) =>
    /\||\[|\b(?:WEBSERVICE|IMAGE|RTD|CALL|REGISTER|HYPERLINK|STOCKHISTORY)\b/i.test(one),
  )
    ? ['remote']
    : [];
}
