import { randomBytes } from 'node:crypto';
import { composeTips } from '../../src/product/compose-tips.ts';
import { cleanIdOf } from '../../src/tips/clean-id.ts';
import type { SealedFiles } from '../../src/tips/ports.ts';
import type { FileRef } from '../../src/tips/tip.ts';
import { plantedDocx, plantedPdf, zipOf } from '../evidence/planted-documents.ts';
import { plantedFilm } from '../evidence/planted-films.ts';
import {
  holdsCanary,
  plantedHeic,
  plantedJpeg,
  plantedPng,
  plantedWebp,
} from '../evidence/planted-photos.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { dump, holding } from '../helpers/dump.ts';
import { draftOf, says, type TipOffice, tipOffice } from './tip-office.ts';

let database: TestDatabase;
let office: TipOffice;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.connection.dropDatabase();
  office = await tipOffice(database.connection);
});
afterAll(() => database.drop());

async function taken(content: Buffer, name?: string): Promise<FileRef> {
  const file = await office.reporter.takeFile(content, name);
  if ('refused' in file) throw new Error(file.refused);
  return file.file;
}

async function filedWith(files: readonly FileRef[]) {
  const { number, code } = await office.reporter.file(draftOf({ files }));
  const opened = await office.reporter.open(code, 'me');
  if (typeof opened === 'string') throw new Error(opened);
  return { number, code, ...opened };
}

const names = ['jpeg', 'png', 'webp', 'heic', 'docx', 'mp4', 'm4a'] as const;
const planted = {
  jpeg: () => plantedJpeg(6),
  png: plantedPng,
  webp: plantedWebp,
  heic: async () => plantedHeic,
  docx: plantedDocx,
  mp4: async () => plantedFilm(),
  m4a: async () => plantedFilm('M4A ', 'soun'),
};

test.each(names)('a reporter sends a %s: clean for reading, the original on purpose', async (format) => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const content = await planted[format]();
  const file = await taken(content, `CANARY-${format}.bin`);
  const { number, access, tip } = await filedWith([file]);
  expect(tip.talk[0]?.files).toEqual([{ id: file.id, kind: file.kind, place: 1, state: 'ready' }]);

  const clean = await office.officers.cleanCopy(somying, number, file.id);
  expect(clean).toMatchObject({ copy: 'clean', place: 1 });
  expect(holdsCanary(clean && 'content' in clean ? clean.content : content)).toBe(false);
  expect(await office.officers.cleanCopy(somying, number, file.id)).toEqual(clean);
  expect(await office.reporter.serve(access, file.id)).toEqual(clean);

  const original = await office.officers.original(somying, number, file.id, 'check-evidence');
  expect(original?.content.equals(content)).toBe(true);
  expect((await office.deeds()).slice(1)).toEqual([
    'somying tip-viewed',
    'somying tip-viewed',
    'somying original-opened check-evidence',
  ]);
});

test('a PDF has no clean copy: the officer is told what it tells, and may open the original', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const content = await plantedPdf();
  const file = await taken(content);
  const { number, access } = await filedWith([file]);
  expect(await office.officers.cleanCopy(somying, number, file.id)).toEqual({ why: 'noTool' });
  const { found } = await office.officers.warnings(somying, number, file.id);
  expect(found).toContain('author');
  expect(await office.reporter.serve(access, file.id)).toMatchObject({ copy: 'original', format: 'pdf' });
});

test('a clean copy made while its original is deleted does not stay', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const file = await taken(await plantedJpeg());
  const { number } = await filedWith([file]);
  const { files } = office.stores;
  const saveCopy: SealedFiles['saveCopy'] = async (...args) => {
    await files.delete([file.id]);
    await files.saveCopy(...args);
  };
  const { officers } = composeTips({
    ...office.around,
    stores: { ...office.stores, files: { ...files, saveCopy } },
  });
  expect(await officers.cleanCopy(somying, number, file.id)).toBeNull();
  for (const name of ['files', 'file_pieces']) {
    expect(await database.connection.collection(name).countDocuments()).toBe(0);
  }
});

test('text is its own clean copy', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const file = await taken(Buffer.from('บัญชีที่จ่ายไป'));
  const { number } = await filedWith([file]);
  expect(await office.officers.cleanCopy(somying, number, file.id)).toMatchObject({ format: 'text' });
});

test('hostile files are refused, with a reason, and nothing of them is kept', async () => {
  const jpeg = await plantedJpeg();
  const hostile: [string, Buffer][] = [
    ['empty', Buffer.alloc(0)],
    ['executable', Buffer.concat([Buffer.from('MZ'), randomBytes(500)])],
    ['archive', await zipOf({ 'a.txt': 'a' })],
    ['polyglot', Buffer.concat([jpeg, await zipOf({ 'a.txt': 'a' })])],
    ['active', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
  ];
  for (const [reason, content] of hostile) {
    expect(await office.reporter.takeFile(content)).toEqual({ refused: reason });
    expect(await office.officers.takeFile(content)).toEqual({ refused: reason });
  }
  expect(await database.connection.collection('files').countDocuments()).toBe(0);
});

test("an officer's file reaches the reporter without what it told of its maker", async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const { number, access } = await filedWith([]);
  const sent = await office.officers.takeFile(await plantedJpeg(), 'ใบเสร็จ.jpg');
  if ('refused' in sent) throw new Error(sent.refused);
  const tip = await office.officers.find(somying, number);
  const form = { number, revision: tip?.revision ?? '', id: 'a', text: 'แนบใบเสร็จ', files: [sent.file] };
  await office.officers.answer(somying, form);
  const served = await office.reporter.serve(access, sent.file.id);
  expect(served && holdsCanary(served.content)).toBe(false);
  const [sight] = await office.officers.files(somying, number);
  expect(sight).toMatchObject({ place: 1, state: 'ready', format: 'jpeg', ref: { name: 'ใบเสร็จ.jpg' } });
  await office.stores.files.dropLoose('9999-01-01');
  expect(await office.reporter.serve(access, sent.file.id)).toEqual(served);
});

test('an unsent message takes its words and files away, the copies too, and leaves the tip', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const words = await office.reporter.keepWords('คำที่ส่งผิด', 'digest-words');
  const photo = { ...(await taken(await plantedJpeg())), id: 'digest-photo' };
  await office.stores.files.save(photo, await plantedJpeg(), { mime: 'image/jpeg', format: 'jpeg' });
  const { number, code } = await office.reporter.file(
    draftOf({ happened: [...says('คงอยู่'), words], files: [photo] }),
  );
  expect(await office.officers.cleanCopy(somying, number, photo.id)).not.toBeNull();
  const before = await office.officers.find(somying, number);
  expect(before?.talk[0]?.said).toEqual([{ text: 'คงอยู่' }, { text: 'คำที่ส่งผิด' }]);

  await office.stores.files.delete(['digest-words', 'digest-photo']);
  const after = await office.officers.find(somying, number);
  expect(after?.talk[0]?.said).toEqual([{ text: 'คงอยู่' }, { text: null }]);
  expect(after?.proof).toBe(before?.proof);
  expect(await office.officers.cleanCopy(somying, number, photo.id)).toBeNull();
  expect(await office.officers.original(somying, number, photo.id, 'check-evidence')).toBeNull();
  expect(await office.officers.files(somying, number)).toMatchObject([{ state: 'missing' }]);
  expect(await office.stores.files.read({ id: cleanIdOf(photo.id), key: photo.key })).toBeNull();
  expect(await office.reporter.open(code, 'me')).toMatchObject({
    tip: { talk: [{ said: [{ text: 'คงอยู่' }, { text: null }], files: [{ state: 'missing' }] }] },
  });
});

test('words that somebody exchanged in the database are not shown as said', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const said = await office.reporter.keepWords('คำเดิม', 'digest-words');
  const { number } = await office.reporter.file(draftOf({ happened: [said] }));
  if (!('part' in said)) throw new Error('it lies apart');
  await office.stores.files.save(said.part, Buffer.from('คำปลอม'), { mime: 'text/plain' });
  const tip = await office.officers.find(somying, number);
  expect(tip?.talk[0]?.said).toEqual([{ text: null }]);
});

test('a file that LINE no longer had, or that was refused, is told as that', async () => {
  const key = randomBytes(32).toString('base64url');
  const refused: FileRef = { id: 'digest-refused', key, kind: 'file' };
  const waited: FileRef = { id: 'digest-waited', key, kind: 'image' };
  await office.stores.files.refuse(refused, 'archive');
  const { tip } = await filedWith([refused, waited]);
  expect(tip.talk[0]?.files).toEqual([
    { id: refused.id, kind: 'file', place: 1, state: { refused: 'archive' } },
    { id: waited.id, kind: 'image', place: 2, state: 'missing' },
  ]);
});

test('files that were handed in and never filed go after their day; those of a tip stay', async () => {
  const kept = await taken(await plantedJpeg());
  const loose = await taken(await plantedJpeg());
  await filedWith([kept]);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await office.stores.files.dropLoose(day(-1));
  expect(await office.stores.files.look(loose)).not.toBeNull();
  await office.stores.files.dropLoose(day(2));
  expect(await office.stores.files.look(loose)).toBeNull();
  expect(await office.stores.files.look(kept)).not.toBeNull();
  expect(await database.connection.collection('file_pieces').countDocuments()).toBe(1);
});

test('no collection holds a word, a name, an address or a file of it, nor a time', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const words = await office.reporter.keepWords('CANARYWORDS ในแชต', 'digest-words');
  const files = await Promise.all(
    (['jpeg', 'docx', 'mp4'] as const).map(async (one) => taken(await planted[one](), 'CANARYNAME')),
  );
  const userId = `U${'c'.repeat(32)}`;
  const reporter = {
    how: 'confidential',
    userId,
    displayName: 'CANARYPERSON',
    contact: { text: '0812345678' },
  } as const;
  const happened = [...says('CANARYSTORY'), words];
  const { number, code, proof } = await office.reporter.file(
    draftOf({ reporter, happened, files, place: { latitude: 7.6543, longitude: 99.4321 } }),
  );
  const tip = await office.officers.find(somying, number);
  const form = { number, revision: tip?.revision ?? '', id: 'a', text: 'CANARYANSWER', files: [] };
  await office.officers.answer(somying, form);
  for (const { id } of files) await office.officers.cleanCopy(somying, number, id);
  const dumped = await dump(database.connection);
  const { audit: _, ...rest } = Object.fromEntries(dumped);
  const secret = [
    'CANARY',
    userId,
    'cccc',
    '0812345678',
    '7.6543',
    '99.4321',
    code,
    proof,
    'image/',
    'confidential',
  ];
  expect(holding(dumped, ...secret)).toEqual([]);
  const forms = secret.flatMap((word) => [
    Buffer.from(word).toString('base64').slice(0, -4),
    Buffer.from(word).toString('hex'),
  ]);
  expect(holding(dumped, ...forms.filter((form) => form.length > 7))).toEqual([]);
  expect(JSON.stringify(rest)).not.toMatch(/\d\d:\d\d:\d\d|ObjectId/);
  for (const [, text] of Object.entries(rest)) expect(text).not.toMatch(/"\d{4}-\d\d-\d\dT/);
});
