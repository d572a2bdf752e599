import type { AuditDeed } from '../audit/deeds.ts';
import { warnApart } from '../evidence/apart.ts';
import { cleanCopies, copySight, originalOf, type PlacedFile, placed } from './clean-copies.ts';
import type { OfficerDeps } from './deps.ts';
import type { FileSight, KeyHolder, OfficerDesk } from './desks.ts';
import { filesIn } from './fold.ts';
import { withTip } from './opened.ts';
import { unlessBroken } from './read-words.ts';
import type { FileRef } from './tip.ts';

type FileDesk = Pick<OfficerDesk, 'files' | 'cleanCopy' | 'original' | 'warnings'>;

/** The files of a tip for its officers. */
export function fileDesk(deps: OfficerDeps): FileDesk {
  const copyOf = cleanCopies(deps.files);
  return {
    async files(who, number) {
      const sights = await withTip(deps, who, number, ({ entries }) =>
        Promise.all(filesIn(entries).map((ref, at) => sightOf(deps, ref, at + 1))),
      );
      return sights ?? [];
    },
    cleanCopy: (who, number, fileId, signal) =>
      lookAt(deps, { who, number, fileId, deed: viewed(who) }, (file) => copyOf(file, signal)),
    original: (who, number, fileId, reason) =>
      lookAt(deps, { who, number, fileId, deed: (about) => openedBy(who, about, reason) }, (file) =>
        originalOf(deps.files, file),
      ),
    async warnings(who, number, fileId) {
      const found = await lookAt(deps, { who, number, fileId, deed: viewed(who) }, async (file) => {
        const original = await originalOf(deps.files, file);
        return original && warnApart(original.content, original.format);
      });
      return found ?? { found: [], isComplete: false };
    },
  };
}

const viewed =
  ({ username }: KeyHolder) =>
  (about: string): AuditDeed => ({ who: username, deed: 'tip-viewed', about });

const openedBy = (
  { username }: KeyHolder,
  about: string,
  reason: Parameters<OfficerDesk['original']>[3],
): AuditDeed => ({ who: username, deed: 'original-opened', about, detail: reason });

interface Look {
  readonly who: KeyHolder;
  readonly number: string;
  readonly fileId: string;
  readonly deed: (about: string) => AuditDeed;
}

/** On record before anything is shown. */
async function lookAt<T>(
  deps: OfficerDeps,
  { who, number, fileId, deed }: Look,
  work: (file: PlacedFile) => Promise<T | null>,
): Promise<T | null> {
  return withTip(deps, who, number, async ({ record, entries }) => {
    const file = placed(entries, fileId);
    if (!file) return null;
    await deps.audit.append(deed(record.id));
    return work(file);
  });
}

async function sightOf({ files }: OfficerDeps, ref: FileRef, place: number): Promise<FileSight> {
  const facts = await unlessBroken(() => files.look(ref));
  if (!facts) return { ref, place, state: 'missing' };
  if ('refused' in facts) return { ref, place, state: { refused: facts.refused } };
  const { format, bytes } = facts;
  const copy = await copySight(files, ref);
  return { ref, place, state: 'ready', bytes, ...(format ? { format } : {}), ...(copy ? { copy } : {}) };
}
