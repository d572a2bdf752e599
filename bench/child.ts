import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { closeAtEnd } from './closing.ts';

export interface Child {
  readonly url: string;
  readonly pid: number;
  /** From the spawning to the first 200 of `/readyz`. */
  readonly startedInMs: number;
  /** Ends it with SIGTERM and resolves when it is gone. */
  stop(): Promise<void>;
}

const askEveryMs = 4;
const patienceMs = 60_000;
const lastResortMs = 12_000;

/** Starts a script of the build as a process of its own that serves HTTP on `PORT`, and waits until it is ready. */
export async function startChild(
  script: URL,
  env: Readonly<Record<string, string>>,
  nodeFlags: readonly string[] = [],
): Promise<Child> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeFlags, script.pathname], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...inherited(), NODE_ENV: 'production', ...env, PORT: String(port) },
  });
  const exited = once(child, 'exit');
  const stop = closeAtEnd(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const lastResort = setTimeout(() => child.kill('SIGKILL'), lastResortMs);
    await exited;
    clearTimeout(lastResort);
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null)
      throw new Error(`${script.pathname} ended at once, with code ${child.exitCode}`);
    if (performance.now() - startedAt > patienceMs)
      throw new Error(`${script.pathname} is not ready in time`);
    await pause(askEveryMs);
  }
  return { url, pid: child.pid ?? 0, startedInMs: performance.now() - startedAt, stop };
}

/** What a process needs to find its caches and temporary files; none of the settings around the benchmark. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'XDG_CACHE_HOME', 'TMPDIR'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function isReady(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(`${url}/readyz`, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}
