import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LocalLine } from '../../src/local-line/local-line.ts';
import { channel } from './service-desk.ts';

const main = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

/** The built product as `npm start` runs it, in a process that can be killed and started again. */
export interface ChildApp {
  readonly url: string;
  /** What it keeps on disk, and the environment that its commands need. */
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Everything it printed. */
  readonly printed: readonly string[];
  /** Starts it and lets LINE call it; resolves when it is ready. */
  starts(): Promise<void>;
  /** Ends it as a power cut would. */
  dies(): Promise<void>;
  /** Asks it to end; answers its exit code and how long that took. */
  ends(): Promise<{ code: number | null; tookMs: number }>;
}

/** @param mongodbUri empty: the embedded engine, in a folder of its own */
export function childApp(line: LocalLine, mongodbUri = ''): ChildApp & { cleanUp(): Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'service-desk-app-'));
  const memoryDir = mkdtempSync('/dev/shm/service-desk-app-');
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    PORT: '0',
    LINE_CHANNEL_SECRET: channel.channelSecret,
    LINE_CHANNEL_ACCESS_TOKEN: channel.channelAccessToken,
    LINE_API_BASE_URL: line.url,
    LINE_DATA_API_BASE_URL: line.url,
    MONGODB_URI: mongodbUri,
    DATA_DIR: join(folder, 'data'),
    SECRETS_DIR: join(folder, 'secrets'),
    MEMORY_DIR: memoryDir,
    TMPDIR: join(folder, 'tmp'),
  };
  mkdirSync(env.TMPDIR);
  const printed: string[] = [];
  let child: ChildProcess | undefined;
  let url = '';

  const starts = async () => {
    const started = spawn(process.execPath, [main], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    started.stderr?.on('data', (text) => printed.push(String(text)));
    const port = await new Promise<string>((resolve, reject) => {
      createInterface({ input: started.stdout as NonNullable<typeof started.stdout> }).on('line', (text) => {
        printed.push(text);
        const { msg, port } = JSON.parse(text) as { msg?: string; port?: string };
        if (msg === 'ready' && port) resolve(port);
      });
      started.once('exit', () => reject(new Error(`The product ended at once: ${printed.join('\n')}`)));
    });
    url = `http://127.0.0.1:${port}`;
    line.setWebhookUrl(`${url}/webhook`);
  };
  const ended = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const exit = once(child, 'exit');
    child.kill(signal);
    const [code] = await exit;
    return code as number | null;
  };
  return {
    get url() {
      return url;
    },
    dataDir: env.DATA_DIR,
    env,
    printed,
    starts,
    async dies() {
      await ended('SIGKILL');
    },
    async ends() {
      const begun = performance.now();
      const code = await ended('SIGTERM');
      return { code, tookMs: performance.now() - begun };
    },
    async cleanUp() {
      await ended('SIGKILL');
      for (const one of [folder, memoryDir]) {
        rmSync(one, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      }
    },
  };
}
