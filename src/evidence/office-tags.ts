import { type Prefix, prefixOf, shortName } from './office-spaces.ts';
import { drawnThings, keptElements, leftOutElements } from './office-words.ts';
import type { XmlToken } from './read-xml.ts';

type Opening = Extract<XmlToken, { kind: 'open' }>;

/** What an element is called in a clean copy; undefined for one of a language that is not known. */
export function tagOf({ element }: Opening): string | undefined {
  const prefix = prefixOf(element.space);
  return prefix === undefined ? undefined : shortName(prefix, element.name);
}

/** Whether the frame of a drawing names something that can stay. */
export const isDrawn = ({ attributes }: Opening) => attributes.some(({ value }) => drawnThings.has(value));

const keptTags = new Map<string, boolean>();

/** Whether an element may stand in a clean copy. Only names that may are remembered: those are few. */
export function isKept(tag: string): boolean {
  const isKnown = keptTags.get(tag) ?? isListed(tag);
  if (isKnown && keptTags.size < 5_000) keptTags.set(tag, true);
  return isKnown;
}

function isListed(tag: string): boolean {
  const colon = tag.indexOf(':');
  const prefix = (colon === -1 ? '' : tag.slice(0, colon)) as Prefix;
  const name = tag.slice(colon + 1);
  const kept = keptElements[prefix];
  if (kept) return kept.has(name);
  const leftOut = leftOutElements[prefix];
  return leftOut !== undefined && !leftOut.has(name);
}
