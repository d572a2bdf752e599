import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { OperatorError } from '../errors.ts';
import {
  type Content,
  type ContentKind,
  contentKinds,
  disclosureYearSchema,
  type EntryOf,
  keyOf,
} from '../knowledge/content.ts';
import { referenceFaults } from './content-references.ts';
import type { Office } from './office.ts';
import { readYaml } from './read-yaml.ts';

/** What is read from the office's folder, with every fault found in it as one line that names file, entry and field. */
export interface ReadContent {
  readonly content: Content;
  readonly faults: readonly string[];
}

/** The files of the office's folder and the kind of entry that each holds; those of a fiscal year are apart. */
export const contentFiles = {
  procedures: ['procedures.yaml', 'procedure'],
  topics: ['disclosure-topics.yaml', 'topic'],
  contacts: ['contacts.yaml', 'contact'],
  answers: ['answers.yaml', 'answer'],
  intents: ['intents.yaml', 'intent'],
  synonyms: ['synonyms.yaml', 'synonym'],
} as const satisfies Partial<Record<keyof Content, readonly [string, ContentKind]>>;

/** The file of a fiscal year's disclosures, by the year. */
export const yearFile = (year: number) => `disclosures-${year}.yaml`;
const yearFilePattern = /^disclosures-(\d{4})\.yaml$/;

/**
 * Reads everything people can find from the office's folder.
 * @throws OperatorError naming every fault by file, entry and field
 */
export function loadContent(folder: string, office: Office): Content {
  const { content, faults } = readContent(folder, office);
  if (faults.length > 0) throw new OperatorError(`OFFICE_DIR: ${faults.join('; ')}`);
  return content;
}

/** Reads as much as can be read, with the faults: for a check of the whole folder at once. */
export function readContent(folder: string, office: Office): ReadContent {
  const faults: string[] = [];
  const read = <K extends ContentKind>([file, kind]: readonly [string, K]) =>
    entriesOf(
      kind,
      file,
      attempt(faults, () => readYaml(folder, file)),
      faults,
    );
  const years = yearFilesIn(folder).map((file) => readYear(folder, file, faults));
  if (years.length === 0) faults.push('disclosures-<year>.yaml: there is none');
  const content: Content = {
    procedures: read(contentFiles.procedures),
    topics: read(contentFiles.topics),
    years: years.flatMap(({ year }) => year),
    disclosures: years.flatMap(({ items }) => items),
    contacts: read(contentFiles.contacts),
    answers: read(contentFiles.answers),
    intents: read(contentFiles.intents),
    synonyms: read(contentFiles.synonyms),
  };
  return { content, faults: [...faults, ...referenceFaults(content, office)] };
}

function attempt<T>(faults: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    faults.push(error.message);
    return undefined;
  }
}

function yearFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => yearFilePattern.test(name))
      .sort();
  } catch {
    return [];
  }
}

const yearSchema = disclosureYearSchema.extend({ items: z.array(z.looseObject({})) });

function readYear(folder: string, file: string, faults: string[]) {
  const read = attempt(faults, () => readYaml(folder, file));
  if (read === undefined) return { year: [], items: [] };
  const parsed = yearSchema.safeParse(read);
  if (!parsed.success) {
    faults.push(...faultsOf(parsed.error, file));
    return { year: [], items: [] };
  }
  const { items, ...year } = parsed.data;
  if (file !== yearFile(year.year))
    faults.push(`${file}: year: ${year.year} belongs into ${yearFile(year.year)}`);
  const dated = items.map((item) => ({ year: year.year, ...item }));
  return { year: [year], items: entriesOf('disclosure', file, dated, faults) };
}

/** Reads a list of entries; what is wrong with one leaves the others in. */
function entriesOf<K extends ContentKind>(
  kind: K,
  file: string,
  list: unknown,
  faults: string[],
): EntryOf<K>[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) {
    faults.push(`${file}: is not a list`);
    return [];
  }
  const seen = new Set<string>();
  return list.flatMap((raw: unknown, index) => {
    const parsed = contentKinds[kind].safeParse(raw);
    if (!parsed.success) {
      faults.push(...faultsOf(parsed.error, `${file}: entry ${nameOf(raw, index)}`));
      return [];
    }
    const entry = parsed.data as EntryOf<K>;
    const key = keyOf[kind](entry);
    if (seen.has(key)) faults.push(`${file}: entry ${key}: stands there twice`);
    seen.add(key);
    return [entry];
  });
}

/** What an operator looks for in the file: the entry's own name, or which one it is. */
function nameOf(raw: unknown, index: number): string {
  const { id, code, means } = (typeof raw === 'object' && raw ? raw : {}) as Record<string, unknown>;
  const name = [id, code, means].find((one) => typeof one === 'string');
  return typeof name === 'string' ? `${name} (number ${index + 1})` : `number ${index + 1}`;
}

function faultsOf(error: z.ZodError, where: string): string[] {
  return error.issues.map(
    ({ path, message }) => `${where}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`,
  );
}
