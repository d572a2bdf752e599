import { isUtf8 } from 'node:buffer';

export interface XmlName {
  /** The namespace, empty for none. */
  readonly space: string;
  readonly name: string;
}

export interface XmlAttribute extends XmlName {
  readonly value: string;
}

export type XmlToken =
  | {
      readonly kind: 'open';
      readonly element: XmlName;
      readonly attributes: readonly XmlAttribute[];
      /** Which prefix stands for which namespace here. */
      readonly scope: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'close' }
  | { readonly kind: 'text'; readonly text: string };

/** The XML is not of the plain kind that Word, Excel and their like write. */
export class OddXml extends Error {}

const deepest = 256;
const mostPrefixes = 100;
const xmlSpace = 'http://www.w3.org/XML/1998/namespace';

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML allows none of them
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const otherEncoding = /^<\?xml\b[^>]*\sencoding\s*=\s*["'](?!utf-8["'])/i;

/**
 * Text of a part of a document, which must be UTF-8 and say no other.
 *
 * @throws OddXml for anything else.
 */
export function xmlTextOf(content: Buffer): string {
  const text = content.toString('utf8').replace(/^\ufeff/, '');
  if (!isUtf8(content) || forbidden.test(text) || otherEncoding.test(text.slice(0, 200))) throw new OddXml();
  return text;
}

type Scope = ReadonlyMap<string, string>;
const outermost: Scope = new Map([
  ['', ''],
  ['xml', xmlSpace],
]);

/**
 * The tags and words of an XML text one after another, namespaces resolved; comments and instructions are passed
 * over. Takes one pass, whatever the text.
 *
 * @throws OddXml for a document type, entities of one's own, and whatever is not well-formed.
 */
export function* xmlTokens(text: string): Generator<XmlToken> {
  const open: { readonly name: string; readonly scope: Scope }[] = [];
  let roots = 0;
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const words = text.slice(at, next === -1 ? text.length : next);
    if (words !== '') {
      if (open.length === 0 && /[^ \t\r\n]/.test(words)) throw new OddXml();
      if (open.length > 0) yield { kind: 'text', text: decoded(words) };
    }
    if (next === -1) break;
    const skipped = endOfSkipped(text, next);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    if (text.startsWith('</', next)) {
      at = endOfClosing(text, next, open.pop()?.name);
      yield { kind: 'close' };
      continue;
    }
    if (open.length === 0 && roots++ > 0) throw new OddXml();
    const tag = readTag(text, next, open.at(-1)?.scope ?? outermost);
    if (!tag || open.length >= deepest) throw new OddXml();
    at = tag.end;
    yield { kind: 'open', element: tag.element, attributes: tag.attributes, scope: tag.scope };
    if (tag.isEmpty) yield { kind: 'close' };
    else open.push({ name: tag.name, scope: tag.scope });
  }
  if (open.length > 0 || roots === 0) throw new OddXml();
}

/** Where a comment or an instruction ends; undefined for a tag. A document type or marked text is odd here. */
function endOfSkipped(text: string, at: number): number | undefined {
  const closing = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
  if (closing === undefined) {
    if (text.startsWith('<!', at)) throw new OddXml();
    return undefined;
  }
  const end = text.indexOf(closing, at + 2);
  if (end === -1) throw new OddXml();
  return end + closing.length;
}

function endOfClosing(text: string, at: number, name: string | undefined): number {
  const end = text.indexOf('>', at);
  if (name === undefined || end === -1 || text.slice(at + 2, end).trimEnd() !== name) throw new OddXml();
  return end + 1;
}

const opening = /<([^\s<>/="'&]+)/y;
const attribute = /[ \t\r\n]+([^\s<>/="'&]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y;
const ending = /[ \t\r\n]*(\/?)>/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readTag(text: string, start: number, outer: Scope) {
  const name = matchAt(opening, text, start)?.[1];
  if (name === undefined) return undefined;
  let at = start + 1 + name.length;
  const raw: [key: string, value: string][] = [];
  for (let found = matchAt(attribute, text, at); found; found = matchAt(attribute, text, at)) {
    const [whole, key = '', double, single] = found;
    raw.push([key, decoded(double ?? single ?? '')]);
    at += whole.length;
  }
  const end = matchAt(ending, text, at);
  if (!end || (raw.length > 1 && new Set(raw.map(([key]) => key)).size < raw.length)) return undefined;
  const declared = raw.filter(([key]) => isDeclaration(key));
  const scope = declared.length === 0 ? outer : scopeOf(declared, outer);
  const others = declared.length === 0 ? raw : raw.filter(([key]) => !isDeclaration(key));
  return {
    name,
    scope,
    element: resolved(name, scope, scope.get('') ?? ''),
    attributes: others.map(([key, value]) => ({ ...resolved(key, scope, ''), value })),
    isEmpty: end[1] === '/',
    end: at + end[0].length,
  };
}

const isDeclaration = (key: string) => key.startsWith('xmlns') && (key.length === 5 || key[5] === ':');

function scopeOf(declared: readonly (readonly [string, string])[], outer: Scope): Scope {
  const scope = new Map([...outer, ...declared.map(([key, value]) => [key.slice(6), value] as const)]);
  if (scope.size > mostPrefixes) throw new OddXml();
  return scope;
}

function resolved(key: string, scope: Scope, unprefixed: string): XmlName {
  const colon = key.indexOf(':');
  if (colon === -1) return { space: unprefixed, name: key };
  const space = scope.get(key.slice(0, colon));
  if (space === undefined) throw new OddXml();
  return { space, name: key.slice(colon + 1) };
}

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }),
);

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,10})(;?)/g, (_, code: string, end: string) => {
    const character = end === ';' ? (named.get(code) ?? numbered(code)) : undefined;
    if (character === undefined || forbidden.test(character)) throw new OddXml();
    return character;
  });
}

function numbered(code: string): string | undefined {
  const digits = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(code);
  if (!digits) return undefined;
  const point = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export const escapedText = (text: string): string =>
  text.replace(/[&<>\r]/g, (character) => escapes[character] ?? '');
export const escapedValue = (text: string): string =>
  text.replace(/[&<>"\t\n\r]/g, (character) => escapes[character] ?? '');
