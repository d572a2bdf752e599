import { composeTips } from '../../src/product/compose-tips.ts';
import type { TipStore } from '../../src/tips/ports.ts';
import { reporterDesk } from '../../src/tips/reporter-desk.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { draftOf, reporterDeps, says, type TipOffice, tipOffice } from './tip-office.ts';

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

const crash = new Error('killed');

/** The first call is the one, every other call the other. */
function once<A extends unknown[], R>(first: (...args: A) => R, later: (...args: A) => R) {
  let isFirst = true;
  return (...args: A): R => {
    const work = isFirst ? first : later;
    isFirst = false;
    return work(...args);
  };
}

/** The same office in a process that dies before or after one call of a store. */
function dying(what: keyof TipStore, when: 'before' | 'after') {
  const { tips } = office.stores;
  let hasDied = false;
  const call = async (...args: never[]) => {
    const work = tips[what] as (...args: never[]) => Promise<unknown>;
    if (hasDied) return work(...args);
    hasDied = true;
    if (when === 'after') await work(...args);
    throw crash;
  };
  return composeTips({ ...office.around, stores: { ...office.stores, tips: { ...tips, [what]: call } } });
}

describe('a draft files one tip', () => {
  test('however often it is sent, also at once, with the same code, number and proof', async () => {
    office.hires('somying', 'สมหญิง ใจดี');
    const draft = draftOf();
    const first = await office.reporter.file(draft);
    office.movesOn({ days: 1 });
    expect(await office.reporter.file(draft)).toEqual(first);
    const other = draftOf();
    const [one, two] = await Promise.all([office.reporter.file(other), office.reporter.file(other)]);
    expect(one).toEqual(two);
    expect(await database.connection.collection('tips').countDocuments()).toBe(2);
  });

  test.each(['before', 'after'] as const)('when the process died %s it was stored', async (when) => {
    office.hires('somying', 'สมหญิง ใจดี');
    const file = async (desk = office.reporter) => {
      const said = await desk.keepWords('เรียกเงินใต้โต๊ะ', 'digest-of-the-message');
      return desk.file(draftOf({ draftId: 'one-draft', happened: [said] }));
    };
    await expect(file(dying('add', when).reporter)).rejects.toBe(crash);
    const filed = await file();
    const opened = await office.reporter.open(filed.code, 'me');
    expect(opened).toMatchObject({
      tip: { number: filed.number, proof: filed.proof, talk: [{ said: [{ text: 'เรียกเงินใต้โต๊ะ' }] }] },
    });
    expect(await file()).toEqual(filed);
    expect(await database.connection.collection('tips').countDocuments()).toBe(1);
  });

  test('under another number when the one drawn is taken', async () => {
    const drawn = [11_111_111, 11_111_111, 11_111_111, 22_222_222];
    const desk = reporterDesk({ ...reporterDeps(office), randomNumber: () => drawn.shift() ?? 0 });
    const first = await desk.file(draftOf());
    const second = await desk.file(draftOf());
    expect([first.number, second.number].map((number) => number.slice(-8))).toEqual(['11111111', '22222222']);
    expect(drawn).toEqual([]);
    expect(await desk.open(second.code, 'me')).toMatchObject({ tip: { number: second.number } });
  });
});

test('words of a turn that dies when it is done again stay as they were filed', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const keep = () => office.reporter.keepWords('เรียกเงินใต้โต๊ะ', 'digest-of-the-message');
  const draft = draftOf({ happened: [await keep()] });
  const { number, code } = await office.reporter.file(draft);
  const shown = async () => (await office.officers.find(somying, number))?.talk.map(({ said }) => said);
  const again = await keep();
  expect(await shown()).toEqual([[{ text: 'เรียกเงินใต้โต๊ะ' }]]);
  expect(await office.reporter.file({ ...draft, happened: [again] })).toMatchObject({ number, code });
  expect(await shown()).toEqual([[{ text: 'เรียกเงินใต้โต๊ะ' }]]);
  expect(await database.connection.collection('files').countDocuments()).toBe(1);
  await keep();
  await office.stores.files.delete(['digest-of-the-message']);
  expect(await database.connection.collection('files').countDocuments()).toBe(0);
});

describe('an addition', () => {
  test('that is not taken leaves nothing behind', async () => {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    const { number, code } = await office.reporter.file(draftOf());
    const opened = await office.reporter.open(code, 'me');
    if (typeof opened === 'string') throw new Error(opened);
    const { revision = '' } = (await office.officers.find(somying, number)) ?? {};
    await office.officers.changeStatus(somying, { number, to: 'rejected', reason: 'ซ้ำ', revision });
    const said = await office.reporter.keepWords('อีกเรื่อง', 'digest-of-another');
    expect(await office.reporter.add(opened.access, { id: 'a', said: [said], files: [] })).toBe('ended');
    expect(await database.connection.collection('files').countDocuments()).toBe(0);
  });

  test.each(['before', 'after'] as const)(
    'is there once, when the process died %s it was stored',
    async (when) => {
      const { code } = await office.reporter.file(draftOf());
      const opened = await office.reporter.open(code, 'me');
      if (typeof opened === 'string') throw new Error(opened);
      const add = async (desk = office.reporter) => {
        const said = await desk.keepWords('เห็นอีกครั้งเมื่อเช้า', 'digest-of-another');
        return desk.add(opened.access, { id: 'addition', said: [said], files: [] });
      };
      await expect(add(dying('append', when).reporter)).rejects.toBe(crash);
      expect(await add()).toMatchObject({ talk: [{}, { said: [{ text: 'เห็นอีกครั้งเมื่อเช้า' }] }] });
      expect(await add()).toMatchObject({ talk: [{}, { said: [{ text: 'เห็นอีกครั้งเมื่อเช้า' }] }] });
    },
  );

  test('and an answer at the same time are both there', async () => {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    const { number, code } = await office.reporter.file(draftOf());
    const opened = await office.reporter.open(code, 'me');
    if (typeof opened === 'string') throw new Error(opened);
    const additions = ['a', 'b', 'c', 'd'].map((id) =>
      office.reporter.add(opened.access, { id, said: says(id), files: [] }),
    );
    const notes = ['1', '2', '3'].map((id) => office.officers.note(somying, { number, id, text: id }));
    await Promise.all([...additions, ...notes]);
    const tip = await office.officers.find(somying, number);
    expect(tip?.talk).toHaveLength(5);
    expect(tip?.notes).toHaveLength(3);
  });
});

describe('an answer', () => {
  const known = { how: 'named', userId: `U${'b'.repeat(32)}` } as const;
  const prepared = async () => {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    const { number } = await office.reporter.file(draftOf({ reporter: known }));
    const tip = await office.officers.find(somying, number);
    const form = { number, revision: tip?.revision ?? '', id: 'answer', text: 'รับเรื่องแล้ว', files: [] };
    return { somying, form };
  };
  const sent = () => office.posted.answers.get('answer')?.state;

  test.each([
    ['before', 'prepared'],
    ['after', 'prepared'],
  ] as const)('goes out once, when the process died %s it was stored', async (when, left) => {
    const { somying, form } = await prepared();
    await expect(dying('append', when).officers.answer(somying, form)).rejects.toBe(crash);
    expect(sent()).toBe(left);
    const tip = await office.officers.answer(somying, form);
    expect(tip.talk).toHaveLength(2);
    expect(sent()).toBe('released');
    expect((await office.officers.answer(somying, form)).talk).toHaveLength(2);
  });

  test('sent twice at once is there once and on its way', async () => {
    const { somying, form } = await prepared();
    await Promise.all([office.officers.answer(somying, form), office.officers.answer(somying, form)]);
    expect((await office.officers.find(somying, form.number))?.talk).toHaveLength(2);
    expect(sent()).toBe('released');
  });

  test('sent again while the first one goes out is not pushed twice, and its files go', async () => {
    const { somying, form } = await prepared();
    const file = async () => {
      const taken = await office.officers.takeFile(Buffer.from('ใบเสร็จ'));
      if ('refused' in taken) throw new Error(taken.refused);
      return taken.file;
    };
    const [one, other] = [await file(), await file()];
    const { audit } = office.stores;
    const append: typeof audit.append = async (deed) => {
      // The first one is answered, sent, and done with, after the second has looked.
      await office.officers.answer(somying, { ...form, files: [one] });
      office.posted.answers.delete(form.id);
      return audit.append(deed);
    };
    const { officers } = composeTips({
      ...office.around,
      stores: { ...office.stores, audit: { ...audit, append: once(append, audit.append) } },
    });
    expect((await officers.answer(somying, { ...form, files: [other] })).talk).toHaveLength(2);
    expect(sent()).toBeUndefined();
    expect(await office.stores.files.look(one)).not.toBeNull();
    expect(await office.stores.files.look(other)).toBeNull();
  });

  test('to what its writer has not seen is refused and goes nowhere', async () => {
    const { somying, form } = await prepared();
    await office.officers.note(somying, { number: form.number, id: 'note', text: 'ดูก่อน' });
    await expect(office.officers.answer(somying, form)).rejects.toMatchObject({
      reason: 'changed-meanwhile',
    });
    expect(sent()).toBeUndefined();
  });
});

test('of two status changes at once, one is refused', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const { number } = await office.reporter.file(draftOf());
  const { revision = '' } = (await office.officers.find(somying, number)) ?? {};
  const done = await Promise.allSettled([
    office.officers.changeStatus(somying, { number, revision, to: 'open' }),
    office.officers.changeStatus(somying, { number, revision, to: 'rejected', reason: 'ซ้ำ' }),
  ]);
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
