import { otherOfficersOf } from '../../src/console/tips/readers.ts';
import type { Staff } from '../../src/staff/staff.ts';
import { addToTip } from '../../src/tips/add-to-tip.ts';
import type { Addition, KeyHolder, TipAccess } from '../../src/tips/desks.ts';
import type { ReporterTip } from '../../src/tips/tip.ts';
import { keyBytes } from '../../src/vault/sodium.ts';
import { fromStored } from '../../src/vault/stored-bytes.ts';
import { openTipKey } from '../../src/vault/tip-key.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { draftOf, reporterDeps, says, type TipOffice, tipOffice } from './tip-office.ts';

let database: TestDatabase;
let office: TipOffice;
let wichai: KeyHolder;
let malee: KeyHolder;
let number: string;
let access: TipAccess;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.connection.dropDatabase();
  office = await tipOffice(database.connection);
  wichai = office.hires('wichai', 'วิชัย มั่นคง', 'tip-officer', 'finance');
  malee = office.hires('malee', 'มาลี ซื่อตรง', 'tip-officer', 'clerk');
  office.hires('boss', 'บอส ใหญ่', 'admin', 'executives');
  await files();
});
afterAll(() => database.drop());

async function files(draft = draftOf()) {
  const filed = await office.reporter.file(draft);
  number = filed.number;
  const opened = await office.reporter.open(filed.code, 'me');
  if (typeof opened === 'string') throw new Error(opened);
  access = opened.access;
  return opened.tip;
}

const accusing = 'คนนั้นคือ บอส ใหญ่ และ วิชัย มั่นคง';
const adds = (text: string, more: Partial<Addition> = {}) =>
  office.reporter.add(access, { id: 'more', said: says(...(text ? [text] : [])), files: [], ...more });
const record = async () => {
  const found = await office.stores.tips.find(number);
  if (!found) throw new Error('the tip is not there');
  return found;
};
const seenBy = (who: KeyHolder) => office.officers.find(who, number);
const usernamesOf = (tip: unknown) => (tip as ReporterTip).readers.map(({ username }) => username);

test('the reporter is told who can open it, as it is sealed now', async () => {
  expect(usernamesOf(await office.reporter.look(access))).toEqual(['wichai', 'malee']);
  office.hires('wichai', 'วิชัย มั่นคง');
  expect(usernamesOf(await office.reporter.look(access))).toEqual(['malee']);
});

describe.each<[string, Partial<Staff>]>([
  ['whose account is closed', { isActive: false }],
  ['who has another role', { role: 'officer' }],
])('a reader %s keeps a key, and may come back', (_, change) => {
  beforeEach(() => office.changes('wichai', () => change));
  const comesBack = () => office.changes('wichai', () => ({ isActive: true, role: 'tip-officer' }));

  test('so they are shown, and may be left out', async () => {
    expect(usernamesOf(await office.reporter.look(access))).toEqual(['wichai', 'malee']);
    await adds('', { leftOut: ['wichai'] });
    expect(usernamesOf(await office.reporter.look(access))).toEqual(['malee']);
    comesBack();
    expect(await seenBy(wichai)).toBeNull();
  });

  test('so the reporter is asked about them', async () => {
    expect(await adds('คนนั้นชื่อวิชัย')).toMatchObject({ asksAbout: [{ username: 'wichai' }] });
  });

  test('so words of their whole name leave them out when nobody was asked', async () => {
    const opened = { number, tipKey: fromStored(access.key, keyBytes) };
    await addToTip(reporterDeps(office), opened, { id: 'more', said: says(accusing), files: [] });
    comesBack();
    expect(await seenBy(wichai)).toBeNull();
    expect((await seenBy(malee))?.activity.at(-1)).toMatchObject({ what: 'left-out' });
  });
});

describe('words that may name somebody who can open it', () => {
  test('are not stored before the reporter has said what shall be', async () => {
    const before = await record();
    expect(await adds(accusing)).toEqual({
      asksAbout: [{ username: 'wichai', name: 'วิชัย มั่นคง', division: 'finance' }],
    });
    expect(await record()).toEqual(before);
  });

  test.each([
    ['one name', 'คนนั้นชื่อวิชัย', ['wichai']],
    ['a division', 'หัวหน้ากองคลังรับเงิน', ['wichai']],
    ['a post', 'ผู้รับเรื่องทุจริตทุกคน', ['wichai', 'malee']],
    ['somebody else', 'บอส ใหญ่ รับเงิน', undefined],
  ])('name by %s', async (_, text, expected) => {
    const answer = await adds(text);
    const asked =
      answer && typeof answer === 'object' && 'asksAbout' in answer ? answer.asksAbout : undefined;
    expect(asked?.map(({ username }) => username)).toEqual(expected);
  });

  test('leave out whom the reporter leaves out: key, watch and count go in the same step', async () => {
    const before = await record();
    expect(usernamesOf(await adds(accusing, { leftOut: ['wichai'] }))).toEqual(['malee']);
    const after = await record();
    expect(after.head.count).toBe(before.head.count + 2);
    expect(after.recipients.map(({ id }) => id)).toEqual(['malee', 'recovery', 'reporter']);
    expect(after.watchers).toEqual(['malee']);
    for (const { id } of after.recipients) expect(openTipKey(after, id, wichai.pair)).toBeNull();
    expect(await seenBy(wichai)).toBeNull();
    expect((await office.officers.list(wichai, { limit: 20 })).rows).toEqual([]);
    expect(await office.officers.counts('wichai')).toEqual({ fresh: 0, overdue: 0 });
    office.movesOn({ days: 40 });
    expect(await office.officers.overdueWatched('wichai')).toBe(0);
    expect(await office.officers.overdueWatched('boss')).toBe(0);
    const tip = await seenBy(malee);
    expect(tip?.talk.at(-1)?.said).toEqual([{ text: accusing }]);
    expect(tip?.activity.at(-1)).toMatchObject({
      what: 'left-out',
      whom: [{ username: 'wichai', name: 'วิชัย มั่นคง' }],
    });
  });

  test('leave those in of whom the reporter says that they may read on', async () => {
    expect(usernamesOf(await adds('ขอบคุณคุณวิชัย', { staying: ['wichai'] }))).toEqual(['wichai', 'malee']);
    expect((await seenBy(wichai))?.talk.at(-1)?.said).toEqual([{ text: 'ขอบคุณคุณวิชัย' }]);
    expect((await record()).watchers).not.toContain('wichai');
  });

  test('that a LINE message held are asked about as well, and are there once the reporter has answered', async () => {
    const keep = () => office.reporter.keepWords(accusing, 'digest-of-a-message');
    expect(await adds('', { said: [await keep()] })).toHaveProperty('asksAbout');
    await adds('', { said: [await keep()], leftOut: ['wichai'] });
    expect((await seenBy(malee))?.talk.at(-1)?.said).toEqual([{ text: accusing }]);
    expect(await seenBy(wichai)).toBeNull();
  });

  test('take those who are told when it is late, and who cannot read it, out of that by themselves', async () => {
    await adds('คนที่รับเงินคือ บอส ใหญ่');
    expect((await record()).watchers).toEqual(['wichai', 'malee']);
    office.movesOn({ days: 40 });
    expect(await office.officers.overdueWatched('boss')).toBe(0);
  });

  test('are told that the tip has ended, not asked about', async () => {
    await database.connection.collection('tips').updateOne({ number }, { $set: { status: 'closed' } });
    expect(await adds(accusing)).toBe('ended');
  });
});

describe('whoever the reporter leaves out without a word', () => {
  test('is out at any time, for good, and nobody can give it to them', async () => {
    await database.connection.collection('tips').updateOne({ number }, { $set: { status: 'closed' } });
    const { revision = '' } = (await seenBy(malee)) ?? {};
    await office.officers.assign(malee, { number, to: 'wichai', revision });
    expect(usernamesOf(await adds('', { leftOut: ['wichai'] }))).toEqual(['malee']);
    const once = await record();
    await adds('', { leftOut: ['wichai'], id: 'again' });
    expect(await record()).toEqual(once);
    const tip = await seenBy(malee);
    expect(tip?.assignee).toBeUndefined();
    expect(tip?.talk).toHaveLength(1);
    const giving = office.officers.give(malee, { number, to: 'wichai' });
    await expect(giving).rejects.toMatchObject({ reason: 'not-allowed' });
    expect(tip && otherOfficersOf(tip, await office.stores.staff.list(), office)).toEqual([]);
  });

  test('may be the last one: the recovery key and the code still open it', async () => {
    await adds('', { leftOut: ['wichai', 'malee', 'recovery', 'reporter', 'nobody'] });
    expect((await record()).recipients.map(({ id }) => id)).toEqual(['recovery', 'reporter']);
    expect(usernamesOf(await office.reporter.look(access))).toEqual([]);
  });

  test('is out although somebody changes the tip at the same moment', async () => {
    const { tips } = office.stores;
    const append = tips.append.bind(tips);
    let isFirst = true;
    tips.append = async (...change) => {
      if (isFirst) {
        isFirst = false;
        await office.officers.note(malee, { number, id: 'n', text: 'จด' });
      }
      return append(...change);
    };
    await adds('เพิ่ม', { leftOut: ['wichai'] });
    tips.append = append;
    expect(await seenBy(wichai)).toBeNull();
    expect(await seenBy(malee)).toMatchObject({ notes: [{ text: 'จด' }], talk: [{}, {}] });
  });
});

test('a draft sent again with somebody left out leaves them out of what the first try filed', async () => {
  const draft = draftOf();
  const { number: first } = await office.reporter.file(draft);
  const again = await office.reporter.file({ ...draft, about: { ...draft.about, leftOut: ['wichai'] } });
  expect(again).toMatchObject({ number: first, readers: 1 });
  expect(await office.officers.find(wichai, first)).toBeNull();
});
