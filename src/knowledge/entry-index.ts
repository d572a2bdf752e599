import MiniSearch from 'minisearch';
import { pairsOf, type Reading } from './features.ts';
import type { Steps } from './steps.ts';

/** How well entries fit some words: a score of 0 or more for each, in the order they were given. */
export type Fit = (words: readonly string[]) => Float64Array;

const between = '\n';

/** An index over all that is known of each entry, by words and by neighbouring words (BM25+). */
export function* indexEntries(entries: readonly (readonly Pick<Reading, 'words'>[])[]): Steps<Fit> {
  const index = new MiniSearch<{ id: number; terms: string }>({
    fields: ['terms'],
    tokenize: (terms) => terms.split(between),
    processTerm: (term) => term,
  });
  for (const [id, texts] of entries.entries()) {
    index.add({ id, terms: texts.flatMap(({ words }) => termsOf(words)).join(between) });
    yield;
  }
  return (words) => {
    const fits = new Float64Array(entries.length);
    for (const { id, score, queryTerms } of index.search(termsOf(words).join(between))) {
      // MiniSearch counts a sum once for each term found; the plain sum is wanted.
      fits[id] = score / queryTerms.length;
    }
    return fits;
  };
}

function termsOf(words: readonly string[]): string[] {
  return [...words, ...pairsOf(words)];
}
