import { cleanDocument } from '../evidence/clean-document.ts';
import { cleanPhoto } from '../evidence/clean-photo.ts';
import { type FileKind, type FileRefusal, type Format, formats } from '../evidence/formats.ts';
import { judgeFile } from '../evidence/judge-file.ts';
import { contentDigest } from '../vault/content-digest.ts';
import { randomKey } from '../vault/sodium.ts';
import { toStored } from '../vault/stored-bytes.ts';
import type { TipDeps } from './deps.ts';
import { dayOf } from './keep-words.ts';
import { fileLimits } from './limits.ts';
import type { FileRef } from './tip.ts';

type Taken = { file: FileRef } | { refused: FileRefusal };
type FileDeps = Pick<TipDeps, 'files' | 'clock' | 'newId'>;

/** Judges a file and seals it under a key of its own. It belongs to nothing until it is filed, added or answered. */
export async function takeFile(deps: FileDeps, content: Buffer, name?: string): Promise<Taken> {
  const verdict = await judgeFile(content, fileLimits);
  if (!verdict.accepted) return { refused: verdict.reason };
  return { file: await keep(deps, { content, format: verdict.format, ...(name ? { name } : {}) }) };
}

/** As `takeFile`; what the file tells of its maker is taken out where that can be done well. */
export async function takeCleanFile(deps: FileDeps, content: Buffer, name?: string): Promise<Taken> {
  const verdict = await judgeFile(content, fileLimits);
  if (!verdict.accepted) return { refused: verdict.reason };
  const clean = await cleanOf(content, verdict.format);
  const kept = clean ?? { content, format: verdict.format };
  return { file: await keep(deps, { ...kept, ...(name ? { name } : {}) }) };
}

/** The file without metadata, or null where nothing strips it well. */
export async function cleanOf(
  content: Buffer,
  format: Format,
): Promise<{ content: Buffer; format: Format } | null> {
  if (format === 'text') return { content, format };
  if (formats[format].kind === 'photo') {
    const photo = await cleanPhoto(content);
    return photo.clean ? { content: photo.clean, format: photo.format } : null;
  }
  const { clean } = await cleanDocument(content, format);
  return clean ? { content: clean, format } : null;
}

const kinds: Readonly<Record<FileKind, FileRef['kind']>> = {
  photo: 'image',
  document: 'file',
  audio: 'audio',
  video: 'video',
};

async function keep(
  { files, clock, newId }: FileDeps,
  { content, format, name }: { content: Buffer; format: Format; name?: string },
): Promise<FileRef> {
  const key = toStored(randomKey());
  const { kind, mime } = formats[format];
  const file: FileRef = {
    id: newId(),
    key,
    kind: kinds[kind],
    ...(name ? { name: name.slice(0, 200) } : {}),
    digest: contentDigest(content, key),
  };
  await files.save(file, content, { mime, format, looseSince: dayOf(clock()) });
  return file;
}
