import { type Content, type ContentKind, type EntryOf, keyOf } from './content.ts';
import type { ContentRecord } from './ports.ts';

/** An entry with its kind and key, and its place among the others of its kind. */
export interface PlacedEntry {
  readonly kind: ContentKind;
  readonly key: string;
  readonly entry: EntryOf<ContentKind>;
  readonly place: number;
}

const listOf = {
  procedure: 'procedures',
  topic: 'topics',
  year: 'years',
  disclosure: 'disclosures',
  contact: 'contacts',
  answer: 'answers',
  intent: 'intents',
  synonym: 'synonyms',
} as const satisfies { readonly [K in ContentKind]: keyof Content };

/** Every kind of entry, in the order in which they are told of. */
export const kinds = Object.keys(listOf) as readonly ContentKind[];

/** All entries of a content one after the other, kind by kind. */
export function entriesIn(content: Content): PlacedEntry[] {
  return kinds.flatMap((kind) => placed(kind, content[listOf[kind]]));
}

function placed<K extends ContentKind>(kind: K, entries: readonly unknown[]): PlacedEntry[] {
  return (entries as readonly EntryOf<K>[]).map((entry, index) => {
    const key = keyOf[kind](entry);
    return { kind, key, entry, place: naturalPlace(kind, key) ?? index };
  });
}

/** Years and their disclosures stand in the order of year and code, whoever adds one; undefined for other kinds. */
export function naturalPlace(kind: ContentKind, key: string): number | undefined {
  if (kind !== 'year' && kind !== 'disclosure') return undefined;
  const [year, code = 'O0'] = key.split('-');
  return Number(year) * 100 + Number(code.slice(1));
}

/** What people can find: the stored entries that were not removed, in their order. */
export function contentOf(records: readonly ContentRecord[]): Content {
  const of = <K extends ContentKind>(kind: K) =>
    records.flatMap((record) =>
      record.kind === kind && !record.isRemoved ? [record.entry as EntryOf<K>] : [],
    );
  return {
    procedures: of('procedure'),
    topics: of('topic'),
    years: of('year'),
    disclosures: of('disclosure'),
    contacts: of('contact'),
    answers: of('answer'),
    intents: of('intent'),
    synonyms: of('synonym'),
  };
}
