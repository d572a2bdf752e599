import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../../errors.ts';
import { findNodeCommand } from './libc.ts';
import type { HostMessage } from './protocol.ts';

const LONGEST_CLOSE_MS = 5_000;

/** How the engine's process ended. */
export interface EngineExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A MongoDB engine in a process of its own. */
export interface Engine {
  /** mongodb:// address, reachable by this user on this machine only. */
  uri: string;
  pid: number;
  /** Resolves when the engine's process has ended, on request or not. */
  exited: Promise<EngineExit>;
  /** Closes the engine cleanly and resolves when its process has ended, within seconds. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Folder of the database; made when missing. */
  dataDir: string;
  /** Gets a line for the operator's terminal about anything that takes time. */
  say: (line: string) => void;
  /** The compiled host.ts; by default the one beside this file. */
  hostScript?: URL;
}

/**
 * Starts the embedded MongoDB engine on `dataDir` in a child process, which closes the engine when this
 * process ends in whatever way. Throws an OperatorError when another process uses the folder or the
 * engine cannot run on this system.
 */
export async function startEngine({ dataDir, say, hostScript }: EngineOptions): Promise<Engine> {
  const folder = resolve(dataDir);
  await makeFolder(folder);
  const node = await findNodeCommand({ fallbackCacheDir: folder, say });
  const script = fileURLToPath(hostScript ?? new URL('./host.js', import.meta.url));
  const child = spawn(node.command, [...node.args, script, folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { TMPDIR: tmpdir() }, // none of the application's secrets
  });
  const exited = exitOf(child);
  const uri = await addressOf(child, exited, folder, say);
  return { uri, pid: child.pid ?? 0, exited, close: () => closeHost(child, exited) };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new OperatorError(
      `The data folder ${folder} cannot be made (${code}): set DATA_DIR to a folder that this user may write to.`,
    );
  }
}

function exitOf(child: ChildProcess): Promise<EngineExit> {
  return new Promise((done) => {
    child.once('exit', (code, signal) => done({ code, signal }));
    child.once('error', () => done({ code: 127, signal: null }));
  });
}

function addressOf(
  child: ChildProcess,
  exited: Promise<EngineExit>,
  folder: string,
  say: (line: string) => void,
): Promise<string> {
  return new Promise((ready, fail) => {
    child.on('message', (message: HostMessage) => {
      if (message.kind === 'ready') ready(message.uri);
      if (message.kind === 'waiting') say(`Waiting for the former database engine in ${folder} to close.`);
      if (message.kind === 'held') fail(new OperatorError(heldLine(folder, message)));
      if (message.kind === 'failed') fail(new OperatorError(failedLine(folder, message.reason)));
    });
    exited.then(({ code, signal }) =>
      fail(new OperatorError(failedLine(folder, `it ended at once (${signal ?? `exit code ${code}`})`))),
    );
  });
}

function heldLine(folder: string, { appPid, enginePid }: { appPid?: number; enginePid?: number }): string {
  const holder = appPid ?? enginePid ?? 'unknown';
  return `The data folder ${folder} is in use by process ${holder}; stop that process, or set DATA_DIR to another folder.`;
}

function failedLine(folder: string, reason: string): string {
  const cause = reason.replace(/\s+/g, ' ').trim();
  return `The embedded database in ${folder} could not start: ${cause}. Set MONGODB_URI to use a MongoDB server instead (docker compose up -d mongo).`;
}

async function closeHost(child: ChildProcess, exited: Promise<EngineExit>): Promise<void> {
  if (child.connected) child.disconnect();
  // What was acknowledged is in the journal, so an engine that hangs may be killed.
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_CLOSE_MS);
  await exited;
  clearTimeout(timer);
}
