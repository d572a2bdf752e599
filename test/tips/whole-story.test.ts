import { composeTips } from '../../src/product/compose-tips.ts';
import { verifyReceiptProof } from '../../src/vault/receipt-proof.ts';
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

const draft = draftOf({
  about: { divisions: [], staff: [], said: says('ช่างโยธาคนหนึ่ง') },
  happened: says('เรียกเงินห้าพันบาท', 'ไม่ออกใบเสร็จ'),
  when: says('เมื่อวานซืน'),
  where: says('หน้าที่ทำการ'),
  evidence: says('มีพยานสองคน'),
});

const opened = async (code: string) => {
  const found = await office.reporter.open(code, 'somebody');
  if (found === 'unknown' || found === 'slow') throw new Error(found);
  return found;
};

test('an anonymous tip is filed, read, answered, added to, and ended', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const filed = await office.reporter.file(draft);
  expect(filed.number).toMatch(/^T-25\d\d-[1-9]\d{7}$/);
  expect(filed.code).toMatch(/^\d{20}$/);
  expect(filed.readers).toBe(1);
  expect(filed.filedAt.getMilliseconds()).toBe(0);

  const list = await office.officers.list(somying, { limit: 20 });
  expect(list).toEqual({
    rows: [expect.objectContaining({ number: filed.number, title: 'เรียกเงินห้าพันบาท', hasNews: true })],
  });
  expect(await office.officers.counts('somying')).toEqual({ fresh: 1, overdue: 0 });

  const tip = await office.officers.find(somying, filed.number);
  if (!tip) throw new Error('the tip is not there');
  expect(tip).toMatchObject({
    status: 'new',
    reporter: { how: 'anonymous' },
    about: { said: [{ text: 'ช่างโยธาคนหนึ่ง' }] },
    when: [{ text: 'เมื่อวานซืน' }],
    where: [{ text: 'หน้าที่ทำการ' }],
    evidence: [{ text: 'มีพยานสองคน' }],
    recipients: ['somying', 'recovery', 'reporter'],
    proof: filed.proof,
  });

  const { number, revision } = tip;
  const answered = await office.officers.answer(somying, {
    number,
    revision,
    id: 'answer-1',
    text: 'ขอชื่อร้านที่พบเห็น',
    files: [],
  });
  expect(answered).toMatchObject({ status: 'open', answeredDay: expect.any(String) });
  const asked = await office.officers.changeStatus(somying, {
    number,
    to: 'pending',
    revision: answered.revision,
  });
  expect(asked.status).toBe('pending');

  const { access, tip: seen } = await opened(filed.code);
  expect(seen).toMatchObject({ number, status: 'pending', mayAdd: true, proof: filed.proof });
  expect(seen.talk.map(({ isOffice, said }) => [isOffice, said[0]?.text])).toEqual([
    [false, 'เรียกเงินห้าพันบาท'],
    [true, 'ขอชื่อร้านที่พบเห็น'],
  ]);
  expect(seen?.readers).toEqual([{ username: 'somying', name: 'สมหญิง ใจดี' }]);
  expect(JSON.stringify(seen?.talk)).not.toContain('somying');
  expect(JSON.stringify(seen?.talk)).not.toContain('ใจดี');

  const added = await office.reporter.add(access, { id: 'more-1', said: says('ร้านป้าแดง'), files: [] });
  expect(added).toMatchObject({ status: 'open' });
  expect((await office.officers.list(somying, { limit: 20 })).rows[0]?.hasNews).toBe(true);

  const again = await office.officers.find(somying, number);
  const closing = { number, to: 'rejected', revision: again?.revision ?? '' } as const;
  await expect(office.officers.changeStatus(somying, closing)).rejects.toMatchObject({
    reason: 'reason-missing',
  });
  await office.officers.changeStatus(somying, { ...closing, reason: 'อยู่นอกอำนาจ' });
  const ended = await office.reporter.look(access);
  expect(ended).toMatchObject({ status: 'rejected', mayAdd: false, rejection: { text: 'อยู่นอกอำนาจ' } });
  expect(await office.reporter.add(access, { id: 'more-2', said: says('อีก'), files: [] })).toBe('ended');
});

test('what officers see and do is on record; what a reporter does is not', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const { number, code } = await office.reporter.file(draft);
  const { access } = await opened(code);
  await office.reporter.add(access, { id: 'more', said: says('อีก'), files: [] });
  expect(await office.deeds()).toEqual([]);
  await office.officers.list(somying, { limit: 5 });
  const tip = await office.officers.find(somying, number);
  const noted = await office.officers.note(somying, { number, id: 'note-1', text: 'โทรถามอำเภอแล้ว' });
  expect(noted.notes).toMatchObject([{ text: 'โทรถามอำเภอแล้ว', by: { username: 'somying' } }]);
  expect(noted.revision).not.toBe(tip?.revision);
  await office.officers.export(somying, { number, to: 'nacc' });
  const deeds = (await office.deeds()).filter((deed) => deed.startsWith('somying'));
  expect(deeds).toEqual([
    'somying tip-list-viewed',
    'somying tip-viewed',
    'somying tip-noted',
    'somying tip-exported nacc',
  ]);
});

test('a deed that cannot be put on record is not done, and nothing is shown', async () => {
  const failing = { append: () => Promise.reject(new Error('no disk')) };
  const shut = await tipOffice(database.connection, {});
  const somying = shut.hires('somying', 'สมหญิง ใจดี');
  const { number } = await shut.reporter.file(draftOf());
  const { officers } = composeTips({ ...shut.around, stores: { ...shut.stores, audit: failing } });
  const { revision } = (await shut.officers.find(somying, number)) ?? { revision: '' };
  await expect(officers.find(somying, number)).rejects.toThrow('no disk');
  await expect(officers.list(somying, { limit: 5 })).rejects.toThrow('no disk');
  const form = { number, revision, id: 'a', text: 'ตอบ', files: [] };
  await expect(officers.answer(somying, form)).rejects.toThrow('no disk');
  await expect(officers.lockOut(somying, { number, to: 'recovery' })).rejects.toThrow('no disk');
  const now = await shut.officers.find(somying, number);
  expect(now?.revision).toBe(revision);
});

test('a known reporter who came by LINE is pushed to; one from the web is not', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const known = { how: 'confidential', userId: `U${'a'.repeat(32)}`, displayName: 'ป้าแดง' } as const;
  const answer = async (reporter: Parameters<typeof draftOf>[0]) => {
    const { number } = await office.reporter.file(draftOf(reporter));
    const tip = await office.officers.find(somying, number);
    const form = { number, revision: tip?.revision ?? '', id: `to-${number}`, text: 'รับเรื่องแล้ว', files: [] };
    await office.officers.answer(somying, form);
    return office.posted.answers.get(form.id);
  };
  expect(await answer({ reporter: known })).toMatchObject({
    state: 'released',
    answer: { userId: known.userId, text: 'รับเรื่องแล้ว', status: 'open' },
  });
  const { userId: _, ...fromTheWeb } = known;
  expect(await answer({ reporter: fromTheWeb })).toBeUndefined();
  expect(await answer({})).toBeUndefined();
});

test('the proof on the receipt holds the office to what was filed, and when', async () => {
  office.hires('somying', 'สมหญิง ใจดี');
  // Left out by the words, which is put down in the tip and is not what was filed.
  office.hires('works', 'ช่างโยธาคนหนึ่ง ในเมือง');
  const filed = await office.reporter.file(draft);
  expect(filed.readers).toBe(1);
  const filing = (text: string, at = filed.filedAt) => ({
    number: filed.number,
    filedAt: at,
    content: {
      what: 'filed',
      at: `${at.toISOString().slice(0, 19)}Z`,
      via: 'web',
      reporter: { how: 'anonymous' },
      about: { divisions: [], staff: [], said: [{ text: 'ช่างโยธาคนหนึ่ง' }] },
      happened: [{ text }, { text: 'ไม่ออกใบเสร็จ' }],
      when: [{ text: 'เมื่อวานซืน' }],
      where: [{ text: 'หน้าที่ทำการ' }],
      evidence: [{ text: 'มีพยานสองคน' }],
      files: [],
    },
  });
  const { proofKey } = office.around.secrets;
  const fits = (text: string, at?: Date) => verifyReceiptProof(proofKey, filing(text, at), filed.proof);
  expect(fits('เรียกเงินห้าพันบาท')).toBe(true);
  expect(fits('เรียกเงินห้าร้อยบาท')).toBe(false);
  expect(fits('เรียกเงินห้าพันบาท', new Date(filed.filedAt.getTime() + 1_000))).toBe(false);
});

test('a resolved tip comes back within 30 days, due anew, and not later', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const file = async () => {
    const { number, code } = await office.reporter.file(draftOf());
    const tip = await office.officers.find(somying, number);
    const form = { number, revision: tip?.revision ?? '', id: number, text: 'แก้ไขแล้ว', files: [] };
    const { revision } = await office.officers.answer(somying, form);
    await office.officers.changeStatus(somying, { number, to: 'resolved', reason: 'คืนเงินแล้ว', revision });
    return { number, ...(await opened(code)) };
  };
  const soon = await file();
  const late = await file();
  office.movesOn({ days: 29 });
  const back = await office.reporter.add(soon.access, { id: 'x', said: says('ยังไม่ได้คืน'), files: [] });
  expect(back).toMatchObject({ status: 'open', mayAdd: true });
  expect(back && typeof back === 'object' && 'dueDay' in back && back.dueDay > soon.tip.dueDay).toBe(true);
  const reopened = await office.officers.find(somying, soon.number);
  expect(reopened?.answeredDay).toBeUndefined();
  office.movesOn({ days: 2 });
  expect(await office.reporter.add(late.access, { id: 'x', said: says('ยัง'), files: [] })).toBe('ended');
});

test('an overdue tip is counted for officers and watchers until it is answered', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  office.hires('nayok', 'นายก เทศดี', 'admin');
  office.hires('other', 'อื่น ไกลตัว', 'officer');
  const { number } = await office.reporter.file(draftOf());
  expect(await office.officers.overdueWatched('nayok')).toBe(0);
  office.movesOn({ days: 25 });
  expect(await office.officers.overdueWatched('nayok')).toBe(1);
  expect(await office.officers.overdueWatched('other')).toBe(0);
  expect(await office.officers.counts('somying')).toEqual({ fresh: 1, overdue: 1 });
  const tip = await office.officers.find(somying, number);
  const form = { number, revision: tip?.revision ?? '', id: 'a', text: 'ขออภัยที่ช้า', files: [] };
  await office.officers.answer(somying, form);
  expect(await office.officers.overdueWatched('nayok')).toBe(0);
  expect(await office.officers.counts('somying')).toEqual({ fresh: 0, overdue: 0 });
});

test('a search finds words of the talk, of the number and of files of text, in any spelling', async () => {
  const somying = office.hires('somying', 'สมหญิง ใจดี');
  const apart = await office.reporter.keepWords('เรื่องน้ำประปาหมู่ ๓', 'digest-of-a-message-1');
  const { number } = await office.reporter.file(draftOf({ happened: [apart] }));
  await office.reporter.file(draftOf());
  const search = async (words: string) =>
    (await office.officers.list(somying, { words, limit: 20 })).rows.map((row) => row.number);
  expect(await search('ประปา หมู่ 3')).toEqual([number]);
  expect(await search(number.toLowerCase())).toEqual([number]);
  expect(await search('ไม่มีคำนี้')).toEqual([]);
});
