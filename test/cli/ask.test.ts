import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { linesOf } from '../../src/cli/lines-of.ts';
import { contentFiles, yearFile } from '../../src/office/load-content.ts';
import { villageContent } from '../knowledge/village-content.ts';

// The built command: it is run as operators run it, in a process of its own.
const command = fileURLToPath(new URL('../../dist/src/cli/ask.js', import.meta.url));

let office: string;
beforeAll(() => {
  office = mkdtempSync(join(tmpdir(), 'service-desk-ask-'));
  copyFileSync('office/office.yaml', join(office, 'office.yaml'));
  for (const [kind, [file]] of Object.entries(contentFiles)) {
    writeFileSync(join(office, file), stringify(villageContent[kind as keyof typeof contentFiles]));
  }
  for (const year of villageContent.years) {
    const items = villageContent.disclosures.filter((item) => item.year === year.year);
    writeFileSync(join(office, yearFile(year.year)), stringify({ ...year, items }));
  }
});
afterAll(() => rmSync(office, { recursive: true }));

function start(args: string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH, OFFICE_DIR: office, ...env },
  });
}

async function ask(args: string[], stdin: string, env?: Record<string, string>) {
  const child = start(args, env);
  child.stdin.end(stdin);
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: (await closed)[0], out, err };
}

test('each line is answered by one JSON object on a line, an empty one too', async () => {
  const { code, out, err } = await ask(['--json'], 'ยืมเต็นท์เสียเงินไหม\n\nO18\u2028"\\\n');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const answers = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toEqual([
    {
      text: 'ยืมเต็นท์เสียเงินไหม',
      intent: 'procedure:borrow-asset',
      candidates: expect.any(Array),
      ms: expect.any(Number),
    },
    { text: '', intent: 'other', candidates: [{ intent: 'other', score: 0 }], ms: expect.any(Number) },
    expect.objectContaining({ text: 'O18\u2028"\\', intent: 'disclosure:O18' }),
  ]);
  expect(Object.keys(answers[0].candidates[0])).toEqual(['intent', 'score']);
});

test('a line is answered before the next one is written', async () => {
  const child = start(['--json']);
  const answers = linesOf(child.stdout);
  for (const question of ['สวัสดี', 'ไฟดับทั้งซอยสองวันแล้ว']) {
    child.stdin.write(`${question}\n`);
    expect(JSON.parse((await answers.next()).value ?? '').text).toBe(question);
  }
  child.stdin.end();
  await once(child, 'close');
});

test('an operator reads the answer; a score is counted', async () => {
  expect((await ask([], 'สวัสดี\n')).out).toContain('=> greeting');
  const file = join(office, 'some.tsv');
  writeFileSync(file, 'id\ttext\tintent\talt_intents\na1\tสวัสดี\tgreeting\t\na2\tหวัดดี\thuman\t\n');
  const { out } = await ask(['--score', file, '--wrong'], '');
  expect(out).toMatch(/top-1 +50\.0 %/);
  expect(out).toContain('a2\tacted\thuman\tgreeting');
});

test('wrong use and a wrong folder are said in a line', async () => {
  expect(await ask(['--fly'], '')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('--json'),
  });
  const lost = await ask(['--json'], 'สวัสดี\n', { OFFICE_DIR: join(office, 'nowhere') });
  expect(lost).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^OFFICE_DIR: [^\n]+\n$/) });
});
