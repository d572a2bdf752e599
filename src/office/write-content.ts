import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { type Content, type ContentKind, contentKinds, type EntryOf } from '../knowledge/content.ts';
import { contentFiles, yearFile } from './load-content.ts';

export interface ContentFile {
  readonly name: string;
  readonly text: string;
}

/** The content as the files that `loadContent` reads: what comes back is the same. */
export function writeContent(content: Content): ContentFile[] {
  const lists = Object.entries(contentFiles) as [keyof typeof contentFiles, readonly [string, ContentKind]][];
  return [
    ...lists.map(([list, [name, kind]]) => ({
      name,
      text: yaml(content[list].map((entry) => withoutDefaults(kind, entry))),
    })),
    ...content.years.map((year) => ({
      name: yearFile(year.year),
      text: yaml({ ...withoutDefaults('year', year), items: itemsOf(content, year.year) }),
    })),
  ];
}

/** Disclosures of a year that has no entry itself, and so no file. */
export function disclosuresWithoutYear({ years, disclosures }: Content): Content['disclosures'] {
  return disclosures.filter(({ year }) => !years.some((one) => one.year === year));
}

function itemsOf({ disclosures }: Content, wanted: number): object[] {
  return disclosures
    .filter(({ year }) => year === wanted)
    .map((disclosure) => {
      const { year: _, ...item } = withoutDefaults('disclosure', disclosure) as Record<string, unknown>;
      return item;
    });
}

/** Leaves out what the schema fills in by itself, as somebody who writes by hand does. */
function withoutDefaults<K extends ContentKind>(kind: K, entry: EntryOf<K>): object {
  const fields = Object.entries(entry);
  const needed = fields.filter(([field]) => {
    const rest = Object.fromEntries(fields.filter(([other]) => other !== field));
    const parsed = contentKinds[kind].safeParse(rest);
    return !parsed.success || !isDeepStrictEqual(parsed.data, entry);
  });
  return Object.fromEntries(needed);
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}
