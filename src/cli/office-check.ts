import { OperatorError } from '../errors.ts';
import type { Content } from '../knowledge/content.ts';
import { entriesIn } from '../knowledge/content-entries.ts';
import { linksIn } from '../knowledge/content-links.ts';
import { staleAfterDays, staleEntries } from '../knowledge/stale.ts';
import { type ReadContent, readContent } from '../office/load-content.ts';
import { loadOffice } from '../office/load-office.ts';
import { entryWords, kindWords } from './kind-words.ts';

/** LINE counts the characters of an address as it is sent: every Thai letter is nine of them. */
const longestAddress = 1000;

/** Reads the office's folder; what cannot be read of it is a fault and not an error. */
export function readOfficeFolder(folder: string): ReadContent {
  try {
    return readContent(folder, loadOffice(folder));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    const nothing = { procedures: [], topics: [], years: [], disclosures: [] };
    const content = { ...nothing, contacts: [], answers: [], intents: [], synonyms: [] };
    return { content, faults: [error.message] };
  }
}

/** Says everything that is wrong in the office's files, and what somebody should look at. */
export function checkOffice(folder: string, now: Date): { report: string; isGood: boolean } {
  const { content, faults } = readOfficeFolder(folder);
  const warnings = warningsOf(content, now);
  const lines = [
    `Read ${kindWords(entriesIn(content))}.`,
    ...titled('Faults', faults),
    ...titled('Warnings', warnings),
    `${counted(faults.length, 'fault')}, ${counted(warnings.length, 'warning')}.`,
  ];
  return { report: lines.join('\n'), isGood: faults.length === 0 };
}

/** The lines below a title, or nothing when there are none. */
export function titled(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`${title}:`, ...lines.map((line) => `  ${line}`)] : [];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function warningsOf(content: Content, now: Date): string[] {
  return [...uncheckedWarning(content, now), ...staleWarnings(content, now), ...linkWarnings(content)];
}

function uncheckedWarning(content: Content, now: Date): string[] {
  const unchecked = staleEntries(entriesIn(content), now).filter(({ checkedOn }) => !checkedOn);
  if (unchecked.length === 0) return [];
  const words = kindWords(unchecked.map(({ record }) => record));
  return [`${entryWords(unchecked.length)} nobody of the office has checked: ${words}`];
}

function staleWarnings(content: Content, now: Date): string[] {
  return staleEntries(entriesIn(content), now).flatMap(({ record: { kind, key }, checkedOn }) =>
    checkedOn ? [`${kind} ${key}: checked on ${checkedOn}, more than ${staleAfterDays} days ago`] : [],
  );
}

function linkWarnings(content: Content): string[] {
  const tooLong = linksIn(content)
    .filter(({ url }) => new URL(url).href.length > longestAddress)
    .map(({ kind, key, title }) => `${kind} ${key}: the link "${title}" is too long for LINE to open`);
  const withoutLinks = content.years.flatMap(({ year }) => {
    const items = content.disclosures.filter((item) => item.year === year);
    const bare = items.filter(({ links }) => links.length === 0).length;
    return bare > 0 ? [`disclosures of ${year}: ${bare} of ${items.length} have no link`] : [];
  });
  return [...tooLong, ...withoutLinks];
}
