import { ProcessFault } from '../../src/evidence/ask-process.ts';
import { composeTips } from '../../src/product/compose-tips.ts';
import { cleanCopies } from '../../src/tips/clean-copies.ts';
import { cleanOf } from '../../src/tips/clean-of.ts';
import type { SealedFiles } from '../../src/tips/ports.ts';
import { takeCleanFile } from '../../src/tips/take-file.ts';
import type { FileRef } from '../../src/tips/tip.ts';
import { plantedPdf } from '../evidence/planted-documents.ts';
import { plantedFilm } from '../evidence/planted-films.ts';
import { holdsCanary, plantedJpeg } from '../evidence/planted-photos.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { until } from '../helpers/until.ts';
import { draftOf, type TipOffice, tipOffice } from './tip-office.ts';

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

/** Its head is whole, so that it is a photo and tells where it was taken; its picture is not. */
async function brokenJpeg(): Promise<Buffer> {
  const whole = await plantedJpeg();
  return whole.subarray(0, whole.length - 200);
}

async function filedWith(content: Buffer, name?: string) {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const taken = await office.reporter.takeFile(content, name);
  if ('refused' in taken) throw new Error(taken.refused);
  const { number, code } = await office.reporter.file(draftOf({ files: [taken.file] }));
  const opened = await office.reporter.open(code, 'me');
  if (typeof opened === 'string') throw new Error(opened);
  return { somying, number, file: taken.file, access: opened.access };
}

/** The desks over the same stores, and which originals they read, in order. */
function watched(change: Partial<SealedFiles> = {}) {
  const { files } = office.stores;
  const read: string[] = [];
  const watching: SealedFiles = {
    ...files,
    read: (file) => {
      read.push(file.id);
      return files.read(file);
    },
    ...change,
  };
  return { ...composeTips({ ...office.around, stores: { ...office.stores, files: watching } }), read };
}

test('that a photo has no copy is found out once, and known before it is asked for again', async () => {
  const { somying, number, file, access } = await filedWith(await brokenJpeg());
  const { officers, reporter, read } = watched();
  expect((await officers.files(somying, number))[0]?.copy).toBeUndefined();
  expect(await officers.cleanCopy(somying, number, file.id)).toEqual({ why: 'broken' });
  expect(read).toEqual([file.id]);
  expect(await officers.cleanCopy(somying, number, file.id)).toEqual({ why: 'broken' });
  expect(await officers.files(somying, number)).toMatchObject([{ copy: { why: 'broken' } }]);
  await reporter.prepare(access, file.id, new AbortController().signal);
  expect(read).toEqual([file.id]);
  expect(await reporter.serve(access, file.id)).toMatchObject({ copy: 'original', format: 'jpeg' });
  await office.stores.files.delete([file.id]);
  expect(await database.connection.collection('files').countDocuments()).toBe(0);
});

test('what an earlier version of cleaning made is made anew', async () => {
  const { somying, number, file } = await filedWith(await plantedJpeg());
  await office.stores.files.saveCopy(file, Buffer.alloc(0), { why: 'tooSlow', version: 0 });
  expect((await office.officers.files(somying, number))[0]?.copy).toBeUndefined();
  expect(await office.officers.cleanCopy(somying, number, file.id)).toMatchObject({ copy: 'clean' });
});

/** Cleaning whose process fails the first times. */
function failing(times: number, code: ProcessFault['code']) {
  const tries: string[] = [];
  const clean: typeof cleanOf = async (content, format) => {
    tries.push(format);
    if (tries.length <= times) throw new ProcessFault(code);
    return cleanOf(content, format);
  };
  return { clean, tries };
}

test('that nobody could be asked for a copy is not kept: it is made at the next look', async () => {
  const { file: ref } = await filedWith(await plantedJpeg());
  const { clean } = failing(3, 'HELPER_NOT_STARTED');
  const copyOf = cleanCopies(office.stores.files, clean);
  for (let look = 0; look < 3; look += 1) expect(await copyOf({ ref, place: 1 })).toEqual({ why: 'tooSlow' });
  expect(await office.stores.files.lookCopy(ref)).toBeNull();
  expect(await copyOf({ ref, place: 1 })).toMatchObject({ copy: 'clean' });
});

test('a file whose process is killed again and again is left alone, until the service starts anew', async () => {
  const { file: ref } = await filedWith(await plantedJpeg());
  const { clean, tries } = failing(9, 'HELPER_KILLED');
  const copyOf = cleanCopies(office.stores.files, clean);
  for (let look = 0; look < 4; look += 1) expect(await copyOf({ ref, place: 1 })).toEqual({ why: 'tooSlow' });
  expect(tries).toHaveLength(2);
  expect(await cleanCopies(office.stores.files)({ ref, place: 1 })).toMatchObject({ copy: 'clean' });
});

test('what an officer sends is refused in words when nobody could be asked to clean it', async () => {
  const { clean } = failing(1, 'HELPER_NOT_STARTED');
  const deps = { files: office.stores.files, clock: office.around.clock, newId: () => 'new' };
  const judge = async () => ({ accepted: true, kind: 'photo', format: 'jpeg' }) as const;
  const take = async () => takeCleanFile(deps, await plantedJpeg(), 'a.jpg', { judge, clean });
  expect(await take()).toEqual({ refused: 'notCleaned', why: 'tooSlow' });
  expect(await take()).toMatchObject({ file: { id: 'new' } });
});

test('copies are made one at a time, and none for who has gone meanwhile; nobody makes the same twice', async () => {
  const { somying, number, file, access } = await filedWith(await plantedJpeg());
  const { files } = office.stores;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const read: string[] = [];
  const { officers } = watched({
    read: async ({ id, key }) => {
      read.push(id);
      await held;
      return files.read({ id, key });
    },
  });
  const goes = new AbortController();
  const first = officers.cleanCopy(somying, number, file.id);
  await until('it has begun', () => read.length === 1);
  const gone = officers.cleanCopy(somying, number, file.id, goes.signal);
  const second = officers.cleanCopy(somying, number, file.id);
  goes.abort();
  letGo();
  expect(await first).toMatchObject({ copy: 'clean' });
  expect(await gone).toBeNull();
  expect(await second).toEqual(await first);
  expect(read).toHaveLength(1);
  // Who went away before it began left nothing half done.
  expect(await office.reporter.serve(access, file.id)).toMatchObject({ copy: 'clean' });
});

test('an officer sends nothing that could have been cleaned and was not; nothing of it is kept', async () => {
  const film = plantedFilm();
  const broken = film.subarray(0, film.length - 10);
  expect(await office.officers.takeFile(await brokenJpeg())).toEqual({
    refused: 'notCleaned',
    why: 'broken',
  });
  expect(await office.officers.takeFile(broken)).toMatchObject({ refused: 'notCleaned' });
  expect(await database.connection.collection('files').countDocuments()).toBe(0);
});

test("an officer's PDF goes as it is; a cleaned photo of theirs is its own copy", async () => {
  const { somying, number } = await filedWith(Buffer.from('บันทึก'));
  const sent: FileRef[] = [];
  for (const content of [plantedPdf(), await plantedJpeg()]) {
    const taken = await office.officers.takeFile(content);
    if ('refused' in taken) throw new Error(taken.refused);
    sent.push(taken.file);
  }
  const { revision = '' } = (await office.officers.find(somying, number)) ?? {};
  await office.officers.answer(somying, { number, revision, id: 'a', text: 'แนบ', files: sent });
  const { officers, read } = watched();
  const [, pdf, photo] = await officers.files(somying, number);
  expect([pdf?.copy, photo?.copy]).toMatchObject([{ why: 'noTool' }, { left: { found: [] } }]);
  const copy = await officers.cleanCopy(somying, number, photo?.ref.id ?? '');
  expect(copy).toMatchObject({ copy: 'clean', format: 'jpeg', place: 3 });
  expect(copy && 'content' in copy && holdsCanary(copy.content)).toBe(false);
  expect(read).toEqual([photo?.ref.id]);
  expect(await office.stores.files.lookCopy(photo?.ref ?? { id: '', key: '' })).toBeNull();
});
