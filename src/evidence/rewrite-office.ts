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
  #textLeft = mostText;
  #tokensLeft = mostTokens;

  constructor(work: OfficeRewriting) {
    this.#work = work;
    this.#folder = work.format === 'docx' ? 'word' : 'xl';
  }

  result(mainName: string): RewrittenOffice {
    const files = new Map([
      ['[Content_Types].xml', Buffer.from(this.#contentTypes())],
      ['_rels/.rels', tableOf([{ id: 'rId1', type: typeNamed(main), target: mainName, isExternal: false }])],
      ...this.#files,
    ]);
    const kept = new Set([...this.#names].flatMap(([old, name]) => (name === undefined ? [] : [old])));
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
    const used = new Set<string>();
    for (const relation of await this.#work.pack.relationsOf(path)) {
      const target = await this.#kept(relation);
      if (target !== undefined) kept.set(relation.id, { ...relation, id: `rId${kept.size + 1}`, target });
    }
    const { xml, codes, tokens } = await rewritePart(xmlTextOf(content), {
      root: kind.root,
      linkOf: (id) => {
        used.add(id);
        return kept.get(id)?.id;
      },
      mostTokens: this.#tokensLeft,
    });
    this.#tokensLeft -= tokens;
    for (const code of codes) this.#codes.add(code);
    if (name === 'comments') this.#codes.add('comments');
    const written =
      name === main ? this.#mainName() : this.#newName(name, name === 'vmlDrawing' ? 'vml' : 'xml');
    this.#put(written, Buffer.from(xml), kind.contentType);
    // A link that nothing in the text uses is seen by nobody.
    const pointers = [...kept].flatMap(([id, one]) => (one.isExternal && !used.has(id) ? [] : [one]));
    if (pointers.length > 0) this.#files.set(tablePathOf(written), tableOf(pointers));
    return written;
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
