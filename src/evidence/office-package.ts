import { posix } from 'node:path';
import type { Zip } from './open-zip.ts';
import { OddXml, xmlTextOf, xmlTokens } from './read-xml.ts';

/** One part's pointer to another, or to something outside. */
export interface Relation {
  readonly id: string;
  /** The whole address that names its kind. */
  readonly type: string;
  /** The path of a part, or where it points outside. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** A DOCX or XLSX as its own tables tell it: where a part stands and what it is called is free (ECMA-376 part 2). */
export interface OfficePackage {
  readonly names: readonly string[];
  readonly unpackedBytes: number;
  /**
   * What parts say they are; no path for what is said of all with one ending.
   *
   * @throws OddXml
   */
  readonly contentTypes: () => Promise<readonly { readonly part: string; readonly type: string }[]>;
  /** @throws OddXml for a table that is not plain XML. */
  readonly relationsOf: (part: string) => Promise<readonly Relation[]>;
  /** As of a zip; upper and lower case are the same. */
  readonly read: Zip['read'];
  readonly has: (part: string) => boolean;
}

const mega = 1024 * 1024;
const longestTable = 4 * mega;

/** The package in a zip; undefined where two parts differ by upper and lower case alone. */
export function packageOf(zip: Zip): OfficePackage | undefined {
  const paths = new Map(zip.names.map((name) => [name.toLowerCase(), name]));
  if (paths.size !== zip.names.length) return undefined;
  const has = (part: string) => paths.has(part.toLowerCase());
  const read: Zip['read'] = (part, longest) => zip.read(paths.get(part.toLowerCase()) ?? part, longest);
  return {
    names: zip.names.filter((name) => !name.endsWith('/')),
    unpackedBytes: zip.unpackedBytes,
    has,
    read,
    async contentTypes() {
      const table = await read('[Content_Types].xml', longestTable);
      if (!table) throw new OddXml();
      return attributesOf(table, /^(?:Default|Override)$/).map((one) => ({
        part: one.get('PartName') ?? '',
        type: one.get('ContentType') ?? '',
      }));
    },
    async relationsOf(part) {
      const path = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
      if (!has(path)) return [];
      const table = await read(path, longestTable);
      if (!table) throw new OddXml();
      return attributesOf(table, /^Relationship$/).map((one) => relationOf(one, posix.dirname(part)));
    },
  };
}

function attributesOf(table: Buffer, element: RegExp): ReadonlyMap<string, string>[] {
  const found: ReadonlyMap<string, string>[] = [];
  for (const token of xmlTokens(xmlTextOf(table))) {
    if (token.kind === 'open' && element.test(token.element.name))
      found.push(new Map(token.attributes.map(({ name, value }) => [name, value])));
  }
  return found;
}

function relationOf(attributes: ReadonlyMap<string, string>, folder: string): Relation {
  const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((name) => attributes.get(name));
  const isExternal = attributes.get('TargetMode') === 'External';
  return { id, type, target: isExternal ? target : resolved(target, folder), isExternal };
}

function resolved(target: string, folder: string): string {
  try {
    return posix.resolve('/', folder, decodeURIComponent(target)).slice(1);
  } catch {
    return target;
  }
}

const mainType = /\/officeDocument$/;

/** The part that the document begins with. */
export async function mainPartOf(pack: OfficePackage): Promise<string | undefined> {
  const [main, ...others] = (await pack.relationsOf('')).filter(({ type }) => mainType.test(type));
  return main && others.length === 0 && !main.isExternal && pack.has(main.target) ? main.target : undefined;
}
