import { contentDigest } from '../vault/content-digest.ts';
import { digest, label } from '../vault/digest.ts';
import { toStored } from '../vault/stored-bytes.ts';
import type { Addition } from './desks.ts';
import { filesIn } from './fold.ts';
import { saidAtHome } from './keep-words.ts';
import type { SealedFiles } from './ports.ts';
import { saidIn, unlessBroken } from './read-words.ts';
import type { FileRef, Said, TipEntry } from './tip.ts';

const idBytes = 12;

/** The entries that something handed in under this id became: at first, and when it was sent again with changes. */
export function entriesOfId(entries: readonly TipEntry[], id: string): TipEntry[] {
  return entries.filter(
    (entry) => entry.what === 'added' && (entry.id === id || entry.id.startsWith(`${id}.`)),
  );
}

/**
 * What a reporter hands in once more may differ from the first time: they were told that it failed, it had come
 * through all the same, and they went on writing. Answers what is not there yet, as an addition of its own; null when
 * all of it is. Words of a LINE message are known by that message, wherever they wait.
 */
export async function whatIsNew(
  files: Pick<SealedFiles, 'read'>,
  there: readonly TipEntry[],
  again: Addition,
): Promise<Addition | null> {
  const known = new Set(saidAtHome(saidIn(there)).map(nameOf));
  const said = again.said.filter((one) => saidAtHome([one]).some((at) => !known.has(nameOf(at))));
  const added: FileRef[] = [];
  for (const file of again.files) if (!(await isThere(files, filesIn(there), file))) added.push(file);
  if (said.length + added.length === 0) return null;
  const words = saidAtHome(said).map((one) => ('text' in one ? one.text : one.part.id));
  const mark = digest(idBytes, label('sent again', ...words, ...added.map(({ id }) => id)));
  return { id: `${again.id}.${toStored(mark)}`, said, files: added };
}

/** What tells words from others: what they say, or the message they came in. */
const nameOf = (one: Said) => ('text' in one ? `text ${one.text}` : `part ${one.part.id}`);

/** Whether the talk has the file, perhaps under another id: a page that is loaded again sends its files again. */
async function isThere(
  files: Pick<SealedFiles, 'read'>,
  there: readonly FileRef[],
  file: FileRef,
): Promise<boolean> {
  if (there.some(({ id }) => id === file.id)) return true;
  const digests = there.filter(({ digest }) => digest !== undefined);
  if (digests.length === 0) return false;
  const content = await unlessBroken(() => files.read(file));
  return content !== null && digests.some((one) => contentDigest(content, one.key) === one.digest);
}
