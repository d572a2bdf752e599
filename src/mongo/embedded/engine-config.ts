import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As small as it may be without being changed at every turn: what the journal keeps tells in which order things were written. */
export const journalFileKb = 512;

const text = `log=(file_max=${journalFileKb}KB)\n`;

/**
 * Writes the file in which the engine looks for settings when it opens its folder
 * (https://source.wiredtiger.com/11.3.1/database_config.html). It has to end with a line break.
 */
export async function writeEngineConfig(engineDir: string): Promise<void> {
  const path = join(engineDir, 'WiredTiger.config');
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present !== text) await writeFile(path, text, { mode: 0o600 });
}
