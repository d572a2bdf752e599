import { otherOfficersOf } from '../../src/console/tips/readers.ts';
import type { OfficerDesk } from '../../src/tips/desks.ts';
import { openTipKey } from '../../src/vault/tip-key.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
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

const about = (staff: string[]) => ({ about: { divisions: [], staff, said: [] } });

test('who is named cannot open it, with the raw record and their own key either', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const accused = office.hires('accused', 'อุไรวรรณ ศรีวัง');
  const { number, readers } = await office.reporter.file(draftOf(about(['accused'])));
  expect(readers).toBe(1);
  const record = await office.stores.tips.find(number);
  if (!record) throw new Error('the tip is not there');
  expect(openTipKey(record, 'somying', somying.pair)).toHaveLength(32);
  for (const { id } of record.recipients) expect(openTipKey(record, id, accused.pair)).toBeNull();
  // Put in by hand, under another's sealed box: it does not open for the accused.
  const forged = record.recipients.map((one) => ({ ...one, id: 'accused' }));
  expect(openTipKey({ ...record, recipients: forged }, 'accused', accused.pair)).toBeNull();
});

test('to who is named it is as if it were not there', async () => {
  office.hires('somying', 'สมหญิง ใจดี');
  const accused = office.hires('accused', 'อุไรวรรณ ศรีวัง');
  const { number } = await office.reporter.file(draftOf(about(['accused'])));
  const record = await office.stores.tips.find(number);
  const desk = office.officers;
  const before = await desk.mark('accused');
  const tries = (of: string): [string, (desk: OfficerDesk) => Promise<unknown>][] => [
    ['find', (desk) => desk.find(accused, of)],
    ['files', (desk) => desk.files(accused, of)],
    ['clean copy', (desk) => desk.cleanCopy(accused, of, 'a')],
    ['original', (desk) => desk.original(accused, of, 'a', 'check-evidence')],
    ['warnings', (desk) => desk.warnings(accused, of, 'a')],
    ['answer', (desk) => desk.answer(accused, { number: of, revision: '', id: 'a', text: 'a', files: [] })],
    ['note', (desk) => desk.note(accused, { number: of, id: 'a', text: 'a' })],
    ['status', (desk) => desk.changeStatus(accused, { number: of, to: 'open', revision: '' })],
    ['assign', (desk) => desk.assign(accused, { number: of, to: null, revision: '' })],
    ['give', (desk) => desk.give(accused, { number: of, to: 'accused' })],
    ['lock out', (desk) => desk.lockOut(accused, { number: of })],
    ['export', (desk) => desk.export(accused, { number: of, to: 'nacc' })],
  ];
  const outcome = (work: Promise<unknown>) =>
    work.then(
      (value) => ({ value }),
      (error: Error) => ({ error: error.message }),
    );
  const missing = tries('T-2569-99999999');
  for (const [at, [, act]] of tries(number).entries()) {
    const other = missing[at]?.[1];
    expect(await outcome(act(desk))).toEqual(other && (await outcome(other(desk))));
  }
  expect((await desk.list(accused, { limit: 20 })).rows).toEqual([]);
  expect((await desk.list(accused, { limit: 20, words: number })).rows).toEqual([]);
  expect(await desk.counts('accused')).toEqual({ fresh: 0, overdue: 0 });
  expect(await desk.known('accused', [record?.id ?? ''])).toEqual(new Set());
  office.movesOn({ days: 40 });
  expect(await desk.overdueWatched('accused')).toBe(0);
  expect(await desk.mark('accused')).toBe(before);
  const [, ...deeds] = await office.deeds();
  expect(deeds).toEqual(['accused tip-list-viewed', 'accused tip-list-viewed']);
});

test('if nobody is left, the reporter can be told before, and the recovery key alone opens it', async () => {
  const accused = office.hires('accused', 'อุไรวรรณ ศรีวัง');
  const { about: asked } = draftOf({ about: { divisions: [], staff: [], said: says('คุณอุไรวรรณ') } });
  expect(await office.reporter.readersOf(asked)).toEqual([]);
  const { number, readers, code } = await office.reporter.file(draftOf({ about: asked }));
  expect(readers).toBe(0);
  const record = await office.stores.tips.find(number);
  if (!record) throw new Error('the tip is not there');
  expect(record.recipients.map(({ id }) => id)).toEqual(['recovery', 'reporter']);
  expect(record.watchers).toEqual([]);
  expect(openTipKey(record, 'recovery', office.recovery)).toHaveLength(32);
  expect(openTipKey(record, 'recovery', accused.pair)).toBeNull();
  expect(await office.reporter.open(code, 'me')).toMatchObject({ tip: { number } });
});

test('people are told by division and name, without those whose account is closed', async () => {
  office.hires('b', 'ขวัญ ตา', 'officer', 'works');
  office.hires('a', 'กานดา ตา', 'officer', 'works');
  office.hires('c', 'จันทร์ ตา', 'admin', 'clerk');
  office.hires('gone', 'ไป แล้ว', 'officer', 'clerk');
  office.changes('gone', () => ({ isActive: false }));
  expect(await office.reporter.people()).toEqual([
    { username: 'c', name: 'จันทร์ ตา', division: 'clerk' },
    { username: 'a', name: 'กานดา ตา', division: 'works' },
    { username: 'b', name: 'ขวัญ ตา', division: 'works' },
  ]);
});

describe('giving and taking away', () => {
  test('a tip is given to a trusted tip officer who is not named, and to nobody else', async () => {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    const { number } = await office.reporter.file(draftOf(about(['accused'])));
    const later = office.hires('later', 'มาที หลัง');
    office.hires('accused', 'อุไรวรรณ ศรีวัง');
    office.hires('clerk', 'เสมียน ตรา', 'officer');
    office.hires('untrusted', 'ยังไม่ รับรอง');
    office.changes('untrusted', (key) => ({ tipKey: { ...key, isTrusted: false } }));
    expect(await office.officers.find(later, number)).toBeNull();
    for (const to of ['accused', 'clerk', 'untrusted', 'nobody', 'recovery']) {
      await expect(office.officers.give(somying, { number, to })).rejects.toMatchObject({
        reason: 'not-allowed',
      });
    }
    const given = await office.officers.give(somying, { number, to: 'later' });
    expect(given.recipients).toContain('later');
    expect(given.activity.at(-1)).toMatchObject({ what: 'given', to: { username: 'later' } });
    expect(await office.officers.find(later, number)).toMatchObject({ number });
    const twice = await office.officers.give(somying, { number, to: 'later' });
    expect(twice.recipients.filter((id) => id === 'later')).toHaveLength(1);
    expect(await office.deeds()).toContain('somying access-given later');
  });

  test('everything that may be shared is, once', async () => {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    for (const staff of [[], [], ['later']]) await office.reporter.file(draftOf(about(staff)));
    const later = office.hires('later', 'มาที หลัง');
    expect(await office.officers.shareAll(somying, 'later')).toBe(2);
    expect((await office.officers.list(later, { limit: 20 })).rows).toHaveLength(2);
    expect(await office.officers.shareAll(somying, 'later')).toBe(0);
  });

  test('an officer whose key was made anew gets nothing until it is given again', async () => {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    office.hires('later', 'มาที หลัง');
    const { number } = await office.reporter.file(draftOf());
    const anew = office.hires('later', 'มาที หลัง');
    expect(await office.officers.find(anew, number)).toBeNull();
    expect((await office.officers.list(anew, { limit: 20 })).rows).toEqual([]);
    const { id = '' } = (await office.stores.tips.find(number)) ?? {};
    const counted = async () => [
      (await office.officers.counts('later')).fresh,
      (await office.officers.known('later', [id])).size,
      await office.officers.overdueWatched('later'),
    ];
    office.movesOn({ days: 40 });
    expect(await counted()).toEqual([0, 0, 0]);
    expect(await office.officers.shareAll(somying, 'later')).toBe(1);
    expect(await office.officers.find(anew, number)).toMatchObject({ number });
    expect(await counted()).toEqual([1, 1, 1]);
  });

  test('who finds the conflict later locks themselves out for good', async () => {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    const other = office.hires('other', 'คนอื่น ใหม่');
    const { number } = await office.reporter.file(draftOf());
    const tip = await office.officers.find(other, number);
    await office.officers.assign(other, { number, to: 'other', revision: tip?.revision ?? '' });
    await office.officers.lockOut(other, { number });
    expect(await office.officers.find(other, number)).toBeNull();
    expect(await office.officers.known('other', [tip?.id ?? ''])).toEqual(new Set());
    office.movesOn({ days: 40 });
    expect(await office.officers.overdueWatched('other')).toBe(0);
    expect(await office.officers.overdueWatched('somying')).toBe(1);
    const left = await office.officers.find(somying, number);
    expect(left?.assignee).toBeUndefined();
    expect(left?.activity.map(({ what }) => what)).toEqual(['assigned', 'assigned', 'removed']);
    await expect(office.officers.give(somying, { number, to: 'other' })).rejects.toMatchObject({
      reason: 'not-allowed',
    });
  });

  test('the last one hands it over, or says that the recovery key alone shall have it', async () => {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    const { number } = await office.reporter.file(draftOf());
    await expect(office.officers.lockOut(somying, { number })).rejects.toMatchObject({
      reason: 'not-allowed',
    });
    await expect(office.officers.lockOut(somying, { number, to: 'somying' })).rejects.toMatchObject({
      reason: 'not-allowed',
    });
    const later = office.hires('later', 'มาที หลัง');
    await office.officers.lockOut(somying, { number, to: 'later' });
    expect(await office.officers.find(somying, number)).toBeNull();
    expect(await office.officers.find(later, number)).toMatchObject({
      recipients: ['recovery', 'reporter', 'later'],
    });
    await office.officers.lockOut(later, { number, to: 'recovery' });
    const record = await office.stores.tips.find(number);
    expect(record?.recipients.map(({ id }) => id)).toEqual(['recovery', 'reporter']);
    expect(await office.deeds()).toEqual(
      expect.arrayContaining(['somying tip-handed-over later', 'somying access-removed somying']),
    );
  });
});

describe('who was named stays out', () => {
  const accused = 'อุไรวรรณ ศรีวัง';
  async function filedBy(more: Parameters<typeof draftOf>[0]) {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    office.hires('accused', accused, 'tip-officer', 'works');
    const filed = await office.reporter.file(draftOf(more));
    const isOut = async () => {
      const giving = office.officers.give(somying, { number: filed.number, to: 'accused' });
      await expect(giving).rejects.toMatchObject({ reason: 'not-allowed' });
      await expect(
        office.officers.lockOut(somying, { number: filed.number, to: 'accused' }),
      ).rejects.toMatchObject({ reason: 'not-allowed' });
      expect(await office.officers.shareAll(somying, 'accused')).toBe(0);
      const tip = await office.officers.find(somying, filed.number);
      expect(tip && otherOfficersOf(tip, await office.stores.staff.list(), office)).toEqual([]);
    };
    return { ...filed, isOut };
  }

  test('when the message that named them is unsent', async () => {
    const said = await office.reporter.keepWords(`${accused} เรียกเงิน`, 'digest-of-a-message');
    const { readers, isOut } = await filedBy({ happened: [said] });
    expect(readers).toBe(1);
    await office.stores.files.delete(['digest-of-a-message']);
    await isOut();
  });

  test('when they have moved out of the division it is about', async () => {
    const { readers, isOut } = await filedBy({ about: { divisions: ['works'], staff: [], said: [] } });
    expect(readers).toBe(1);
    office.changes('accused', () => ({ division: 'clerk' }));
    await isOut();
  });

  test('when they are named only where it is told when', async () => {
    const { readers, isOut } = await filedBy({ when: says(`วันที่ ${accused} เข้าเวร`) });
    expect(readers).toBe(1);
    await isOut();
  });

  test.each(['stays', 'is unsent'])('when they come after an addition named them that %s', async (then) => {
    const somying = office.hires('somying', 'สมหญิง ใจดี');
    const { number, code } = await office.reporter.file(draftOf());
    office.hires('accused', accused);
    const opened = await office.reporter.open(code, 'me');
    if (typeof opened === 'string') throw new Error(opened);
    const said = await office.reporter.keepWords(`คือ ${accused}`, 'digest-of-a-message');
    await office.reporter.add(opened.access, { id: 'more', said: [said], files: [] });
    if (then === 'is unsent') await office.stores.files.delete(['digest-of-a-message']);
    await expect(office.officers.give(somying, { number, to: 'accused' })).rejects.toMatchObject({
      reason: 'not-allowed',
    });
    const tip = await office.officers.find(somying, number);
    expect(tip && otherOfficersOf(tip, await office.stores.staff.list(), office)).toEqual([]);
  });

  test('when their words are kept anew by another process at that moment: it is filed only the next time', async () => {
    office.hires('accused', accused);
    const keep = () => office.reporter.keepWords(accused, 'digest-of-a-message');
    const said = await keep();
    if (!('part' in said)) throw new Error('it lies apart');
    const foreign = { ...said.part, key: Buffer.alloc(32, 7).toString('base64url') };
    await office.stores.files.save(foreign, Buffer.from(accused), { mime: 'text/plain' });
    const draft = draftOf({ happened: [said] });
    await expect(office.reporter.file(draft)).rejects.toThrow('cannot be read back');
    expect(await database.connection.collection('tips').countDocuments()).toBe(0);
    expect(await office.reporter.file({ ...draft, happened: [await keep()] })).toMatchObject({ readers: 0 });
  });
});
