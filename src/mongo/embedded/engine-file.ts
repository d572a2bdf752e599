import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What a running engine tells about itself in its data folder. */
export interface EngineFile {
  /** The mongodb:// address of the engine's socket. */
  uri: string;
  /** Process id of the application that started the engine. */
  appPid: number;
  /** Process id of the engine's own process. */
  enginePid: number;
}

const pathIn = (dataDir: string) => join(dataDir, 'engine.json');

/** Reads the file of the engine in `dataDir`; undefined when there is none or it makes no sense. */
export async function readEngineFile(dataDir: string): Promise<EngineFile | undefined> {
  try {
    return JSON.parse(await readFile(pathIn(dataDir), 'utf8')) as EngineFile;
  } catch {
    return undefined;
  }
}

/** Writes the file in one step, readable by its owner alone: whoever knows the address may read everything. */
export async function writeEngineFile(dataDir: string, file: EngineFile): Promise<void> {
  const draft = `${pathIn(dataDir)}.${file.enginePid}`;
  await writeFile(draft, JSON.stringify(file), { mode: 0o600 });
  await rename(draft, pathIn(dataDir));
}

/** Takes the file away. An engine does so before it closes: no file and a held folder means "closing". */
export async function removeEngineFile(dataDir: string): Promise<void> {
  await rm(pathIn(dataDir), { force: true });
}

/** Removes the socket's own temporary folder, which an engine that was killed leaves behind. */
export async function removeSocketFolder(uri: string): Promise<void> {
  const [, socket = ''] = /^mongodb:\/\/([^/]+)\//.exec(uri) ?? [];
  const folder = dirname(decodeURIComponent(socket));
  if (basename(folder).startsWith('embedded-mongodb-')) await rm(folder, { recursive: true, force: true });
}
