import type { Content, ContentKind } from '../../knowledge/content.ts';
import { nameOfEntry } from './entry-name.ts';

/** An entry that points to another. */
export interface Use {
  readonly kind: ContentKind;
  readonly key: string;
  readonly name: string;
}

/** The entries that would point to nothing if one were taken out. */
export function usesOf(
  { disclosures, answers }: Content,
  { kind, key }: { readonly kind: ContentKind; readonly key: string },
): Use[] {
  if (kind === 'procedure') {
    return answers
      .filter(({ under }) => under === `procedure:${key}`)
      .map((answer) => ({ kind: 'answer', key: answer.id, name: nameOfEntry('answer', answer) }));
  }
  if (kind !== 'topic' && kind !== 'year') return [];
  return disclosures
    .filter(({ topics, year }) => (kind === 'topic' ? topics.includes(key) : String(year) === key))
    .map((item) => ({
      kind: 'disclosure',
      key: `${item.year}-${item.code}`,
      name: nameOfEntry('disclosure', item),
    }));
}
