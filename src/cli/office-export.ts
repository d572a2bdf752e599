import { copyFile, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OperatorError } from '../errors.ts';
import { contentOf, entriesIn } from '../knowledge/content-entries.ts';
import type { StoredContent } from '../knowledge/ports.ts';
import { type ContentFile, disclosuresWithoutYear, writeContent } from '../office/write-content.ts';
import { kindWords } from './kind-words.ts';
import { readOfficeFolder, titled } from './office-check.ts';

const officeFile = 'office.yaml';

/**
 * Writes what is stored as the files of an office's folder, so that loading them changes nothing. What is not stored,
 * `office.yaml`, is copied from the office's own folder.
 * @throws OperatorError when there is nothing, or the folder cannot be written
 */
export async function exportOffice(
  { records, unfit }: StoredContent,
  { to, officeDir }: { readonly to: string; readonly officeDir: string },
): Promise<string> {
  if (records.length === 0) throw new OperatorError('Nothing is stored yet: load the files first.');
  const content = contentOf(records);
  const files = writeContent(content);
  const others = await writeAll(files, to, officeDir);
  const homeless = disclosuresWithoutYear(content);
  const left = [
    ...unfit.map(({ kind, key, faults }) => `${kind} ${key}: ${faults.join('; ')}`),
    ...homeless.map(({ year, code }) => `disclosure ${year}-${code}: there is no year ${year}`),
  ];
  return [
    `Wrote ${kindWords(entriesIn(content))} into ${to}; comments are not kept.`,
    ...titled('Left out', left),
    ...titled('Other files that loading reads as well', others),
    ...titled('Faults of what is stored', readOfficeFolder(to).faults),
  ].join('\n');
}

/** Answers the files of years that are not stored and were there before. */
async function writeAll(files: readonly ContentFile[], to: string, officeDir: string): Promise<string[]> {
  try {
    await mkdir(to, { recursive: true });
    for (const { name, text } of files) await replace(join(to, name), text);
    if (resolve(to) !== resolve(officeDir)) await copyFile(join(officeDir, officeFile), join(to, officeFile));
    const written = files.map(({ name }) => name);
    return (await readdir(to)).filter(
      (name) => /^disclosures-\d{4}\.yaml$/.test(name) && !written.includes(name),
    );
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new OperatorError(`${to} cannot be written (${code}).`);
  }
}

/** Whole or not at all: a full disk must not leave half a file. */
async function replace(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, text);
  await rename(draft, path);
}
