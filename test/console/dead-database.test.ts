import { secondFactorText } from '../../src/text/console-second-factor.ts';
import { formOn, type OfficePage, type Officer } from '../helpers/officer.ts';
import { type TornDatabase, tornDatabase } from '../helpers/torn-database.ts';
import type { Moment } from '../helpers/weak-link.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';

let database: TornDatabase;
let office: TipOffice;
let malee: Officer;
beforeAll(async () => {
  database = await tornDatabase();
  office = await tipOffice(database);
  malee = await office.hires('malee', 'tip-officer');
}, 60_000);
afterAll(() => office.closes());

const password = 'four words in a row';
const answer = 'คำตอบที่พิมพ์อยู่นาน';
const timesIn = (text: string, word: string) => text.split(word).length - 1;
const tip = async () => (await office.receives()).number;
const dying = async (count: number, moment: Moment, work: () => Promise<OfficePage>) => {
  const { done, hasDied } = await database.dying(count, moment, work);
  expect([hasDied, done.status]).toEqual([true, 503]);
  expect(done.text).toContain('ระบบขัดข้องชั่วคราว');
  return done;
};
/** As a browser sends the form for answers, with the file field left empty. */
const sendsAnswer = async (page: OfficePage, fields: Record<string, string>): Promise<OfficePage> => {
  const { action, hidden } = formOn(page.html, '/reply');
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...hidden, ...fields })) body.append(name, value);
  const headers = { 'sec-fetch-site': 'same-origin' };
  const response = await malee.ask(action, { method: 'POST', headers, body });
  const { status } = response;
  if (status === 303) return malee.opens(response.headers.get('location') ?? '');
  const html = await response.text();
  return { status, html, text: html, address: action, headers: response.headers };
};

// Session, account, tip, record, tip, tip, then the words.
test.each([
  ['before anybody is known', 0, 'before'],
  ['before it is stored', 5, 'before'],
  ['after it was stored', 6, 'after'],
] as const)(
  'an answer cut off %s can be sent again from the page that says so, and counts once',
  async (_, count, moment) => {
    const number = await tip();
    const page = await malee.opens(`/console/tips/${number}`);
    const again = await dying(count, moment, () => sendsAnswer(page, { text: answer }));
    expect(timesIn(again.html, answer)).toBe(1);
    const sent = await sendsAnswer(again, { text: answer });
    expect([sent.status, timesIn(sent.text, answer)]).toEqual([200, 1]);
    expect((await sendsAnswer(again, { text: answer })).status).toBe(200);
    expect(timesIn((await malee.opens(`/console/tips/${number}`)).text, answer)).toBe(1);
  },
);

test('a note that was changed before it was sent again loses nothing', async () => {
  const number = await tip();
  const page = await malee.opens(`/console/tips/${number}`);
  const again = await dying(4, 'after', () => malee.submits(page, '/note', { text: 'บันทึกหนึ่ง' }));
  expect(timesIn(again.text, 'บันทึกหนึ่ง')).toBe(1);
  for (const text of ['บันทึกหนึ่ง', 'บันทึกสอง', 'บันทึกสอง']) await malee.submits(again, '/note', { text });
  const seen = await malee.sees(`/console/tips/${number}`);
  expect([timesIn(seen, 'บันทึกหนึ่ง'), timesIn(seen, 'บันทึกสอง')]).toEqual([1, 1]);
});

test('what another site sends is not shown for sending', async () => {
  const number = await tip();
  const fields = { text: answer, form: 'made-up-form' };
  const { done } = await database.dying(0, 'before', () =>
    malee.sends(`/console/tips/${number}/note`, fields, { 'sec-fetch-site': 'cross-site' }),
  );
  expect([done.status, done.html.includes(answer)]).toEqual([503, false]);
});

// Up to the code: session, account, account, the password's tries (three times), account; then the tries, the code, the tries, the record.
test.each([
  ['after it was taken', 10, 'after'],
  ['before it is on record', 11, 'before'],
] as const)('a recovery code is not used up by a failure %s', async (_, count, moment) => {
  const name = `r${count}`;
  const officer = await office.hires(name, 'tip-officer');
  const [code = ''] = officer.app.recoveryCodes();
  office.passes({ minutes: 16 });
  const page = await officer.opens('/console/tips');
  await dying(count, moment, () => officer.submits(page, '/unlock', { password, code }));
  const other = office.visitor(name);
  await other.signsIn();
  expect((await other.submits(await other.opens('/console/tips'), '/unlock', { code })).status).toBe(422);
  const inside = await officer.submits(await officer.opens('/console/tips'), '/unlock', { password, code });
  expect([inside.status, inside.address]).toEqual([200, '/console/tips']);
  expect((await office.staff.find(name))?.secondFactor?.recoveryCodes).toHaveLength(7);
});

describe('setting up the second factor', () => {
  const newcomer = async (username: string) => {
    const officer = await office.hires(username, 'officer');
    await database.straight.collection('staff').updateOne({ username }, { $set: { role: 'tip-officer' } });
    await officer.signsOut();
    await officer.signsIn();
    return officer;
  };

  test('a square code that could not be kept is not shown', async () => {
    const officer = await newcomer('nid');
    const page = await dying(2, 'before', () => officer.opens('/console/second-factor'));
    expect(page.html).not.toContain('once-password');
    expect((await officer.opensTips()).address).toBe('/console/tips');
  });

  test('one that is not known any more is told, and another shown', async () => {
    const officer = await newcomer('som');
    const page = await officer.opens('/console/tips');
    officer.app.setUp(page.html);
    await database.straight
      .collection('sessions')
      .updateMany({}, { $unset: { 'session.tipKey.proposed': '' } });
    const again = await officer.submits(page, '/second-factor', { code: officer.app.code() });
    expect([again.status, again.text.includes(secondFactorText.scanAgain)]).toEqual([422, true]);
    officer.app.setUp(again.html);
    const codes = await officer.submits(again, '/second-factor', { code: officer.app.code() });
    expect(timesIn(codes.html, '<li class="number">')).toBe(8);
  });

  test('set, with the recovery codes lost on their way: the same form leads to new ones', async () => {
    const officer = await newcomer('oy');
    const page = await officer.opens('/console/tips');
    officer.app.setUp(page.html);
    const code = officer.app.code();
    await dying(3, 'after', () => officer.submits(page, '/second-factor', { code }));
    const told = await officer.submits(page, '/second-factor', { code });
    expect(told.text).toContain(secondFactorText.renewHint);
    const open = await officer.submits(await officer.opens('/console/tips'), '/unlock', {
      code: officer.app.code(),
    });
    expect(open.address).toBe('/console/tips');
    const codes = await officer.submits(await officer.opens('/console/second-factor'), '/codes', {});
    expect(timesIn(codes.html, '<li class="number">')).toBe(8);
  });
});

test('sharing what one can read breaks off, and is done to the end later', async () => {
  await office.hires('late', 'tip-officer', { isTrusted: false });
  const page = await malee.opensTips('/console/tips/officers');
  const form = { compared: 'yes', share: 'yes' };
  // Six commands until the key is confirmed, five for each tip.
  await dying(12, 'after', () => malee.submits(page, '/late/trust', form));
  const tips = database.straight.collection('tips');
  const shared = () => tips.countDocuments({ 'recipients.id': 'late' });
  const all = await tips.countDocuments({ 'recipients.id': 'malee' });
  expect(await shared()).toBeLessThan(all);
  await malee.submits(await malee.opens('/console/tips/officers'), '/late/share', {});
  expect(await shared()).toBe(all);
});

test('the recovery papers: nothing of them on a page that failed, and the key stays until it is on record', async () => {
  const path = '/console/recovery';
  const papers = await malee.opensTips(path);
  const isKept = () => office.recovery.haveSharesBeenMade() === false;
  const from = database.link.commands.length;
  const sheets = await malee.submits(papers, '/shares', {});
  const record = database.link.commands.slice(from).indexOf('insert');
  const failed = await dying(record, 'after', () => malee.submits(papers, '/shares', {}));
  expect(failed.html).not.toMatch(/[0-9A-Z]{5}<\/li>/);
  const [share1 = '', share2 = ''] = [...sheets.html.matchAll(/<ol class="share">(.*?)<\/ol>/gs)].map(
    ([, list = '']) => [...list.matchAll(/<li>([0-9A-Z]{5})<\/li>/g)].map(([, group]) => group).join('-'),
  );
  const confirms = () => malee.sends(`${path}/confirm`, { share1, share2 });
  for (const moment of ['before', 'after'] as const) {
    const again = await dying(record, moment, confirms);
    expect([isKept(), again.html.includes(share1)]).toEqual([true, false]);
  }
  expect((await confirms()).address).toBe(`${path}?done=confirmed`);
  expect([isKept(), (await confirms()).status]).toEqual([false, 409]);
  expect(await office.record()).toContain('malee recovery-key-erased');
});

test('the log says what failed, and nothing of what was typed', () => {
  const log = office.logged.join('');
  expect(log).toContain('a console page failed');
  expect(log).not.toMatch(new RegExp(`${answer}|บันทึก|${password}|T-25`));
});
