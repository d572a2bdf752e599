import { contentDigest } from '../vault/content-digest.ts';
import { SealError } from '../vault/seal-error.ts';
import type { SealedFiles } from './ports.ts';
import type { FileRef, ReadWords, Said, TipEntry } from './tip.ts';

/** Words by the id of the file they lie in; null once they were unsent, or cannot be had. */
export type WordsApart = ReadonlyMap<string, string | null>;

/** Reads the words that lie apart. What is damaged is not had, and the rest of the tip is. */
export async function readApart(
  files: Pick<SealedFiles, 'read'>,
  said: readonly Said[],
): Promise<WordsApart> {
  const parts = said.flatMap((one) => ('part' in one ? [one.part] : []));
  const read = async (part: FileRef) => [part.id, await readPart(files, part)] as const;
  return new Map(await Promise.all(parts.map(read)));
}

async function readPart(files: Pick<SealedFiles, 'read'>, part: FileRef): Promise<string | null> {
  const content = await unlessBroken(() => files.read(part));
  const isIts = content && (!part.digest || contentDigest(content, part.key) === part.digest);
  return isIts ? content.toString('utf8') : null;
}

/** Null for what has been changed, cut off or damaged, which may also look like a later version's. */
export async function unlessBroken<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SealError && error.reason !== 'busy') return null;
    throw error;
  }
}

export function wordsOf(said: readonly Said[], apart: WordsApart): ReadWords[] {
  return said.map((one) => ({ text: 'text' in one ? one.text : (apart.get(one.part.id) ?? null) }));
}

/** Everything that was said in a tip, but by officers. */
export function saidIn(entries: readonly TipEntry[]): Said[] {
  return entries.flatMap((entry) => {
    if (entry.what === 'added') return [...entry.said];
    if (entry.what !== 'filed') return [];
    const { reporter, about, happened, when, where, evidence } = entry;
    const contact = reporter.how !== 'anonymous' && reporter.contact ? [reporter.contact] : [];
    return [...contact, ...about.said, ...happened, ...when, ...where, ...evidence];
  });
}
