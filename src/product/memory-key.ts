import { createHash, createHmac, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../errors.ts';
import { type LockBox, lockBox } from '../vault/lock-box.ts';
import { readOrMake } from './secret-files.ts';

const keyBytes = 32;
const forOthers = 0o077;
/** Kinds of file systems that live in memory alone: tmpfs and ramfs (linux/magic.h). */
const inMemory = [0x01021994, 0x858458f6];

/** A key that lives in memory alone. */
export interface MemoryKey {
  readonly box: LockBox;
  /** A digest of a text, keyed. */
  readonly keyed: (text: string) => string;
  /** The same for the same key; tells nothing of it. */
  readonly name: string;
  readonly bornAt: Date;
}

export interface MemoryBox extends MemoryKey {
  /** Whether the key outlives a crash of this process. */
  readonly outlivesCrash: boolean;
}

/** @param key 32 bytes */
export function memoryKey(key: Uint8Array, bornAt: Date): MemoryKey {
  const digestKey = createHmac('sha256', key).update('digests').digest();
  const mac = (text: string) => createHmac('sha256', digestKey).update(text).digest('base64url');
  return {
    box: lockBox(key),
    keyed: (text) => mac(`keyed\0${text}`),
    name: mac('name').slice(0, 11),
    bornAt,
  };
}

/**
 * What unfinished talks and events on their way are locked under. The key lies in a folder in memory: it is there
 * again after a crash, and gone with the machine's power or a stolen disk. One key for each SECRETS_DIR.
 * @param folder MEMORY_DIR; undefined where the machine has no such folder: then the key is this process's alone
 * @throws OperatorError when the folder is not in memory, or cannot be read or written
 */
export function loadMemoryBox(folder: string | undefined, secretsDir: string): MemoryBox {
  if (!folder) return { ...memoryKey(randomBytes(keyBytes), new Date()), outlivesCrash: false };
  const name = `${createHash('sha256').update(secretsDir).digest('hex').slice(0, 16)}.key`;
  const path = join(folder, name);
  const text = inOneLine(() => {
    // Looked at before anything is written: a key that was on a disk once may be found there.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!inMemory.includes(statfsSync(folder).type)) {
      throw new OperatorError(
        'MEMORY_DIR must be in memory (tmpfs), such as /dev/shm/line-service-desk-1000.',
      );
    }
    return readOrMake(folder, path, () => `${randomBytes(keyBytes).toString('base64url')}\n`);
  });
  for (const own of [folder, path]) checkOwner(own);
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== keyBytes) throw new OperatorError(`MEMORY_DIR: ${name} is damaged: delete it.`);
  return { ...memoryKey(key, lstatSync(path).mtime), outlivesCrash: true };
}

function inOneLine(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new OperatorError(`MEMORY_DIR: its key cannot be read or made (${code}): check owner and rights.`);
  }
}

/** Everybody may write to a machine's memory folder: what another user put there first is no secret of ours. */
function checkOwner(path: string): void {
  const { uid, mode } = lstatSync(path);
  if (process.getuid?.() !== uid) {
    throw new OperatorError(`MEMORY_DIR: ${path} belongs to somebody else: choose another folder.`);
  }
  if ((mode & forOthers) !== 0) {
    throw new OperatorError(
      `MEMORY_DIR: ${path} is open to other users: chmod go= it, or choose another folder.`,
    );
  }
}
