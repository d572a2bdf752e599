import type { ContentKind } from '../knowledge/content.ts';
import { kinds } from '../knowledge/content-entries.ts';

const plurals: Readonly<Record<ContentKind, string>> = {
  procedure: 'procedures',
  topic: 'topics',
  year: 'years',
  disclosure: 'disclosures',
  contact: 'contacts',
  answer: 'answers',
  intent: 'intents',
  synonym: 'synonyms',
};

/** Entries by kind: `30 procedures, 1 year`; `nothing` when there are none. */
export function kindWords(entries: readonly { readonly kind: ContentKind }[]): string {
  const words = kinds
    .map((kind) => [kind, entries.filter((entry) => entry.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${count === 1 ? kind : plurals[kind]}`);
  return words.join(', ') || 'nothing';
}

/** `1 entry`, `5 entries`. */
export function entryWords(count: number): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'}`;
}
