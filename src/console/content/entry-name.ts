import type { ContentKind, EntryOf } from '../../knowledge/content.ts';
import { choiceWords, intentLabels } from '../../text/console-content.ts';
import { type FieldWords, fieldWords } from '../../text/console-content-fields.ts';
import { contentPagesText } from '../../text/console-content-pages.ts';

const names: { readonly [K in ContentKind]: (entry: EntryOf<K>) => string } = {
  procedure: ({ name }) => name,
  topic: ({ name }) => name,
  year: ({ year }) => contentPagesText.ofYear(year),
  disclosure: ({ code, year, name }) => `${code} (${year}) ${name}`,
  contact: ({ name }) => name,
  answer: ({ question }) => question,
  intent: ({ id }) => intentLabels[id],
  synonym: ({ means }) => means,
};

/** What an entry is called among officers. */
export function nameOfEntry<K extends ContentKind>(kind: K, entry: EntryOf<K>): string {
  return names[kind](entry);
}

/** The words of a field of a kind's form. */
export function wordsOfField(kind: ContentKind, name: string): FieldWords {
  const words: Readonly<Record<string, FieldWords>> = fieldWords[kind];
  return words[name] ?? { label: choiceWords.gone(name) };
}
