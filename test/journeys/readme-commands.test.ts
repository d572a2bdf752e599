import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const root = new URL('../../', import.meta.url).pathname;

/** The files a clean clone of this checkout would have, with today's changes. */
function cloneTo(folder: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  for (const file of listed.toString().split('\0').filter(Boolean)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { force: true });
  }
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', ['add', '-A'], { cwd: folder });
}

async function linesUntil(child: ChildProcess, last: RegExp): Promise<string[]> {
  const lines: string[] = [];
  if (!child.stdout) return lines;
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (last.test(line)) break;
  }
  return lines;
}

describe('the two commands of the README, from a clean clone in an empty folder', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'service-desk-clone-'));
    cloneTo(folder);
    execFileSync('npm', ['ci', '--prefer-offline', '--no-audit'], { cwd: folder, stdio: 'ignore' });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('npm run demo prints addresses that answer, and Ctrl-C leaves nothing but ignored folders', async () => {
    const demo = spawn('npm', ['run', 'demo'], {
      cwd: folder,
      detached: true,
      env: { ...process.env, PORT: '0', CHAT_PORT: '0', NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(demo, 'exit');
    let chat = '';
    try {
      const printed = (await linesUntil(demo, /Ctrl-C/)).join('\n');
      const [first = '', console = ''] = [...printed.matchAll(/http:\/\/\S+/g)].map(([address]) => address);
      chat = first;
      expect((await fetch(chat)).status).toBe(200);
      expect(await (await fetch(console)).text()).toContain('เข้าสู่ระบบ');
    } finally {
      process.kill(-(demo.pid ?? 0), 'SIGINT');
    }
    await ended;
    await expect(fetch(chat)).rejects.toThrow('fetch failed');
    const left = execFileSync('git', ['status', '--porcelain'], { cwd: folder }).toString();
    expect(left.split('\n').filter((line) => line.startsWith('??'))).toEqual([]);
  }, 120_000);

  test('npm test ends with a line of counts', () => {
    const printed = execFileSync('npm', ['test', '--', 'test/tickets'], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString();
    expect(printed.trim().split('\n').at(-1)).toMatch(/^[1-9]\d* passed, 0 failed$/);
  }, 300_000);
});
