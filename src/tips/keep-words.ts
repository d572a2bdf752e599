import { dayFormat, inBangkok } from '../tickets/bangkok.ts';
import { contentDigest } from '../vault/content-digest.ts';
import { SealError } from '../vault/seal-error.ts';
import { randomKey } from '../vault/sodium.ts';
import { toStored } from '../vault/stored-bytes.ts';
import { cleanIdOf } from './clean-id.ts';
import type { TipDeps } from './deps.ts';
import type { TipRecord } from './ports.ts';
import { saidIn, unlessBroken } from './read-words.ts';
import type { FileRef, Said, TipEntry } from './tip.ts';

type Files = TipDeps['files'];

export const dayOf = (at: Date): string => inBangkok(at).format(dayFormat);

/**
 * Keeps words apart, sealed, under the digest of the LINE message they came in. When some lie there already they may
 * be filed, under a key that only the draft's record knows: these wait beside them, where an unsend finds both, until
 * the draft tells which are meant.
 */
export async function keepWords(
  { files, clock }: Pick<TipDeps, 'files' | 'clock'>,
  text: string,
  source: string,
): Promise<Said> {
  const content = Buffer.from(text);
  const key = toStored(randomKey());
  const isFirst = !(await liesThere(files, { id: source, key }));
  const id = isFirst ? source : cleanIdOf(source);
  const part: FileRef = { id, key, kind: 'file', digest: contentDigest(content, key) };
  await files.save(part, content, { mime: 'text/plain', looseSince: dayOf(clock()) });
  return { part };
}

/** Whether anything lies under this id, whatever key opens it. */
async function liesThere(files: Files, file: Pick<FileRef, 'id' | 'key'>): Promise<boolean> {
  try {
    return (await files.look(file)) !== null;
  } catch (error) {
    if (error instanceof SealError && error.reason !== 'busy') return true;
    throw error;
  }
}

const besideEnding = cleanIdOf('');
const isBeside = ({ id }: FileRef) => id.endsWith(besideEnding);

/** The part as it is filed: under the id of its message. */
function atHome(part: FileRef): FileRef {
  return isBeside(part) ? { ...part, id: part.id.slice(0, -besideEnding.length) } : part;
}

/** As they are filed. `bringHome` moves what waits beside to where these say. */
export function saidAtHome(said: readonly Said[]): Said[] {
  return said.map((one) => ('part' in one ? { part: atHome(one.part) } : one));
}

/** Words that wait beside others take their place: nothing that was filed holds those others. */
export async function bringHome({ files }: { readonly files: Files }, said: readonly Said[]): Promise<void> {
  for (const part of partsOf(said).filter(isBeside)) {
    const content = await unlessBroken(() => files.read(part));
    if (content) await files.save(atHome(part), content, { mime: 'text/plain' });
    await files.delete([part.id]);
  }
}

/**
 * Words of a turn that is done again were kept anew, under a new key: what was filed by the first try has to open
 * under the key that it remembers, and stays as it is when it does.
 */
export async function keepAgain(
  { files }: { readonly files: Files },
  filed: readonly TipEntry[],
  again: readonly Said[],
): Promise<void> {
  const known = new Map(partsOf(saidIn(filed)).map((part) => [part.id, part]));
  for (const part of partsOf(again)) {
    const first = known.get(atHome(part).id);
    if (!first || first.key === part.key) continue;
    const isThere = await unlessBroken(() => files.read(first));
    const content = isThere ? null : await unlessBroken(() => files.read(part));
    if (content) await files.save(first, content, { mime: 'text/plain' });
    if (isBeside(part)) await files.delete([part.id]);
  }
}

/** What was kept for a change that did not come about belongs to nobody: it goes, unless the tip holds it already. */
export async function deleteUnused(
  { files }: Pick<TipDeps, 'files'>,
  record: Pick<TipRecord, 'files'>,
  ids: readonly string[],
): Promise<void> {
  const unused = ids.filter((id) => !record.files.includes(id));
  if (unused.length > 0) await files.delete(unused);
}

/** Ids of everything of an entry that lies apart. */
export function apartIds(said: readonly Said[], files: readonly FileRef[]): string[] {
  return [...partsOf(said), ...files].map(({ id }) => id);
}

const partsOf = (said: readonly Said[]) => said.flatMap((one) => ('part' in one ? [one.part] : []));
