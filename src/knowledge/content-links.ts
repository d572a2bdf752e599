import type { Content, ContentKind } from './content.ts';

/** A link that villagers are shown, with the entry that shows it. */
export interface ContentLink {
  readonly url: string;
  readonly title: string;
  readonly kind: ContentKind;
  readonly key: string;
}

/** Every link of a content; one that several entries show stands there several times. */
export function linksIn({ procedures, disclosures, contacts, answers }: Content): ContentLink[] {
  return [
    ...procedures.flatMap(({ id, forms }) => shownBy('procedure', id, forms)),
    ...disclosures.flatMap(({ year, code, links }) => shownBy('disclosure', `${year}-${code}`, links)),
    ...contacts.flatMap(({ id, links }) => shownBy('contact', id, links)),
    ...answers.flatMap(({ id, links }) => shownBy('answer', id, links)),
  ];
}

function shownBy(
  kind: ContentKind,
  key: string,
  links: readonly { readonly title: string; readonly url: string }[],
): ContentLink[] {
  return links.map(({ url, title }) => ({ url, title, kind, key }));
}
