import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Content } from '../../src/knowledge/content.ts';
import { contentStore } from '../../src/mongo/content-store.ts';
import { writeContent } from '../../src/office/write-content.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { smallContent, smallEntry } from '../knowledge/small-content.ts';

// The built command: it is run as operators run it, in a process of its own.
const command = fileURLToPath(new URL('../../dist/src/cli/office.js', import.meta.url));
const at = new Date('2026-11-20T03:00:00Z');

let database: TestDatabase;
let store: ReturnType<typeof contentStore>;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  store = contentStore(database.connection);
});
beforeEach(async () => {
  await database.connection.collection('content').deleteMany({});
  folder = mkdtempSync(join(tmpdir(), 'office-'));
  cpSync('office/office.yaml', join(folder, 'office.yaml'));
  write(smallContent());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => database.drop());

function write(content: Content) {
  for (const { name, text: lines } of writeContent(content)) writeFileSync(join(folder, name), lines);
}

function change(name: string, from: string, to: string) {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
}

async function office(line: string, env: Readonly<Record<string, string>> = { MONGODB_URI: database.uri }) {
  const child = spawn(process.execPath, [command, ...line.split(' ')], {
    env: { PATH: process.env.PATH, OFFICE_DIR: folder, ...env },
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

const edit = (words: string, expectedVersion = 1) =>
  store.save({
    ...{ kind: 'answer', entry: smallEntry('answer', { text: words }), how: 'edit' },
    ...{ by: 'somying', at, expectedVersion },
  });

describe('load', () => {
  const all = '1 procedure, 1 topic, 1 year, 1 disclosure, 1 contact, 1 answer, 1 intent, 1 synonym';

  test('takes the files over once; the second time there is nothing to change', async () => {
    expect(await office('load --dry-run')).toMatchObject({
      ...{ code: 0, err: '', out: `Would add ${all}.\n` },
    });
    expect((await office('load')).out).toBe(`Added ${all}.\n`);
    expect((await office('load')).out).toBe('Nothing to change: 8 entries as in the files.\n');
  });

  test('keeps what officers edited, says so, and takes the files when told to', async () => {
    await office('load');
    await edit('คำของเจ้าหน้าที่');
    expect((await office('load')).out).toBe(
      'Nothing to change: 7 entries as in the files, 1 entry as edited in the console.\n',
    );
    change('answers.yaml', 'ไม่พัก', 'พักเที่ยง');
    const conflict = await office('load');
    expect(conflict.out).toContain(
      'the console stays (--overwrite takes the files):\n  answer lunch (edited by somying on 2026-11-20)\n',
    );
    expect((await store.find('answer', 'lunch'))?.entry.text).toBe('คำของเจ้าหน้าที่');
    expect((await office('load --overwrite')).out).toBe(
      'Updated:\n  answer lunch\nUnchanged: 7 entries as in the files.\n',
    );
    expect((await store.find('answer', 'lunch'))?.entry.text).toBe('พักเที่ยง');
  });

  test('keeps what is in no file any more, and takes it out when told to', async () => {
    await office('load');
    write(smallContent({ answers: [] }));
    expect((await office('load')).out).toContain('they stay (--retire takes them out):\n  answer lunch\n');
    expect((await office('load --retire')).out).toContain('Taken out:\n  answer lunch\n');
    expect((await office('load --retire')).out).toBe('Nothing to change: 7 entries as in the files.\n');
  });

  test('loads nothing of files with faults, and names each', async () => {
    change('answers.yaml', 'text: ไม่พัก', 'txt: ไม่พัก');
    change('contacts.yaml', 'about: ', 'phone: no\n  about: ');
    const failed = await office('load');
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err).toMatch(/^Nothing was loaded\. Faults:\n/);
    expect(failed.err).toMatch(/ {2}answers\.yaml: entry lunch \(number 1\): text: /);
    expect(failed.err).toMatch(/ {2}contacts\.yaml: entry office \(number 1\): phone: /);
    expect((await store.all()).records).toEqual([]);
  });
});

describe('export', () => {
  test('writes files whose loading changes nothing, with what officers edited', async () => {
    await office('load');
    await edit('คำของเจ้าหน้าที่');
    const fresh = smallEntry('answer', { id: 'parking', question: 'จอดรถตรงไหน' });
    await store.save({ kind: 'answer', entry: fresh, by: 'x', at, expectedVersion: 0, how: 'edit' });
    const to = join(folder, 'out');
    const exported = await office(`export --to ${to}`);
    expect(exported).toMatchObject({ code: 0, err: '' });
    expect(exported.out.split('\n')).toHaveLength(2);
    expect(readdirSync(to).filter((name) => !name.endsWith('.yaml'))).toEqual([]);
    const env = { MONGODB_URI: database.uri, OFFICE_DIR: to };
    expect((await office('load', env)).out).toBe('Nothing to change: 9 entries as in the files.\n');
    expect((await office('check', env)).code).toBe(0);
  });

  test('tells of what is left out, and of files of other years that are there', async () => {
    await office('load');
    await store.remove({ kind: 'year', key: '2564', by: 'somying', at, expectedVersion: 1 });
    const { out } = await office(`export --to ${folder}`);
    expect(out).toContain('Left out:\n  disclosure 2564-O1: there is no year 2564\n');
    expect(out).toContain('Other files that loading reads as well:\n  disclosures-2564.yaml\n');
  });

  test('says what to do when nothing is stored or the folder cannot be written', async () => {
    expect(await office(`export --to ${folder}`)).toMatchObject({
      ...{ code: 1, out: '', err: 'Nothing is stored yet: load the files first.\n' },
    });
    await office('load');
    const failed = await office(`export --to ${join(folder, 'office.yaml')}`);
    expect(failed).toMatchObject({ code: 1, out: '' });
    expect(failed.err).toContain('cannot be written (EEXIST)');
  });
});

describe('check', () => {
  test('needs no database; what nobody checked and old checks are warnings', async () => {
    const check = { by: 'สมหญิง', on: '2020-01-01' };
    write(smallContent({ answers: [smallEntry('answer', { check })] }));
    const checked = await office('check', {});
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out).toContain('5 entries nobody of the office has checked: 1 procedure, 1 topic,');
    expect(checked.out).toContain('answer lunch: checked on 2020-01-01, more than 180 days ago');
    expect(checked.out).toContain('disclosures of 2564: 1 of 1 have no link');
    expect(checked.out).toMatch(/\n0 faults, 3 warnings\.\n$/);
  });

  test('names every fault by file, entry and field, and ends with 1', async () => {
    change('answers.yaml', 'text: ไม่พัก', 'text: ""');
    change('procedures.yaml', 'division: works', 'division: moon');
    change('disclosures-2564.yaml', '- budget', '- nothing');
    rmSync(join(folder, 'synonyms.yaml'));
    const checked = await office('check', {});
    expect(checked.code).toBe(1);
    for (const fault of [
      'answers.yaml: entry lunch (number 1): text: ',
      'procedures.yaml: entry water-new: division: ',
      'disclosures-2564.yaml: entry O1: topics: ',
      'synonyms.yaml cannot be read',
    ]) {
      expect(checked.out).toContain(`\n  ${fault}`);
    }
    expect(checked.out).toMatch(/\n4 faults, /);
  });

  test('a wrong office.yaml is a fault like others', async () => {
    writeFileSync(join(folder, 'office.yaml'), 'name: x\n');
    const checked = await office('check', {});
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('office.yaml is not right');
  });

  test('an address that grows too long for LINE once its Thai letters are sent is a warning', async () => {
    const links = [{ title: 'ประกาศ', url: `https://a.example/${'ก'.repeat(150)}` }];
    write(smallContent({ answers: [smallEntry('answer', { links })] }));
    expect((await office('check', {})).out).toContain('answer lunch: the link "ประกาศ" is too long for LINE');
  });
});

test('wrong use ends with 2 and says how it is used', async () => {
  const wrong = await office('fly');
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain('There is no command fly.');
  expect(wrong.err).toContain('npm run -s office -- load');
});

test('a database that is not there is one line, without its address', async () => {
  const failed = await office('load', {
    MONGODB_URI: 'mongodb://user:secret@127.0.0.1:1/x?serverSelectionTimeoutMS=200',
  });
  expect(failed.code).toBe(1);
  expect(failed.err.trim().split('\n')).toHaveLength(1);
  expect(failed.err).not.toContain('secret');
});
