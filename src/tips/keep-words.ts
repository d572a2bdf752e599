import { dayFormat, inBangkok } from '../tickets/bangkok.ts';
import { contentDigest } from '../vault/content-digest.ts';
import { randomKey } from '../vault/sodium.ts';
import { toStored } from '../vault/stored-bytes.ts';
import type { TipDeps } from './deps.ts';
import { saidIn, unlessBroken } from './read-words.ts';
import type { FileRef, Said, TipEntry } from './tip.ts';

export const dayOf = (at: Date): string => inBangkok(at).format(dayFormat);

/** Keeps words apart, sealed, under the digest of the LINE message they came in. */
export async function keepWords(
  { files, clock }: Pick<TipDeps, 'files' | 'clock'>,
  text: string,
  source: string,
): Promise<Said> {
  const content = Buffer.from(text);
  const key = toStored(randomKey());
  const part: FileRef = { id: source, key, kind: 'file', digest: contentDigest(content, key) };
  await files.save(part, content, { mime: 'text/plain', looseSince: dayOf(clock()) });
  return { part };
}

/**
 * Words of a turn that is done again were kept anew, under a new key: what was filed by the first try has to open
 * again under the key that it remembers.
 */
export async function keepAgain(
  { files }: Pick<TipDeps, 'files'>,
  filed: readonly TipEntry[],
  again: readonly Said[],
): Promise<void> {
  const known = new Map(partsOf(saidIn(filed)).map((part) => [part.id, part]));
  for (const part of partsOf(again)) {
    const first = known.get(part.id);
    if (!first || first.key === part.key) continue;
    const content = await unlessBroken(() => files.read(part));
    if (content) await files.save(first, content, { mime: 'text/plain' });
  }
}

/** Ids of everything of an entry that lies apart. */
export function apartIds(said: readonly Said[], files: readonly FileRef[]): string[] {
  return [...partsOf(said), ...files].map(({ id }) => id);
}

const partsOf = (said: readonly Said[]) => said.flatMap((one) => ('part' in one ? [one.part] : []));
