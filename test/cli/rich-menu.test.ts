import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { drawRichMenu } from '../../src/line/rich-menu/picture.ts';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';

// The built command: it is run as operators run it, in a process of its own.
const command = fileURLToPath(new URL('../../dist/src/cli/rich-menu.js', import.meta.url));

let folder: string;
let line: LocalLine;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rich-menu-'));
  line = await startLocalLine({ channelSecret: 'a-secret', channelAccessToken: 'a-token' });
});
afterAll(async () => {
  await line.close();
  rmSync(folder, { recursive: true });
});

async function richMenu(args: string[] = [], more: Record<string, string> = {}) {
  const env = {
    PATH: process.env.PATH,
    LINE_CHANNEL_ACCESS_TOKEN: 'a-token',
    LINE_API_BASE_URL: line.url,
    LINE_DATA_API_BASE_URL: line.url,
    ...more,
  };
  const child = spawn(process.execPath, [command, ...args], { env });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

test('it is set, set again without a change, and taken off', async () => {
  const set = await richMenu();
  expect(set).toEqual({
    code: 0,
    out: 'The rich menu is set; villagers see it when they next open the chat.\n',
    err: '',
  });
  const shown = line.richMenus.default?.richMenuId;
  expect(shown).toBeDefined();
  expect((await richMenu()).out).toContain('set already');
  expect(line.richMenus.default?.richMenuId).toBe(shown);
  expect((await richMenu(['--remove'])).out).toBe('Took the rich menu off.\n');
  expect(line.richMenus.all).toEqual([]);
  expect((await richMenu(['--remove'])).out).toContain('nothing was changed');
});

test('the picture is drawn without LINE, and is the same without any font on the machine', async () => {
  const file = join(folder, 'menu.png');
  const fontless = { FONTCONFIG_FILE: '/dev/null', LINE_CHANNEL_ACCESS_TOKEN: '' };
  const drawn = await richMenu(['--out', file], fontless);
  expect(drawn).toMatchObject({ code: 0, err: '' });
  expect(drawn.out).toMatch(/^Drew the rich menu into .*menu\.png \(\d+ kB\)\.\n$/);
  expect(readFileSync(file).equals(await drawRichMenu())).toBe(true);
});

test.each<[string, string[], Record<string, string>, number, string]>([
  [
    'a token that LINE refuses',
    [],
    { LINE_CHANNEL_ACCESS_TOKEN: 'old' },
    1,
    'LINE_CHANNEL_ACCESS_TOKEN is wrong',
  ],
  ['no token', [], { LINE_CHANNEL_ACCESS_TOKEN: '' }, 1, 'LINE_CHANNEL_ACCESS_TOKEN is missing'],
  ['an address where nobody is', [], { LINE_API_BASE_URL: 'http://127.0.0.1:1' }, 1, 'LINE_API_BASE_URL'],
  ['a folder that is not there', ['--out', '/nowhere/menu.png'], {}, 1, 'cannot be written (ENOENT)'],
])('%s is one line', async (_, args, env, code, words) => {
  const failed = await richMenu(args, env);
  expect(failed).toMatchObject({ code, out: '' });
  expect(failed.err.trim().split('\n')).toHaveLength(1);
  expect(failed.err).toContain(words);
});

test('wrong use ends with 2 and says how it is used', async () => {
  const wrong = await richMenu(['--out', 'x.png', '--remove']);
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain('npm run -s rich-menu -- --out FILE.png');
});
