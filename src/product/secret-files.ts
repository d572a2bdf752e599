import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** What a file holds; null when there is none. */
export function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * What a file holds; made with `fresh`, mode 0600, where it is not there. Two processes that come at once agree on the
 * content of the one that was first, and neither reads half of it.
 */
export function readOrMake(folder: string, path: string, fresh: () => string): string {
  const known = contentOf(path);
  if (known !== null) return known;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  make(path, fresh());
  return readFileSync(path, 'utf8');
}

/** Puts other content into a file: whole or not at all, mode 0600. */
export function replaceContent(path: string, content: string): void {
  const draft = draftOf(path, content);
  try {
    renameSync(draft, path);
  } catch (error) {
    unlinkSync(draft);
    throw error;
  }
  flushFolderOf(path);
}

/** Overwrites before it removes, as far as the disk lets one: some keep what was written before for a while. */
export function erase(path: string): void {
  const text = contentOf(path);
  if (text === null) return;
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.alloc(Buffer.byteLength(text)), 0, undefined, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  unlinkSync(path);
}

function make(path: string, content: string): void {
  const draft = draftOf(path, content);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  flushFolderOf(path);
}

function draftOf(path: string, content: string): string {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, content, { flag: 'wx', mode: 0o600, flush: true });
  return draft;
}

/** A key whose name is lost with the machine's power is lost, and what was sealed to it. */
function flushFolderOf(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
