import { renderToString } from 'preact-render-to-string';
import { formats } from '../../evidence/formats.ts';
import { leftInCopy } from '../../text/clean-copies.ts';
import { packageText } from '../../text/console-tip-files.ts';
import type { FileSight, KeyHolder, NoCopy, OfficerDesk, ServedCopy } from '../../tips/desks.ts';
import type { PackagePart, PartContent } from '../../tips/export-package.ts';
import type { FileRef } from '../../tips/tip.ts';
import { PackageTalk, type PackageTalkProps } from '../pages/tips/package-talk.tsx';
import { namesOfAbout } from '../pages/tips/tip-details.tsx';
import { nameOf as staffName } from '../pages/tips/tip-page-props.ts';

interface PackageDeps {
  readonly tips: Pick<OfficerDesk, 'cleanCopy' | 'original'>;
  readonly who: KeyHolder;
  readonly files: readonly FileSight[];
  readonly page: Omit<PackageTalkProps, 'pathsOf'>;
}

/** Everything that goes to an outside body. Internal notes stay; keys of files have no use outside. */
export function packageParts({ tips, who, files, page }: PackageDeps): PackagePart[] {
  const { tip } = page;
  const ready = files.filter(({ state }) => state === 'ready');
  const pathsOf = ({ id }: FileRef) => {
    const sight = ready.find(({ ref }) => ref.id === id);
    return sight ? `originals/${nameOf(sight)}` : null;
  };
  const text = (path: string, words: string): PackagePart => ({
    path,
    read: async () => ({ bytes: Buffer.from(words) }),
  });
  const html = renderToString(PackageTalk({ ...page, pathsOf }));
  return [
    text('README.txt', `\ufeff${packageText.readme.join('\r\n')}\r\n`),
    text('talk.html', `<!doctype html>\n${html}`),
    text('talk.json', JSON.stringify(talkOf(page, pathsOf), null, 2)),
    ...ready.flatMap((sight) => fileParts(tips, who, tip.number, sight)),
  ];
}

function fileParts(
  tips: PackageDeps['tips'],
  who: KeyHolder,
  number: string,
  sight: FileSight,
): PackagePart[] {
  const { ref } = sight;
  return [
    {
      path: `clean/${nameOf(sight, true)}`,
      isPacked: true,
      read: async () => contentOf(await tips.cleanCopy(who, number, ref.id)),
    },
    {
      path: `originals/${nameOf(sight)}`,
      isPacked: true,
      ...(ref.name ? { sentAs: ref.name } : {}),
      read: async () => contentOf(await tips.original(who, number, ref.id, 'hand-over')),
    },
  ];
}

function contentOf(copy: ServedCopy | NoCopy | null): PartContent | null {
  if (!copy || 'why' in copy) return null;
  return { bytes: copy.content, ...(copy.left ? { stillTells: leftInCopy(copy.left) } : {}) };
}

/** Clean photos are JPEG, whatever they came as. */
function nameOf({ place, format }: FileSight, isClean = false): string {
  const isPhoto = format && formats[format].kind === 'photo';
  const extension = !format ? 'bin' : isClean && isPhoto ? 'jpg' : formats[format].extension;
  return `file-${String(place).padStart(2, '0')}.${extension}`;
}

/** Who was left out without being accused is nobody's business outside. */
function talkOf({ tip, office, staff }: PackageDeps['page'], pathOf: (ref: FileRef) => string | null) {
  const { number, status, filedAt, via, reporter, about, when, where, place, evidence, proof } = tip;
  return {
    number,
    status,
    filedAt,
    via,
    proof,
    reporter,
    about: {
      named: namesOfAbout(about, office, (username) => staffName(staff, username)),
      said: about.said,
    },
    when,
    where,
    place,
    evidence,
    talk: tip.talk.map(({ direction, at, said, files, by }) => ({
      from: direction === 'inbound' ? 'reporter' : 'office',
      at,
      ...(by ? { by: by.name } : {}),
      said,
      files: files.map(pathOf),
    })),
    statuses: tip.activity.filter(({ what }) => what === 'status'),
  };
}
