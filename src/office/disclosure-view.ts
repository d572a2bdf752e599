import type { Content, Disclosure } from '../knowledge/content.ts';
import { contentText } from '../text/content.ts';
import { thaiDay } from '../text/dates.ts';
import { checkWords } from './check-words.ts';
import type { Office } from './office.ts';

/** A disclosed item in the words a villager reads. */
export interface DisclosureView {
  /** `2564-O18` */
  readonly key: string;
  readonly year: number;
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly about: string;
  readonly division?: string;
  readonly links: readonly {
    readonly title: string;
    readonly url: string;
    /** The year and day of the document, which may differ from the list's year. */
    readonly of: string;
    readonly isDead: boolean;
  }[];
  readonly accessNote?: string;
  readonly inOtherYears: readonly { readonly year: number; readonly code: string }[];
  readonly check: { readonly isChecked: boolean; readonly words: string };
}

export interface DisclosureContext {
  readonly office: Office;
  readonly content: Content;
  /** Whether the last checks of a link found it dead. */
  readonly isDead: (url: string) => boolean;
}

/** Words an item of a year's list: a link that is dead says so, and one that is missing is not hidden. */
export function viewDisclosure(
  item: Disclosure,
  { office, content, isDead }: DisclosureContext,
): DisclosureView {
  const division = office.divisions.find(({ id }) => id === item.division);
  const group = content.years
    .find(({ year }) => year === item.year)
    ?.groups.find(({ code }) => code === item.group);
  const about = content.topics.filter(({ id }) => item.topics.includes(id)).map((topic) => topic.about);
  return {
    key: `${item.year}-${item.code}`,
    year: item.year,
    code: item.code,
    name: item.name,
    group: group ? `${group.code} ${group.name}` : item.group,
    about: about.join('\n'),
    ...(division ? { division: division.name } : {}),
    links: item.links.map((link) => ({
      title: link.title,
      url: link.url,
      of: [
        link.dataYear ? contentText.dataYear(link.dataYear) : '',
        link.on ? contentText.linkDate(thaiDay(link.on)) : '',
      ]
        .filter(Boolean)
        .join(' '),
      isDead: isDead(link.url),
    })),
    ...(item.accessNote ? { accessNote: item.accessNote } : {}),
    inOtherYears: otherYears(item, content),
    check: checkWords(item.check),
  };
}

/** The items of other years about the same topics, newest first. */
function otherYears(item: Disclosure, { disclosures }: Content): { year: number; code: string }[] {
  return disclosures
    .filter(({ year, topics }) => year !== item.year && topics.some((topic) => item.topics.includes(topic)))
    .sort((a, b) => b.year - a.year)
    .map(({ year, code }) => ({ year, code }));
}
