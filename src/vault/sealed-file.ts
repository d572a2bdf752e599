import type { StateAddress } from 'libsodium-wrappers-sumo';
import { type ByteReader, byteReader } from './byte-reader.ts';
import { digest, label } from './digest.ts';
import { SealError } from './seal-error.ts';
import { forget, keyBytes, sodium } from './sodium.ts';
import { withSubkey } from './tip-key.ts';

const version = 1;
const chunkBytes = 64 * 1024;
const headerBytes = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES;
const sealedChunkBytes = chunkBytes + sodium.crypto_secretstream_xchacha20poly1305_ABYTES;
const { crypto_secretstream_xchacha20poly1305_TAG_FINAL: final } = sodium;
const { crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: more } = sodium;

/** Which file of which tip: a sealed file opens as this one only. */
export interface FilePlace {
  readonly number: string;
  readonly fileId: string;
}

/**
 * Seals a file of any size under its tip's key. Version 1: a byte 1, the header of a secretstream
 * (XChaCha20-Poly1305), and chunks of 64 KiB of which the last is padded, so that the length tells little.
 */
export async function* sealFile(
  plain: AsyncIterable<Uint8Array>,
  tipKey: Uint8Array,
  place: FilePlace,
): AsyncGenerator<Uint8Array, void, undefined> {
  const key = fileKey(tipKey, place);
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  forget(key);
  const reader = byteReader(plain);
  try {
    yield Uint8Array.from([version, ...header]);
    for (let isLast = false; !isLast; ) {
      const part = await reader.take(chunkBytes);
      isLast = part.length < chunkBytes;
      const chunk = isLast ? sodium.pad(part, chunkBytes) : part;
      yield sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, null, isLast ? final : more);
      forget(part, chunk);
    }
  } finally {
    await close(state, reader);
  }
}

/**
 * The file again, chunk by chunk, each proven before it is given out. Whoever reads must not rely on any of it
 * before the end is reached: that nothing is missing is known only then.
 * @throws SealError `unknown-version`; `broken` when it was changed, cut off, lengthened, or is another file's
 */
export async function* openFile(
  sealed: AsyncIterable<Uint8Array>,
  tipKey: Uint8Array,
  place: FilePlace,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = byteReader(sealed);
  let state: StateAddress | undefined;
  try {
    state = await startReading(reader, tipKey, place);
    for (let isLast = false; !isLast; ) {
      const { message, tag } = pull(state, await reader.take(sealedChunkBytes));
      isLast = tag === final;
      if (isLast && (await reader.take(1)).length > 0) throw new SealError('broken');
      yield isLast ? sodium.unpad(message, chunkBytes) : message;
    }
  } finally {
    await close(state, reader);
  }
}

async function startReading(reader: ByteReader, tipKey: Uint8Array, place: FilePlace): Promise<StateAddress> {
  const [made, ...header] = await reader.take(1 + headerBytes);
  if (made === undefined || header.length < headerBytes) throw new SealError('broken');
  if (made !== version) throw new SealError('unknown-version');
  const key = fileKey(tipKey, place);
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(Uint8Array.from(header), key);
  forget(key);
  return state;
}

function pull(state: StateAddress, chunk: Uint8Array): { message: Uint8Array; tag: number } {
  if (chunk.length < sealedChunkBytes) throw new SealError('broken');
  const pulled = sodium.crypto_secretstream_xchacha20poly1305_pull(state, chunk, null);
  if (!pulled) throw new SealError('broken');
  return pulled;
}

function fileKey(tipKey: Uint8Array, { number, fileId }: FilePlace): Uint8Array {
  return withSubkey(tipKey, 'files', (key) =>
    digest(keyBytes, label('tip-file', version, number, fileId), key),
  );
}

/** Turning the stream's key over leaves nothing in the library's memory that opens what was read. */
async function close(state: StateAddress | undefined, reader: ByteReader): Promise<void> {
  if (state) sodium.crypto_secretstream_xchacha20poly1305_rekey(state);
  await reader.close();
}
