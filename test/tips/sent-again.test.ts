import type { FiledTip, KeyHolder, TipDraft } from '../../src/tips/desks.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { draftOf, says, type TipOffice, tipOffice } from './tip-office.ts';

let database: TestDatabase;
let office: TipOffice;
let malee: KeyHolder;
let wichai: KeyHolder;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.connection.dropDatabase();
  office = await tipOffice(database.connection);
  malee = office.hires('malee', 'มาลี ศรีสุข');
  wichai = office.hires('wichai', 'วิชัย มั่นคง', 'tip-officer', 'works');
});
afterAll(() => database.drop());

const named = { how: 'named', userId: `U${'b'.repeat(32)}`, displayName: 'ยายมี' } as const;
const confidential = { how: 'confidential', contact: { text: '0812345678' } } as const;
const about = (more: Partial<TipDraft['about']>) => ({ divisions: [], staff: [], said: [], ...more });
const seen = ({ number }: FiledTip, who = malee) => office.officers.find(who, number);
const tips = () => database.connection.collection('tips').countDocuments();
const keep = (text: string) => office.reporter.keepWords(text, `digest of ${text}`);
const bothWays = async (first: TipDraft, change: Partial<TipDraft>) => {
  const filed = await office.reporter.file(first);
  return { filed, again: await office.reporter.file({ ...first, ...change }) };
};

describe('a reporter who says less of themselves the second time', () => {
  test.each([
    [named, { how: 'anonymous' }],
    [confidential, { how: 'anonymous' }],
    [named, confidential],
    [confidential, { how: 'confidential' }],
  ] as const)('is known as that alone, under the same code (%#)', async (before, after) => {
    const { filed, again } = await bothWays(draftOf({ reporter: before }), { reporter: after });
    expect(again.code).toBe(filed.code);
    expect(again.reporter).toBeUndefined();
    expect((await seen(again))?.reporter).toMatchObject({ how: after.how });
    expect((await seen(again))?.reporter).not.toHaveProperty('displayName');
    expect(await office.reporter.open(again.code, 'me')).toMatchObject({ tip: { number: again.number } });
    expect(await tips()).toBe(1);
  });

  test('takes what they said of themselves with them; files that are sent again stay', async () => {
    const takes = async (content: string) => {
      const taken = await office.reporter.takeFile(Buffer.from(content));
      if ('refused' in taken) throw new Error(taken.refused);
      return taken.file;
    };
    const [stays, goes] = [await takes('สลิป'), await takes('บัตรประชาชน')];
    const told = await keep('ฉันชื่อมี');
    const draft = draftOf({ reporter: named, files: [stays, goes], happened: [told, await keep('เรียกเงิน')] });
    const change = { reporter: { how: 'anonymous' }, files: [stays] } as const;
    await office.reporter.file(draft);
    const again = await office.reporter.file({ ...draft, ...change, happened: [await keep('เรียกเงิน')] });
    const tip = await seen(again);
    expect(tip?.talk).toMatchObject([{ said: [{ text: 'เรียกเงิน' }], files: [{ id: stays.id }] }]);
    const left = await database.connection.collection<{ _id: string }>('files').find().toArray();
    expect(left.map(({ _id }) => _id).sort()).toEqual(['digest of เรียกเงิน', stays.id].sort());
  });

  test('is told how they are known where the office has acted already', async () => {
    const draft = draftOf({ reporter: named });
    const filed = await office.reporter.file(draft);
    await office.officers.note(malee, { number: filed.number, id: 'note', text: 'ดูก่อน' });
    const again = await office.reporter.file({ ...draft, reporter: { how: 'anonymous' } });
    expect(again).toMatchObject({ number: filed.number, reporter: 'named' });
    expect((await seen(again))?.notes).toHaveLength(1);
  });

  test('loses nothing that the office did at the same moment', async () => {
    const draft = draftOf({ reporter: named });
    const filed = await office.reporter.file(draft);
    const { tips: store } = office.stores;
    const { destroy } = store;
    store.destroy = async (...given) => {
      store.destroy = destroy;
      await office.officers.note(malee, { number: filed.number, id: 'note', text: 'ดูก่อน' });
      return destroy(...given);
    };
    const again = await office.reporter.file({ ...draft, reporter: { how: 'anonymous' } });
    expect(again).toMatchObject({ number: filed.number, reporter: 'named' });
    expect((await seen(again))?.notes).toHaveLength(1);
  });

  test('files anew when the process died in between', async () => {
    const draft = draftOf({ reporter: named, happened: [await keep('เรียกเงิน')] });
    const filed = await office.reporter.file(draft);
    const { tips: store } = office.stores;
    const { destroy } = store;
    const sends = async () =>
      office.reporter.file({ ...draft, reporter: { how: 'anonymous' }, happened: [await keep('เรียกเงิน')] });
    store.destroy = async (...given) => {
      store.destroy = destroy;
      await destroy(...given);
      throw new Error('killed');
    };
    await expect(sends()).rejects.toThrow('killed');
    const again = await sends();
    expect(again.code).toBe(filed.code);
    expect(await seen(again)).toMatchObject({
      reporter: { how: 'anonymous' },
      talk: [{ said: [{ text: 'เรียกเงิน' }] }],
    });
  });
});

test('a reporter who says more of themselves stays as they were filed, and is told so', async () => {
  const { filed, again } = await bothWays(draftOf(), { reporter: named });
  expect(again).toMatchObject({ number: filed.number, reporter: 'anonymous' });
});

describe('somebody accused on the second try alone', () => {
  const accusing: [string, Partial<TipDraft>][] = [
    ['tapped', { about: about({ staff: ['wichai'] }) }],
    ['by their division', { about: about({ divisions: ['works'] }) }],
    ['by their post', { about: about({ said: says('หัวหน้ากองช่าง') }) }],
    ['in the story', { happened: says('วิชัย มั่นคง เรียกเงิน') }],
  ];
  const isOut = async (again: FiledTip) => {
    expect(await seen(again, wichai)).toBeNull();
    expect(await seen(again)).not.toBeNull();
    expect(again.readers).toBe(1);
    const [stored] = await database.connection.collection('tips').find().toArray();
    expect(stored?.watchers).toEqual(['malee']);
    expect(await tips()).toBe(1);
  };

  test.each(accusing)('has neither key nor watch: %s', async (_, change) => {
    const { filed, again } = await bothWays(draftOf(), change);
    await isOut(again);
    expect([again.code, again.number]).toEqual([filed.code, filed.number]);
  });

  test.each(accusing)('loses both where the office has acted already: %s', async (_, change) => {
    const draft = draftOf();
    const filed = await office.reporter.file(draft);
    await office.officers.note(malee, { number: filed.number, id: 'note', text: 'ดูก่อน' });
    const again = await office.reporter.file({ ...draft, ...change });
    await isOut(again);
    expect(again.number).toBe(filed.number);
  });

  test('and whoever was accused on the first stay out', async () => {
    const first = draftOf({ about: about({ staff: ['malee'] }) });
    const { again } = await bothWays(first, { about: about({ staff: ['wichai'] }) });
    expect(again.readers).toBe(0);
    expect(await seen(again)).toBeNull();
  });
});

test('what the reporter added with the code is not taken back by the form', async () => {
  const draft = draftOf({ reporter: named });
  const filed = await office.reporter.file(draft);
  const opened = await office.reporter.open(filed.code, 'me');
  if (typeof opened === 'string') throw new Error(opened);
  await office.reporter.add(opened.access, { id: 'more', said: says('มีพยาน'), files: [] });
  const again = await office.reporter.file({ ...draft, reporter: { how: 'anonymous' } });
  expect(again).toMatchObject({ number: filed.number, reporter: 'named' });
  expect((await seen(again))?.talk).toHaveLength(2);
});

describe('words of LINE messages that are sent again with more', () => {
  const texts = async (filed: FiledTip) =>
    (await seen(filed))?.talk.map(({ said }) => said.map(({ text }) => text));

  test('are added to what was filed, once', async () => {
    const draft = draftOf({ happened: [await keep('หนึ่ง')] });
    await office.reporter.file(draft);
    const sends = async () =>
      office.reporter.file({ ...draft, happened: [await keep('หนึ่ง'), await keep('สอง')] });
    expect(await texts(await sends())).toEqual([['หนึ่ง'], ['สอง']]);
    expect(await texts(await sends())).toEqual([['หนึ่ง'], ['สอง']]);
    expect(await database.connection.collection('files').countDocuments()).toBe(2);
  });

  test('are added to an addition, once, also when they wait beside', async () => {
    const filed = await office.reporter.file(draftOf());
    const opened = await office.reporter.open(filed.code, 'me');
    if (typeof opened === 'string') throw new Error(opened);
    const adds = async (...words: string[]) => {
      const said = [];
      for (const one of words) said.push(await keep(one));
      await office.reporter.add(opened.access, { id: 'more', said, files: [] });
    };
    await adds('หนึ่ง');
    await keep('สอง');
    await adds('หนึ่ง', 'สอง');
    await adds('หนึ่ง', 'สอง');
    expect((await texts(filed))?.slice(1)).toEqual([['หนึ่ง'], ['สอง']]);
    expect(await database.connection.collection('files').countDocuments()).toBe(2);
  });
});
