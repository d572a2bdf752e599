import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { keepHead } from '../../src/audit/kept-head.ts';
import { headWords } from '../../src/cli/audit-words.ts';
import { auditStore } from '../../src/mongo/audit-store.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';

// The built command: it is run as operators run it, in a process of its own.
const command = fileURLToPath(new URL('../../dist/src/cli/audit.js', import.meta.url));

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'service-desk-audit-'));
  await entries().deleteMany({});
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => database.drop());

const entries = () => database.connection.collection<{ _id: number }>('audit');

async function audit(...args: string[]) {
  const env = { PATH: process.env.PATH, MONGODB_URI: database.uri, SECRETS_DIR: folder };
  const child = spawn(process.execPath, [command, ...args], { env });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

async function someDeeds() {
  const store = auditStore(database.connection, { clock: () => new Date('2026-11-22T03:04:05Z') });
  for (const who of ['malee', 'somchai', 'somying']) await store.append({ who, deed: 'signed-out' });
  return store;
}

test('a whole chain ends with 0, and that it was checked is on record', async () => {
  const store = await someDeeds();
  const head = await store.head();
  await keepHead(store, folder);
  const checked = await audit('verify');
  expect(checked).toEqual({
    code: 0,
    out: `Checked 4 entries.\nThe chain is whole.\n${head && headWords(head)}\n`,
    err: '',
  });
  const [last] = await store.entries({ from: 5, limit: 5 });
  expect(last).toMatchObject({ who: 'the command line', deed: 'audit-verified', detail: 'whole' });
});

test('a changed entry is named and ends with 1', async () => {
  await someDeeds();
  await entries().updateOne({ _id: 3 }, { $set: { who: 'malee' } });
  const { code, out, err } = await audit('verify');
  expect(code).toBe(1);
  expect(out).toContain('THE CHAIN IS BROKEN:\n  Entry 3 was changed');
  expect(err).toBe('');
  // Nothing is put after it: what is said is the same the next time.
  expect((await audit('verify')).out).toBe(out);
});

test('an end that is cut off is found by the kept head, and by a code on paper', async () => {
  const store = await someDeeds();
  await keepHead(store, folder);
  const { out } = await audit('head');
  const copied = /[\d]+:[0-9a-f-]+/.exec(out)?.[0] ?? '';
  await entries().deleteMany({ _id: { $gt: 2 } });
  const byKept = await audit('verify');
  expect(byKept).toMatchObject({ code: 1 });
  expect(byKept.out).toContain('missing from entry 3 on');
  expect(await audit('verify')).toEqual(byKept);
  rmSync(join(folder, 'audit-head'));
  const unheld = await audit('verify');
  expect(unheld).toMatchObject({ code: 3, err: '' });
  expect(unheld.out).toContain('CANNOT BE TOLD');
  await entries().deleteMany({});
  expect(await audit('verify')).toMatchObject({ code: 3 });
  expect(await entries().countDocuments()).toBe(0);
  expect(await audit('verify', '--head', copied)).toMatchObject({ code: 1 });
});

test('entries are listed from any number on, heads by day', async () => {
  await someDeeds();
  const { out } = await audit('list', '--from', '2', '--limit', '2');
  expect(out.split('\n')).toEqual([
    '2\t2026-11-22T03:04:05Z\tmalee\tsigned-out',
    '3\t2026-11-22T03:04:05Z\tsomchai\tsigned-out',
    '',
  ]);
  expect((await audit('head', '--day', '2026-11-22')).out).toMatch(/^Head: 4:/);
  expect((await audit('head', '--day', '2026-11-23')).out).toBe('There is no entry.\n');
});

test('wrong use ends with 2 and says how it is used', async () => {
  const { code, out, err } = await audit('verify', '--head', 'x');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('npm run -s audit -- verify');
});
