import { judgeApart } from '../evidence/apart.ts';
import { ProcessFault } from '../evidence/ask-process.ts';
import { plainFileName } from '../evidence/file-name.ts';
import { type FileKind, type FileRefusal, type Format, formats } from '../evidence/formats.ts';
import type { MetadataWarnings } from '../evidence/metadata-warnings.ts';
import { contentDigest } from '../vault/content-digest.ts';
import { randomKey } from '../vault/sodium.ts';
import { toStored } from '../vault/stored-bytes.ts';
import { cleanOf } from './clean-of.ts';
import type { TipDeps } from './deps.ts';
import type { RefusedOfOfficer } from './desks.ts';
import { dayOf } from './keep-words.ts';
import { fileLimits } from './limits.ts';
import type { FileRef } from './tip.ts';

type Taken = { file: FileRef } | { refused: FileRefusal };
type FileDeps = Pick<TipDeps, 'files' | 'clock' | 'newId'>;

/** How a file is looked at, each in a process of its own unless told otherwise. */
interface Looking {
  readonly judge: typeof judgeApart;
  readonly clean: typeof cleanOf;
}
const apart: Looking = { judge: judgeApart, clean: cleanOf };

/** Judges a file and seals it under a key of its own. It belongs to nothing until it is filed, added or answered. @throws ProcessFault */
export async function takeFile(deps: FileDeps, content: Buffer, name?: string): Promise<Taken> {
  const verdict = await judgeApart(content, fileLimits);
  if (!verdict.accepted) return { refused: verdict.reason };
  return { file: await keep(deps, { content, format: verdict.format, ...(name ? { name } : {}) }) };
}

/**
 * As `takeFile`, for what an officer sends out: what the file tells of its maker is taken out first. One of which that
 * cannot be done is refused; formats that nothing strips well are kept as they are.
 */
export async function takeCleanFile(
  deps: FileDeps,
  content: Buffer,
  name?: string,
  looking: Looking = apart,
): Promise<{ file: FileRef } | RefusedOfOfficer> {
  const cleaned = await judgedAndCleaned(content, looking).catch((error: unknown) => {
    // The form stays as it was written, and can be sent again.
    if (error instanceof ProcessFault) return { refused: 'notCleaned', why: 'tooSlow' } as const;
    throw error;
  });
  if ('refused' in cleaned) return cleaned;
  return { file: await keep(deps, { ...cleaned, ...(name ? { name } : {}) }) };
}

async function judgedAndCleaned(
  content: Buffer,
  { judge, clean }: Looking,
): Promise<Omit<Kept, 'name'> | RefusedOfOfficer> {
  const verdict = await judge(content, fileLimits);
  if (!verdict.accepted) return { refused: verdict.reason };
  const { format } = verdict;
  const cleaned = await clean(content, format);
  if (!('why' in cleaned)) return cleaned;
  return cleaned.why === 'noTool' ? { content, format } : { refused: 'notCleaned', why: cleaned.why };
}

const kinds: Readonly<Record<FileKind, FileRef['kind']>> = {
  photo: 'image',
  document: 'file',
  audio: 'audio',
  video: 'video',
};

interface Kept {
  readonly content: Buffer;
  readonly format: Format;
  /** What a file that was cleaned still tells. */
  readonly left?: MetadataWarnings;
  readonly name?: string;
}

async function keep(
  { files, clock, newId }: FileDeps,
  { content, format, left, name }: Kept,
): Promise<FileRef> {
  const key = toStored(randomKey());
  const { kind, mime } = formats[format];
  const shownName = plainFileName(name ?? '');
  const file: FileRef = {
    id: newId(),
    key,
    kind: kinds[kind],
    ...(shownName ? { name: shownName } : {}),
    digest: contentDigest(content, key),
  };
  await files.save(file, content, {
    mime,
    format,
    ...(left ? { left } : {}),
    looseSince: dayOf(clock()),
  });
  return file;
}
