import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../errors.ts';
import type { AuditHead } from './entry.ts';
import type { AuditStore } from './ports.ts';

/** The end of the chain as this machine last saw it, outside the database. */
export type KeptHead = Pick<AuditHead, 'seq' | 'hash'>;

const fileName = 'audit-head';
const line = /^audit-head\/1 ([1-9]\d{0,14}) ([0-9a-f]{64})\n$/;

/**
 * The head kept in a folder; null when none was.
 * @throws OperatorError when the file is there and cannot be read
 */
export async function readKeptHead(folder: string): Promise<KeptHead | null> {
  let text: string;
  try {
    text = await readFile(join(folder, fileName), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    if (code === 'ENOENT') return null;
    throw new OperatorError(
      `SECRETS_DIR: ${fileName} cannot be read (${code}): check the folder's owner and rights.`,
    );
  }
  const [, seq, hash] = line.exec(text) ?? [];
  if (seq && hash) return { seq: Number(seq), hash };
  throw new OperatorError(
    `SECRETS_DIR: ${fileName} is damaged: put it back from a copy, or delete it to keep a new one.`,
  );
}

/**
 * Keeps the last entry that this process appended in the file `audit-head` of a folder that is not the database's: to
 * be done once a second and when the process ends, for at each append it would be too slow. `lost` means that the
 * chain no longer holds the head kept before: it was cut off or written anew, or a backup was restored. That head
 * then stays, as evidence.
 * @throws OperatorError when the file cannot be read or written
 */
export async function keepHead(
  store: Pick<AuditStore, 'appended' | 'hashAt'>,
  folder: string,
): Promise<'kept' | 'same' | 'lost'> {
  const kept = await readKeptHead(folder);
  if (kept && (await store.hashAt(kept.seq)) !== kept.hash) return 'lost';
  const own = store.appended();
  if (!own || (kept && own.seq <= kept.seq)) return 'same';
  await write(folder, own);
  return 'kept';
}

/** Whole or not at all. */
async function write(folder: string, { seq, hash }: KeptHead): Promise<void> {
  const path = join(folder, fileName);
  const draft = `${path}.${process.pid}`;
  try {
    await writeFile(draft, `audit-head/1 ${seq} ${hash}\n`, { mode: 0o600, flush: true });
    await rename(draft, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new OperatorError(
      `SECRETS_DIR: ${fileName} cannot be written (${code}): check the folder's rights.`,
    );
  }
}
