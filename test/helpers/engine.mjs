// The database engine of a whole test run, run from the build because a child process cannot run TypeScript.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const launcher = new URL('../../dist/src/mongo/embedded/launch.js', import.meta.url);

export async function startTestEngine() {
  if (!existsSync(launcher)) execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  const { startEngine } = await import(launcher.href);
  const dataDir = await mkdtemp(join(tmpdir(), 'service-desk-test-'));
  const engine = await startEngine({ dataDir, say: (line) => console.error(line) });
  return {
    uri: engine.uri,
    async close() {
      await engine.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
