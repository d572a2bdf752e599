import { randomBytes } from 'node:crypto';
import { type Connection, mongo } from 'mongoose';
import { type FileRefusal, type Format, fileRefusals, isFormat } from '../evidence/formats.ts';
import { cleanIdOf } from '../tips/clean-id.ts';
import type { SealedFiles } from '../tips/ports.ts';
import { type LockedBytes, lockBytes, unlockBytes } from '../vault/locked-bytes.ts';
import { SealError } from '../vault/seal-error.ts';
import { openFile, sealFile } from '../vault/sealed-file.ts';
import { keyBytes } from '../vault/sodium.ts';
import { fromStored } from '../vault/stored-bytes.ts';

interface FileDocument {
  readonly _id: string;
  /** What it is, or why it was not taken; locked under the file's own key. */
  readonly info: LockedBytes;
  /** The pieces of one save have a name of their own: two that save at once do not mix theirs. */
  readonly save: string;
  readonly pieces: number;
  /** The day it was handed in, until it belongs to something. */
  readonly loose?: string;
}

interface PieceDocument {
  /** File, save and place. */
  readonly _id: string;
  readonly data: mongo.Binary;
}

type Info =
  | { readonly mime: string; readonly format?: Format; readonly bytes: number }
  | { readonly refused: FileRefusal | 'gone' };

type FileKey = Parameters<SealedFiles['read']>[0];
type Files = mongo.Collection<FileDocument>;
type Pieces = mongo.Collection<PieceDocument>;

const pieceBytes = 1024 * 1024;
const infoBlock = 256;
const looseAtOnce = 500;

/** Files, each sealed under its own key, in the collections `files` and `file_pieces`. `init` makes their indexes. */
export function sealedFiles(connection: Connection): SealedFiles & { init(): Promise<void> } {
  const files = connection.collection<FileDocument>('files');
  const pieces = connection.collection<PieceDocument>('file_pieces');
  const remove = async (ids: readonly string[]) => {
    const all = ids.flatMap((id) => [id, cleanIdOf(id)]);
    await files.deleteMany({ _id: { $in: all } });
    for (const id of all) await pieces.deleteMany({ _id: inSave(id) });
  };
  const dropSave = async (replaced: FileDocument | null) => {
    if (replaced?.save) await pieces.deleteMany({ _id: inSave(replaced._id, replaced.save) });
  };
  return {
    async init() {
      await files.createIndex({ loose: 1 }, { sparse: true });
    },
    async save(file, content, { mime, format, looseSince }) {
      const save = randomBytes(9).toString('base64url');
      const count = await savePieces(pieces, file, save, content);
      const info: Info = { mime, bytes: content.length, ...(format ? { format } : {}) };
      const kept = { info, save, pieces: count, ...(looseSince ? { loose: looseSince } : {}) };
      await dropSave(await put(files, file, kept));
    },
    async keep(ids) {
      await files.updateMany({ _id: { $in: [...ids] } }, { $unset: { loose: '' } });
    },
    async dropLoose(before) {
      const found = await files
        .find({ loose: { $lt: before } })
        .limit(looseAtOnce)
        .toArray();
      await remove(found.map(({ _id }) => _id));
      return found.length;
    },
    async refuse(file, reason) {
      await dropSave(await put(files, file, { info: { refused: reason }, save: '', pieces: 0 }));
    },
    async look(file) {
      const stored = await files.findOne({ _id: file.id });
      return stored && infoOf(stored, file);
    },
    async read(file) {
      const stored = await files.findOne({ _id: file.id });
      if (!stored) return null;
      return 'refused' in infoOf(stored, file) ? null : readPieces(pieces, file, stored);
    },
    delete: remove,
  };
}

/** Every key that begins with the file's id and a colon. */
const inSave = (id: string, save = '') => ({
  $gte: save ? `${id}:${save}:` : `${id}:`,
  $lt: save ? `${id}:${save};` : `${id};`,
});

const placeOf = (id: string) => ({ number: 'file', fileId: id });
const infoPurpose = (id: string) => `file-info\0${id}`;
const keyOf = ({ key }: FileKey) => fromStored(key, keyBytes);

/** Answers what stood there before. */
async function put(
  files: Files,
  file: FileKey,
  { info, ...rest }: { info: Info } & Omit<FileDocument, '_id' | 'info'>,
): Promise<FileDocument | null> {
  // Padded: the length would tell what kind of file it is.
  const plain = Buffer.from(JSON.stringify(info).padEnd(infoBlock));
  const locked = lockBytes(plain, keyOf(file), infoPurpose(file.id));
  return files.findOneAndReplace(
    { _id: file.id },
    { info: locked, ...rest },
    { upsert: true, returnDocument: 'before' },
  );
}

function infoOf(stored: FileDocument, file: FileKey): Info {
  const plain = unlockBytes(stored.info, keyOf(file), infoPurpose(file.id));
  if (!plain) throw new SealError('broken');
  const info: Record<string, unknown> = JSON.parse(Buffer.from(plain).toString());
  const { refused, mime, bytes, format } = info;
  if (typeof refused === 'string') return { refused: refusalOf(refused) };
  if (typeof mime !== 'string' || typeof bytes !== 'number') throw new SealError('broken');
  return { mime, bytes, ...(typeof format === 'string' && isFormat(format) ? { format } : {}) };
}

const refusalOf = (text: string) => fileRefusals.find((one) => one === text) ?? 'gone';

async function savePieces(pieces: Pieces, file: FileKey, save: string, content: Uint8Array): Promise<number> {
  let count = 0;
  for await (const data of inPieces(sealFile(once(content), keyOf(file), placeOf(file.id)))) {
    await pieces.insertOne({ _id: `${file.id}:${save}:${inOrder(count)}`, data: new mongo.Binary(data) });
    count += 1;
  }
  return count;
}

/** Four digits, so that keys sort as numbers do. */
const inOrder = (place: number) => String(place).padStart(4, '0');

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

async function* inPieces(sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of sealed) {
    parts.push(part);
    length += part.length;
    if (length < pieceBytes) continue;
    yield Buffer.concat(parts);
    parts = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(parts);
}

async function readPieces(pieces: Pieces, file: FileKey, stored: FileDocument): Promise<Buffer | null> {
  const found = await pieces
    .find({ _id: inSave(file.id, stored.save) })
    .sort({ _id: 1 })
    .toArray();
  // Deleted or replaced just now.
  if (found.length < stored.pieces) return null;
  const sealed = streamed(found.map(({ data }) => data.buffer));
  const parts: Uint8Array[] = [];
  for await (const part of openFile(sealed, keyOf(file), placeOf(file.id))) parts.push(part);
  return Buffer.concat(parts);
}

async function* streamed(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
