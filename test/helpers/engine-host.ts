import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built entry of the engine's process: a child process cannot run TypeScript. */
export const hostScript = new URL('../../dist/src/mongo/embedded/host.js', import.meta.url);

/** Runs `use` with a new folder for a database of its own, and removes the folder afterwards. */
export async function withDataDir(use: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'service-desk-engine-'));
  try {
    await use(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
