import { addStaff } from '../../src/staff/add-staff.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import { type Officer, officerAt } from '../helpers/officer.ts';
import { until } from '../helpers/until.ts';
import { cheapPasswordKeys } from '../vault/cheap-password-keys.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';

const password = 'four words in a row';

let office: TipOffice;
beforeAll(async () => {
  office = await tipOffice();
});
afterAll(() => office.closes());

async function tipOfficer(username: string): Promise<Officer> {
  const deps = {
    staff: office.stores.staff,
    passwords: passwordKeeper(),
    keys: cheapPasswordKeys(),
    clock: office.now,
  };
  await addStaff(deps, { username, name: username, role: 'tip-officer', password, isTemporary: false });
  const officer = officerAt(office.base, username, password, office.now);
  await officer.signsIn();
  return officer;
}

const recordOf = async (username: string) =>
  (await office.record()).filter((line) => line.startsWith(`${username} `) && !line.includes(' tip-'));

test('after the password ordinary work goes on; the tips lead to setting up the phone', async () => {
  const malee = await tipOfficer('malee');
  expect((await malee.opens('/console/tickets')).address).toBe('/console/tickets');
  const page = await malee.opens('/console/tips');
  expect(page.address).toBe('/console/second-factor?next=%2Fconsole%2Ftips');
  expect(page.text).toContain('รหัส 6 หลัก');
  expect(page.html).toMatch(/<img src="data:image\/svg\+xml;base64,[^"]+" alt="[^"]+"/);
  expect(page.headers.get('cache-control')).toBe('no-store');

  malee.app.setUp(page.html);
  const again = await malee.opens('/console/second-factor');
  expect(secretOn(again.html)).toBe(secretOn(page.html));
  const wrong = await malee.submits(again, '/second-factor', { code: '000000' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('รหัสไม่ถูกต้อง');
  expect(secretOn(wrong.html)).toBe(secretOn(page.html));

  const codes = await malee.submits(page, '/second-factor', { code: malee.app.code() });
  expect(malee.app.keepsRecoveryCodes(codes.html)).toBe('/console/tips');
  expect(new Set(malee.app.recoveryCodes()).size).toBe(8);
  expect((await malee.opens('/console/tips')).address).toBe('/console/tips');
  const later = await malee.opens('/console/second-factor');
  expect(later.text).toContain('รหัสสำรองเหลือ 8 รหัส');
  for (const code of malee.app.recoveryCodes()) expect(later.html).not.toContain(code);
  expect(await recordOf('malee')).toEqual(['malee signed-in password', 'malee second-factor-set']);
});

const secretOn = (html: string) => /class="once-password">([^<]+)</.exec(html)?.[1];

test('in each session the code is asked for, and each code is good once', async () => {
  const nid = await tipOfficer('nid');
  await nid.opensTips();
  await nid.signsOut();
  await nid.signsIn();
  const page = await nid.opens('/console/tips');
  expect(page.html).not.toContain('name="password"');
  const code = nid.app.code();
  const used = await nid.submits(page, '/unlock', { code });
  expect(used.address).toBe('/console/tips');

  await nid.signsOut();
  await nid.signsIn();
  const repeated = await nid.submits(await nid.opens('/console/tips'), '/unlock', { code });
  expect(repeated.status).toBe(422);
  expect(repeated.text).toContain('ใช้ไปแล้ว');
  office.passes({ minutes: 1 });
  expect((await nid.submits(repeated, '/unlock', { code: nid.app.code() })).address).toBe('/console/tips');
});

test('a recovery code stands for the phone once, in whatever letters it is typed', async () => {
  const oy = await tipOfficer('oy');
  await oy.opensTips();
  const [code = ''] = oy.app.recoveryCodes();
  const typed = code.toLowerCase().replaceAll('-', ' ');
  for (const [expected, where] of [
    [200, '/console/tips'],
    [422, '/console/unlock'],
  ] as const) {
    await oy.signsOut();
    await oy.signsIn();
    const page = await oy.submits(await oy.opens('/console/tips'), '/unlock', { code: typed });
    expect([page.status, page.address]).toEqual([expected, where]);
  }
  expect((await office.stores.staff.find('oy'))?.secondFactor?.recoveryCodes).toHaveLength(7);
  expect(await recordOf('oy')).toContain('oy signed-in recovery-code');
});

test('one code sent twice at once opens one session', async () => {
  const pim = await tipOfficer('pim');
  await pim.opensTips();
  office.passes({ minutes: 1 });
  const code = pim.app.code();
  const both = [officerAt(office.base, 'pim', password), officerAt(office.base, 'pim', password)];
  const pages = await Promise.all(
    both.map(async (one) => {
      await one.signsIn();
      const page = await one.opens('/console/tips');
      return one.submits(page, '/unlock', { code });
    }),
  );
  expect(pages.map(({ address }) => address).sort()).toEqual(['/console/tips', '/console/unlock']);
});

test('wrong codes are held back like wrong passwords, and on record', async () => {
  const rat = await tipOfficer('rat');
  await rat.opensTips();
  await rat.signsOut();
  await rat.signsIn();
  let page = await rat.opens('/console/tips');
  for (let time = 0; time < 5; time += 1) page = await rat.submits(page, '/unlock', { code: '000000' });
  expect(page.text).toContain('โปรดรออีก 1 นาที');
  expect((await rat.submits(page, '/unlock', { code: rat.app.code() })).text).toContain('โปรดรออีก 1 นาที');
  office.passes({ minutes: 2 });
  expect((await rat.opensTips()).address).toBe('/console/tips');
  await until('all are on record', async () => (await recordOf('rat')).length >= 10);
  const record = await recordOf('rat');
  expect(record.filter((line) => line === 'rat sign-in-failed second-factor')).toHaveLength(4);
  expect(record.at(-1)).toBe('rat signed-in second-factor');
});

test.each(['admin', 'officer', 'viewer'] as const)('to the %s none of these pages is there', async (role) => {
  const person = await office.hires(`the-${role}`, role);
  for (const path of ['/console/unlock', '/console/second-factor', '/console/second-factor/codes']) {
    const opened = await person.opens(path);
    const sent = await person.sends(path, { password, code: '000000' });
    expect([opened.status, sent.status]).toEqual([404, 404]);
    expect(opened.text).toContain('ไม่พบหน้านี้');
  }
});

test('new recovery codes take the place of the old', async () => {
  const som = await tipOfficer('som');
  await som.opensTips();
  const [old = ''] = som.app.recoveryCodes();
  const shown = await som.submits(await som.opens('/console/second-factor'), '/codes', {});
  expect(som.app.keepsRecoveryCodes(shown.html)).toBe('/console/account');
  expect(som.app.recoveryCodes()).toHaveLength(8);
  await som.signsOut();
  await som.signsIn();
  const refused = await som.submits(await som.opens('/console/tips'), '/unlock', { code: old });
  expect(refused.status).toBe(422);
  const [fresh = ''] = som.app.recoveryCodes();
  expect((await som.submits(refused, '/unlock', { code: fresh })).address).toBe('/console/tips');
});

test('a trusted colleague helps who lost the phone; nobody else does', async () => {
  const tan = await tipOfficer('tan');
  const ung = await tipOfficer('ung');
  await tan.opensTips();
  await ung.opensTips();
  const admin = await office.hires('admin-too', 'admin');
  expect((await admin.sends('/console/second-factor/reset', { username: 'tan' })).status).toBe(404);
  const page = await ung.opens('/console/second-factor');
  expect((await ung.submits(page, '/reset', { username: 'ung' })).status).toBe(403);
  expect((await ung.submits(page, '/reset', { username: 'tan' })).text).toContain('ตั้งต้นใหม่ให้แล้ว');
  expect((await tan.opens('/console/tickets')).address).toContain('/console/sign-in');
  await tan.signsIn();
  expect((await tan.opens('/console/tips')).address).toContain('/console/second-factor');
  expect(await recordOf('ung')).toContain('ung second-factor-reset');
});
