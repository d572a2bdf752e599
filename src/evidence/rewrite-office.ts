import { mainPartOf, type OfficePackage, type Relation } from './office-package.ts';
import {
  kindOf,
  mainParts,
  type OfficeFormat,
  officialName,
  type PartKind,
  typeNamed,
} from './office-parts.ts';
import { escapedValue, OddXml, xmlTextOf } from './read-xml.ts';
import { rewritePart, TooMuchText } from './rewrite-office-part.ts';
import type { WarningCode } from './warning-codes.ts';

/** A photo as it stands in the clean copy. */
export interface PaintedPicture {
  readonly content: Buffer;
  readonly extension: 'jpeg' | 'png';
}

export interface OfficeRewriting {
  readonly pack: OfficePackage;
  readonly format: OfficeFormat;
  readonly paint: (part: string) => Promise<PaintedPicture>;
}

export interface RewrittenOffice {
  /** The parts of the clean copy by their paths, its table of contents first. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly codes: ReadonlySet<WarningCode>;
  /** Paths, in lower case, of the parts that were written anew. */
  readonly kept: ReadonlySet<string>;
}

const mega = 1024 * 1024;
const longestText = 16 * mega;
const mostText = 32 * mega;
/** As much as is read in a few seconds. */
const mostTokens = 2_000_000;
/** What a reader may follow; what a program fetches by itself never comes along. */
const links = /^(?:https?:\/\/|mailto:)/i;
/** The elements whose `r:id` a reader follows. */
const followed: ReadonlySet<string> = new Set(['w:hyperlink', 'hyperlink', 'a:hlinkClick', 'a:hlinkHover']);
/** What Office finds by the kind of its pointer, which no text names. */
const foundByKind: ReadonlySet<string | undefined> = new Set(
  'styles numbering settings theme footnotes endnotes comments sharedStrings'.split(' '),
);
const main = 'officeDocument';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/**
 * Writes a document anew, part by part, from its beginning along the pointers that are known to be harmless; what
 * nothing known points to does not come along. Names of parts are new as well.
 *
 * @throws OddXml where a part that the document needs is not made as Word and Excel make it.
 * @throws TooMuchText
 */
export async function rewriteOffice(work: OfficeRewriting): Promise<RewrittenOffice> {
  const path = await mainPartOf(work.pack);
  if (path === undefined) throw new OddXml();
  const writing = new Writing(work);
  const name = await writing.part(path, main, mainParts[work.format]);
  if (name === undefined) throw new OddXml();
  return writing.result(name);
}

class Writing {
  readonly #work: OfficeRewriting;
  readonly #folder: string;
  readonly #files = new Map<string, Buffer>();
  readonly #types = new Map<string, string>();
  readonly #codes = new Set<WarningCode>();
  /** New names by old ones; undefined for what is being written, or is left out. */
  readonly #names = new Map<string, string | undefined>();
  /** Where each part that was written points within the clean copy. */
  readonly #targets = new Map<string, readonly string[]>();
  #textLeft = mostText;
  #tokensLeft = mostTokens;

  constructor(work: OfficeRewriting) {
    this.#work = work;
    this.#folder = work.format === 'docx' ? 'word' : 'xl';
  }

  result(mainName: string): RewrittenOffice {
    this.#forgetUnreached(mainName);
    const files = new Map([
      ['[Content_Types].xml', Buffer.from(this.#contentTypes())],
      ['_rels/.rels', tableOf([{ id: 'rId1', type: typeNamed(main), target: mainName, isExternal: false }])],
      ...this.#files,
    ]);
    const kept = new Set(
      [...this.#names].flatMap(([old, name]) => (name !== undefined && this.#types.has(name) ? [old] : [])),
    );
    return { files, codes: this.#codes, kept };
  }

  /** The new name of a part, once it is written; undefined where it is left out. */
  async part(path: string, name: string, kind: PartKind): Promise<string | undefined> {
    const key = path.toLowerCase();
    if (this.#names.has(key)) return this.#names.get(key);
    this.#names.set(key, undefined);
    try {
      const written = await this.#written(path, name, kind);
      this.#names.set(key, written);
      return written;
    } catch (error) {
      if (!(error instanceof OddXml) || kind.isNeeded) throw error;
      this.#codes.add('otherData');
      return undefined;
    }
  }

  async #written(path: string, name: string, kind: PartKind): Promise<string> {
    const content = await this.#work.pack.read(path, Math.min(longestText, this.#textLeft));
    if (!content) throw this.#work.pack.has(path) ? new TooMuchText() : new OddXml();
    this.#textLeft -= content.length;
    const kept = new Map<string, Relation>();
    // Two pointers may claim one id; the new ids are never the same.
    let pointers = 0;
    for (const relation of await this.#work.pack.relationsOf(path)) {
      const target = await this.#kept(relation);
      if (target !== undefined) kept.set(relation.id, { ...relation, id: `rId${++pointers}`, target });
    }
    const {
      xml,
      codes,
      links: used,
      tokens,
    } = await rewritePart(xmlTextOf(content), {
      root: kind.root,
      linkOf: (id, tag, attribute) => this.#linkTo(kept.get(id), tag, attribute),
      mostTokens: this.#tokensLeft,
    });
    this.#tokensLeft -= tokens;
    for (const code of codes) this.#codes.add(code);
    if (name === 'comments') this.#codes.add('comments');
    const written =
      name === main ? this.#mainName() : this.#newName(name, name === 'vmlDrawing' ? 'vml' : 'xml');
    this.#put(written, Buffer.from(xml), kind.contentType);
    this.#point(written, [...kept.values()], used);
    return written;
  }

  /** An address outside is for a reader to follow: in the place of a photo a program would load it. */
  #linkTo(relation: Relation | undefined, tag: string, attribute: string): string | undefined {
    if (!relation?.isExternal || (attribute === 'id' && followed.has(tag))) return relation?.id;
    this.#codes.add('remote');
    return undefined;
  }

  /** Writes where a part points; what nothing in its text uses is seen by nobody. */
  #point(part: string, relations: readonly Relation[], used: ReadonlySet<string>): void {
    const pointers = relations.filter(({ id, type }) => used.has(id) || foundByKind.has(officialName(type)));
    const inside = (all: readonly Relation[]) => all.filter(({ isExternal }) => !isExternal);
    const targets = inside(pointers).map(({ target }) => target.slice(1));
    if (targets.length < inside(relations).length) this.#codes.add('otherData');
    this.#targets.set(part, targets);
    if (pointers.length > 0) this.#files.set(tablePathOf(part), tableOf(pointers));
  }

  #forgetUnreached(mainName: string): void {
    const reached = new Set([mainName]);
    for (const part of reached) for (const target of this.#targets.get(part) ?? []) reached.add(target);
    for (const name of [...this.#types.keys()].filter((one) => !reached.has(one))) {
      this.#types.delete(name);
      this.#files.delete(name);
      this.#files.delete(tablePathOf(name));
    }
  }

  /** Where a pointer leads in the clean copy; undefined for one that is left out. */
  async #kept({ type, target, isExternal }: Relation): Promise<string | undefined> {
    const name = officialName(type);
    if (isExternal) return this.#outside(name, target);
    const kind = name === undefined ? undefined : kindOf(this.#work.format, name);
    if (kind && name !== undefined) return inPackage(await this.part(target, name, kind));
    return name === 'image' ? inPackage(await this.#picture(target)) : undefined;
  }

  #outside(name: string | undefined, target: string): string | undefined {
    this.#codes.add(name === 'hyperlink' ? 'links' : 'remote');
    return name === 'hyperlink' && links.test(target) ? target : undefined;
  }

  async #picture(path: string): Promise<string | undefined> {
    const key = path.toLowerCase();
    if (this.#names.has(key)) return this.#names.get(key);
    if (!this.#work.pack.has(path)) return undefined;
    const { content, extension } = await this.#work.paint(path);
    const name = this.#newName('image', extension);
    this.#put(name, content, `image/${extension}`);
    this.#names.set(key, name);
    return name;
  }

  #mainName(): string {
    return this.#work.format === 'docx' ? 'word/document.xml' : 'xl/workbook.xml';
  }

  #newName(name: string, extension: string): string {
    const usual = `${this.#folder}/${usualPaths[name] ?? name}`;
    const alone = `${usual}.${extension}`;
    return this.#types.has(alone) || numbered.has(name)
      ? `${usual}${this.#types.size + 1}.${extension}`
      : alone;
  }

  #put(name: string, content: Buffer, type: string): void {
    this.#files.set(name, content);
    this.#types.set(name, type);
  }

  #contentTypes(): string {
    const overrides = [...this.#types].map(
      ([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`,
    );
    const rels = 'application/vnd.openxmlformats-package.relationships+xml';
    return `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="${rels}"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
  }
}

/** Where Office puts parts; some readers look there and nowhere else. */
const usualPaths: Readonly<Record<string, string>> = {
  worksheet: 'worksheets/sheet',
  chartsheet: 'chartsheets/sheet',
  drawing: 'drawings/drawing',
  vmlDrawing: 'drawings/vmlDrawing',
  chart: 'charts/chart',
  theme: 'theme/theme',
  image: 'media/image',
};
const numbered: ReadonlySet<string> = new Set([...Object.keys(usualPaths), 'header', 'footer']);

const inPackage = (name: string | undefined) => name && `/${name}`;

const tablePathOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

function tableOf(relations: readonly Relation[]): Buffer {
  const rows = relations.map(
    ({ id, type, target, isExternal }) =>
      `<Relationship Id="${id}" Type="${escapedValue(type)}" Target="${escapedValue(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
  );
  return Buffer.from(
    `${head}<Relationships xmlns="${packages}/relationships">${rows.join('')}</Relationships>`,
  );
}
