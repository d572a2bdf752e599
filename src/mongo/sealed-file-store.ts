import { randomBytes } from 'node:crypto';
import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { type FileRefusal, type Format, fileRefusals, formats, isFormat } from '../evidence/formats.ts';
import { warningCodes } from '../evidence/warning-codes.ts';
import { cleanIdOf } from '../tips/clean-id.ts';
import { noCopyReasons } from '../tips/no-copy.ts';
import type { CopyFacts, FileFacts, SealedFiles } from '../tips/ports.ts';
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

type Info = FileFacts | CopyFacts | { readonly refused: FileRefusal | 'gone' };

type FileKey = Parameters<SealedFiles['read']>[0];
type Files = mongo.Collection<FileDocument>;
type Pieces = mongo.Collection<PieceDocument>;

const pieceBytes = 1024 * 1024;
const infoBlock = 512;
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
  const store = async (file: FileKey, content: Uint8Array, info: Info, loose?: string) => {
    const save = randomBytes(9).toString('base64url');
    const count = await savePieces(pieces, file, save, content);
    await dropSave(await put(files, file, { info, save, pieces: count }, loose));
  };
  const look = async <T>(file: FileKey, read: (info: unknown) => T): Promise<T | null> => {
    const stored = await files.findOne({ _id: file.id });
    return stored && read(infoOf(stored, file));
  };
  const readFile = async (file: FileKey, isThere: (info: unknown) => boolean) => {
    const stored = await files.findOne({ _id: file.id });
    return stored && isThere(infoOf(stored, file)) ? readPieces(pieces, file, stored) : null;
  };
  return {
    async init() {
      await files.createIndex({ loose: 1 }, { sparse: true });
    },
    async save(file, content, { looseSince, ...facts }) {
      await store(file, content, { ...facts, bytes: content.length }, looseSince);
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
    async refuse(file, reason, looseSince) {
      const info = { refused: reason };
      await dropSave(await put(files, file, { info, save: '', pieces: 0 }, looseSince));
    },
    look: (file) => look(file, factsOf),
    read: (file) => readFile(file, (info) => !('refused' in factsOf(info))),
    saveCopy: (file, content, facts) => store(copyOf(file), content, facts),
    lookCopy: (file) => look(copyOf(file), copyFactsOf),
    readCopy: (file) => readFile(copyOf(file), (info) => !('why' in copyFactsOf(info))),
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

/**
 * Answers what stood there before.
 * @param loose for a file that is new: one that belongs to something already does so whoever saves it once more
 */
async function put(
  files: Files,
  file: FileKey,
  { info, ...rest }: { info: Info } & Pick<FileDocument, 'save' | 'pieces'>,
  loose?: string,
): Promise<FileDocument | null> {
  // Padded: the length would tell what kind of file it is.
  const plain = Buffer.from(JSON.stringify(info).padEnd(infoBlock));
  const locked = lockBytes(plain, keyOf(file), infoPurpose(file.id));
  return files.findOneAndUpdate(
    { _id: file.id },
    { $set: { info: locked, ...rest }, ...(loose ? { $setOnInsert: { loose } } : { $unset: { loose: '' } }) },
    { upsert: true, returnDocument: 'before' },
  );
}

function infoOf(stored: FileDocument, file: FileKey): unknown {
  const plain = unlockBytes(stored.info, keyOf(file), infoPurpose(file.id));
  if (!plain) throw new SealError('broken');
  return JSON.parse(Buffer.from(plain).toString());
}

const formatNames = Object.keys(formats) as [Format];
const leftSchema = z.object({ found: z.array(z.enum(warningCodes)), isComplete: z.boolean() });
const factsSchema = z.union([
  z.object({ refused: z.string() }),
  z.object({
    mime: z.string(),
    bytes: z.number(),
    format: z.string().exactOptional(),
    left: leftSchema.exactOptional(),
  }),
]);
const copySchema = z.intersection(
  z.union([
    z.object({ why: z.enum(noCopyReasons) }),
    z.object({ format: z.enum(formatNames), left: leftSchema }),
  ]),
  z.object({ version: z.number() }),
);

function factsOf(info: unknown): FileFacts | { refused: FileRefusal | 'gone' } {
  const facts = parsed(factsSchema, info);
  if ('refused' in facts) return { refused: fileRefusals.find((one) => one === facts.refused) ?? 'gone' };
  const { format, ...rest } = facts;
  return { ...rest, ...(format && isFormat(format) ? { format } : {}) };
}

const copyFactsOf = (info: unknown) => parsed(copySchema, info);

function parsed<T>(schema: z.ZodType<T>, info: unknown): T {
  const { success, data } = schema.safeParse(info);
  if (!success) throw new SealError('broken');
  return data;
}

const copyOf = ({ id, key }: FileKey): FileKey => ({ id: cleanIdOf(id), key });

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
