import { setImmediate } from 'node:timers/promises';
import { judgeAttribute } from './office-attributes.ts';
import { hidesSomething } from './office-hides.ts';
import { declarations, type Prefix, prefixOf, shortName } from './office-spaces.ts';
import { isDrawn, isKept, tagOf } from './office-tags.ts';
import { isTelling } from './office-traces.ts';
import { drawingFrames, neverEmpty, unwrapped, wholeWithoutLink, wordHolders } from './office-words.ts';
import { PassedOver } from './passed-over.ts';
import {
  escapedText,
  escapedValue,
  OddXml,
  type XmlAttribute,
  type XmlToken,
  xmlTokens,
} from './read-xml.ts';
import type { WarningCode } from './warning-codes.ts';

export interface PartRules {
  /** The element that this part must begin with. */
  readonly root: string;
  /** The new id of a relationship that may be used by this attribute (in the language of relationships). */
  readonly linkOf: (id: string, tag: string, attribute: string) => string | undefined;
  /** Tags and pieces of text. */
  readonly mostTokens: number;
}

/** There is more text than a person wrote. */
export class TooMuchText extends Error {}

export interface RewrittenPart {
  readonly xml: string;
  readonly codes: ReadonlySet<WarningCode>;
  /** The new ids of relationships that are used in what was written. */
  readonly links: ReadonlySet<string>;
  readonly tokens: number;
}

type Opening = Extract<XmlToken, { kind: 'open' }>;

interface Frame {
  /** Undefined where only what stands within is kept. */
  readonly tag: string | undefined;
  /** Where it begins in what is written. */
  readonly start: number;
  /** How many links were written before it. */
  readonly linksBefore: number;
  /** Of two ways to say the same, whether one was taken. */
  isSaid: boolean;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const tokensInOneGo = 5_000;

/**
 * Writes a part of a document anew with nothing but elements that are known to be of the matter, and tells what
 * there was besides. What is not written again cannot be forgotten. Lets others work in between.
 *
 * @throws OddXml for what is not plain XML, or begins with something else.
 * @throws TooMuchText
 */
export async function rewritePart(text: string, rules: PartRules): Promise<RewrittenPart> {
  const part = new Rewriting(rules);
  let count = 0;
  for (const token of xmlTokens(text)) {
    part.take(token);
    count += 1;
    if (count > rules.mostTokens) throw new TooMuchText();
    if (count % tokensInOneGo === 0) await setImmediate();
  }
  return { ...part.result(), tokens: count };
}

const changesKept = /^w:(?:ins|del|moveFrom|moveTo|\w+Change|cell(?:Ins|Del|Merge))$/;

class Rewriting {
  readonly #rules: PartRules;
  readonly #passed = new PassedOver();
  readonly #used = new Set<Prefix>();
  readonly #written: string[] = [];
  readonly #links: string[] = [];
  readonly #open: Frame[] = [];
  #isBegun = false;

  constructor(rules: PartRules) {
    this.#rules = rules;
  }

  result(): Omit<RewrittenPart, 'tokens'> {
    const [root = '', ...rest] = this.#written;
    const at = root.search(/[ />]/);
    const declared = `${root.slice(0, at)}${declarations(this.#used)}${root.slice(at)}`;
    const xml = [head, declared, ...rest].join('');
    return { xml, codes: this.#passed.codes(), links: new Set(this.#links) };
  }

  take(token: XmlToken): void {
    if (this.#passed.isInside) this.#passed.take(token);
    else if (token.kind === 'open') this.#enter(token);
    else if (token.kind === 'close') this.#leave();
    else this.#write(token.text);
  }

  #enter(token: Opening): void {
    const isRoot = !this.#isBegun;
    const tag = isRoot ? this.#begin(token) : tagOf(token);
    if (tag === undefined || !(isRoot || isKept(tag) || unwrapped.has(tag))) this.#leaveOut(token);
    else if (unwrapped.has(tag)) this.#unwrap(tag, token);
    else if (tag === 'a:graphicData' && !isDrawn(token)) this.#abandonDrawing(token);
    else this.#keep(tag, token);
  }

  #keep(tag: string, token: Opening): void {
    const frame = this.#frame(tag);
    const attributes = this.#attributes(tag, token.attributes);
    if (attributes === undefined) {
      this.#links.length = frame.linksBefore;
      if (tag === 'c:chart') this.#abandonDrawing(token);
      else this.#leaveOut(token);
      return;
    }
    if (changesKept.test(tag)) this.#passed.tell('trackedChanges');
    if (hidesSomething(tag, token.attributes)) this.#passed.tell('otherData');
    const prefix = prefixOf(token.element.space);
    if (prefix !== undefined) this.#used.add(prefix);
    this.#open.push(frame);
    this.#written.push(`<${tag}${attributes}>`);
  }

  #frame(tag: string | undefined): Frame {
    return { tag, start: this.#written.length, linksBefore: this.#links.length, isSaid: false };
  }

  /** Takes back an element with all that was written in it. */
  #takeBack({ start, linksBefore }: Frame): void {
    this.#written.length = start;
    this.#links.length = linksBefore;
  }

  #begin(token: Opening): string {
    this.#isBegun = true;
    // A drawing in VML begins with an element of no language.
    const tag = token.element.space === '' ? token.element.name : tagOf(token);
    if (tag !== this.#rules.root) throw new OddXml();
    return tag;
  }

  #leaveOut(token: Opening): void {
    if (isTelling(token.element.name)) this.#passed.tell('otherData');
    this.#passed.take(token);
  }

  /** Of `Choice` and `Fallback`, the first stays of which every language is known. */
  #unwrap(tag: string, token: Opening): void {
    const parent = this.#open.at(-1);
    const isOneOfTwo = tag === 'mc:Choice' || tag === 'mc:Fallback';
    if (isOneOfTwo && (!parent || parent.isSaid || !isUnderstood(token))) {
      this.#leaveOut(token);
      return;
    }
    if (isOneOfTwo && parent) parent.isSaid = true;
    if (tag === 'w:fldSimple') this.#passed.tellFields(token.attributes);
    if (/^w:(?:smartTag|customXml)$/.test(tag)) this.#passed.tell('otherData');
    this.#open.push(this.#frame(undefined));
  }

  #abandonDrawing(token: Opening): void {
    this.#passed.tell('otherData');
    const at = this.#open.findLastIndex(({ tag }) => tag !== undefined && drawingFrames.has(tag));
    const frame = this.#open[at];
    if (frame) {
      this.#takeBack(frame);
      for (const { tag } of this.#open.splice(at)) this.#passed.goInto(tag ?? '');
    }
    this.#passed.take(token);
  }

  /** The attributes that stay; undefined where the element is nothing without one that does not. */
  #attributes(tag: string, attributes: readonly XmlAttribute[]): string | undefined {
    const kept: string[] = [];
    for (const { space, name, value } of attributes) {
      const prefix = space === '' ? '' : prefixOf(space);
      if (prefix === 'r') {
        const link = this.#rules.linkOf(value, tag, name);
        if (link === undefined && !wholeWithoutLink.has(tag)) return undefined;
        if (link === undefined) continue;
        kept.push(this.#attribute('r', name, link));
        this.#links.push(link);
      } else if (prefix === 'w' || prefix === '') {
        const verdict = judgeAttribute(tag, prefix, name, value);
        if (verdict.code) this.#passed.tell(verdict.code);
        if (verdict.value !== undefined) kept.push(this.#attribute(prefix, name, verdict.value));
      } else if (prefix === 'm') kept.push(this.#attribute('m', name, value));
      else if (prefix === 'xml' && name === 'space') kept.push(this.#attribute('xml', name, 'preserve'));
      else if (prefix === undefined || (prefix === 'o' && /^(?:title|gfxdata|href)$/.test(name)))
        this.#passed.tell('otherData');
    }
    return kept.join('');
  }

  #attribute(prefix: Prefix, name: string, value: string): string {
    if (prefix !== '') this.#used.add(prefix);
    return ` ${shortName(prefix, name)}="${escapedValue(value)}"`;
  }

  #leave(): void {
    const frame = this.#open.pop();
    if (frame?.tag === undefined) return;
    const { tag, start } = frame;
    if (needsParagraph.test(tag) && !endsInParagraph(this.#written.at(-1) ?? ''))
      this.#written.push('<w:p/>');
    if (this.#written.length > start + 1) {
      this.#written.push(`</${tag}>`);
      if (joined.has(tag)) this.#written[start] = this.#written.splice(start).join('');
    } else if (neverEmpty.has(tag)) this.#takeBack(frame);
    else this.#written[start] = `${(this.#written[start] ?? '').slice(0, -1)}/>`;
  }

  #write(text: string): void {
    const tag = this.#open.at(-1)?.tag;
    if (tag === undefined || !wordHolders.has(tag)) {
      if (/[^ \t\r\n]/.test(text)) this.#passed.tell('otherData');
      return;
    }
    if (tag === 'author' && text !== 'Author') this.#passed.tell('author');
    if (tag === 'c:f' && /[[|]/.test(text)) this.#passed.tell('remote');
    if (tag !== 'c:f' || plainReference.test(text))
      this.#written.push(tag === 'author' ? 'Author' : escapedText(text));
  }
}

/** A range of the document's own cells. */
const plainReference = /^[^[\]|\\/()"]{1,300}$/;
const needsParagraph = /^w:(?:tc|hdr|ftr|comment|footnote|endnote|txbxContent)$/;
const endsInParagraph = (written: string) => /^<w:p[ />]/.test(written);
/** Nothing in them is taken back later, so that they need not lie about in pieces. */
const joined: ReadonlySet<string> = new Set(['w:p', 'row', 'si', 'xf']);

const isUnderstood = ({ attributes, scope }: Opening) =>
  attributes
    .filter(({ name }) => name === 'Requires')
    .every(({ value }) => value.split(/\s+/).every((one) => prefixOf(scope.get(one) ?? '') !== undefined));
