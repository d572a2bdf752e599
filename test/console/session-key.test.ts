import { expireTipKeys } from '../../src/mongo/session-store.ts';
import { addStaff } from '../../src/staff/add-staff.ts';
import type { Role } from '../../src/staff/may.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import { fingerprintOf } from '../../src/vault/key-pair.ts';
import { type Officer, officerAt } from '../helpers/officer.ts';
import { cheapPasswordKeys } from '../vault/cheap-password-keys.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';

const password = 'four words in a row';
const next = 'five good words in row';

let office: TipOffice;
let number: string;
let admin: Officer;
let malee: Officer;
beforeAll(async () => {
  office = await tipOffice();
  admin = await office.hires('admin', 'admin');
  malee = await someone('malee');
  await malee.opensTips();
  number = (await office.receives()).number;
});
afterAll(() => office.closes());

async function someone(username: string, role: Role = 'tip-officer'): Promise<Officer> {
  const deps = {
    staff: office.stores.staff,
    passwords: passwordKeeper(),
    keys: cheapPasswordKeys(),
    clock: office.now,
  };
  await addStaff(deps, { username, name: username, role, password, isTemporary: false });
  const officer = officerAt(office.base, username, password, office.now);
  await officer.signsIn();
  return officer;
}

const sessions = () => office.connection.collection('sessions').find().toArray();
const keysKept = async () => (await sessions()).filter((one) => one.session?.tipKey).length;

test('the key is in a cookie that no script reads and no other site sends', async () => {
  const response = await officerAt(office.base, 'malee', password).ask('/console/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ username: 'malee', password }),
  });
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('desk-key='));
  expect(cookie).toMatch(/^desk-key=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
});

test('what the session keeps is useless without the cookie, and the cookie without the session', async () => {
  expect((await malee.opens(`/console/tips/${number}`)).status).toBe(200);
  const key = malee.cookies.get('desk-key') ?? '';
  expect(JSON.stringify(await sessions())).not.toContain(key);
  malee.cookies.delete('desk-key');
  expect((await malee.opens(`/console/tips/${number}`)).address).toContain('/console/unlock');
  malee.cookies.set('desk-key', 'A'.repeat(43));
  expect((await malee.opens(`/console/tips/${number}`)).address).toContain('/console/unlock');
  malee.cookies.set('desk-key', key);
  expect((await malee.opens(`/console/tips/${number}`)).status).toBe(200);
  const thief = officerAt(office.base, 'admin', password);
  await thief.signsIn();
  thief.cookies.set('desk-key', key);
  expect((await thief.opens('/console/tips')).status).toBe(404);
});

test('after 15 minutes left alone the key is gone; other work goes on', async () => {
  office.passes({ minutes: 14 });
  expect((await malee.opens('/console/tips')).address).toBe('/console/tips');
  office.passes({ minutes: 14 });
  await malee.ask('/console/pulse?desk=tip');
  office.passes({ minutes: 1 });
  const asked = await malee.opens('/console/tips');
  expect(asked.address).toBe('/console/unlock?next=%2Fconsole%2Ftips');
  expect(asked.html).toContain('autocomplete="current-password"');
  expect((await malee.opens('/console/tickets')).address).toBe('/console/tickets');

  const wrong = await malee.submits(asked, '/unlock', { password: 'not this one', code: malee.app.code() });
  expect(wrong.text).toContain('รหัสผ่านไม่ถูกต้อง');
  const half = await malee.submits(asked, '/unlock', { password, code: '000000' });
  expect(half.status).toBe(422);
  expect(half.html).not.toContain('name="password"');
  expect((await malee.opens('/console/tips')).address).toContain('/console/unlock');
  const open = await malee.submits(half, '/unlock', { code: malee.app.code() });
  expect(open.address).toBe('/console/tips');
});

test('keys left alone are erased from the database, though nobody asks for a page', async () => {
  office.passes({ minutes: 14 });
  await malee.opens('/console/tips');
  const before = await keysKept();
  expect(before).toBeGreaterThan(0);
  expect(await expireTipKeys(office.connection, office.now)).toBe(before - 1);
  office.passes({ minutes: 15 });
  expect(await expireTipKeys(office.connection, office.now)).toBe(1);
  expect(await keysKept()).toBe(0);
  await malee.opensTips();
});

test('an answer that comes too late is shown again to be copied', async () => {
  const page = await malee.opens(`/console/tips/${number}`);
  office.passes({ minutes: 20 });
  const asked = await malee.submits(page, '/reply', { text: 'คำตอบที่พิมพ์นานมาก' });
  expect(asked.status).toBe(401);
  expect(asked.text).toContain('คำตอบที่พิมพ์นานมาก');
  expect(asked.html).toContain(`value="/console/tips/${number}"`);
  const open = await malee.submits(asked, '/unlock', { password, code: malee.app.code() });
  expect(open.address).toBe(`/console/tips/${number}`);
});

test('signing out takes the key along', async () => {
  const before = await keysKept();
  await malee.signsOut();
  expect(await keysKept()).toBe(before - 1);
  expect(malee.cookies.has('desk-key')).toBe(false);
  await malee.signsIn();
  await malee.opensTips();
});

test('a password changed by its owner takes the key along, and the phone stays', async () => {
  const form = { current: password, next, again: next };
  const done = await malee.submits(await malee.opens('/console/account'), '/password', form);
  expect(done.text).toContain('เปลี่ยนรหัสผ่านแล้ว');
  const asked = await malee.opens('/console/tips');
  expect(asked.html).not.toContain('name="password"');
  office.passes({ minutes: 1 });
  await malee.submits(asked, '/unlock', { code: malee.app.code() });
  expect((await malee.opens(`/console/tips/${number}`)).status).toBe(200);
  const again = officerAt(office.base, 'malee', next, office.now);
  await again.signsIn();
  expect((await again.opens('/console/tips')).address).toContain('/console/unlock');
});

test('a password set by somebody else opens nothing: another key, another phone, waiting to be trusted', async () => {
  const before = await office.stores.staff.find('malee');
  const page = await admin.submits(await admin.opens('/console/staff'), '/malee/reset', {});
  const temporary = /class="once-password">([^<]+)</.exec(page.html)?.[1] ?? '';
  expect(await office.stores.staff.find('malee')).toMatchObject({ tipKey: { isTrusted: false } });

  const back = officerAt(office.base, 'malee', temporary, office.now);
  const held = await back.signsIn();
  expect(held.address).toBe('/console/account');
  expect((await office.stores.staff.find('malee'))?.tipKey?.publicKey).toBe(before?.tipKey?.publicKey);
  const own = 'six very good words in row';
  await back.submits(held, '/password', { current: temporary, next: own, again: own });
  const after = await office.stores.staff.find('malee');
  expect(after?.tipKey?.publicKey).not.toBe(before?.tipKey?.publicKey);
  expect(after?.tipKey?.isTrusted).toBe(false);
  expect(after?.secondFactor).toBeUndefined();

  expect((await back.opensTips()).address).toBe('/console/tips');
  expect((await back.opens(`/console/tips/${number}`)).status).toBe(404);
  const account = await back.opens('/console/account');
  expect(account.text).toContain('รอผู้รับเรื่องแจ้งเบาะแสคนอื่นรับรอง');
  expect(account.text).toContain(fingerprintOf(after?.tipKey?.publicKey ?? ''));
  expect((await admin.opens('/console/staff')).text).toContain('รอผู้รับเรื่องคนอื่นรับรอง');
  const record = await office.record();
  expect(record).toEqual(expect.arrayContaining(['admin password-reset', 'malee key-made']));
});

test('a key that somebody put in the place of an officer’s is found at the next sign-in', async () => {
  const nid = await someone('nid');
  const key = (await office.stores.staff.find('malee'))?.tipKey?.publicKey ?? '';
  await office.connection
    .collection('staff')
    .updateOne({ username: 'nid' }, { $set: { 'tipKey.publicKey': key } });
  await nid.signsOut();
  expect((await nid.signsIn()).address).toBe('/console/tickets');
  const page = await nid.opens('/console/unlock');
  expect((await nid.submits(page, '/unlock', { password })).text).toContain('กุญแจของบัญชีนี้ถูกเปลี่ยน');
});

test('who stops being a tip officer is out, and waits to be trusted when they come back', async () => {
  const oy = await someone('oy');
  await oy.opensTips();
  const page = await admin.opens('/console/staff');
  await admin.submits(page, '/oy/role', { role: 'officer' });
  expect((await oy.opens('/console/tickets')).address).toContain('/console/sign-in');
  await oy.signsIn();
  expect((await oy.opens('/console/tips')).status).toBe(404);
  await admin.submits(page, '/oy/role', { role: 'tip-officer' });
  expect(await office.stores.staff.find('oy')).toMatchObject({ tipKey: { isTrusted: false } });
});

test('who becomes a tip officer while signed in types the password, and has a key', async () => {
  const pim = await someone('pim', 'officer');
  await admin.submits(await admin.opens('/console/staff'), '/pim/role', { role: 'tip-officer' });
  expect((await pim.opensTips()).address).toBe('/console/tips');
  expect(await office.stores.staff.find('pim')).toMatchObject({ tipKey: { isTrusted: false } });
});

test('neither secrets nor codes stand in the database, nor in the log', async () => {
  const dump = JSON.stringify([
    await sessions(),
    await office.connection.collection('staff').find().toArray(),
    office.logged,
  ]);
  for (const secret of [...malee.app.recoveryCodes(), password, next]) expect(dump).not.toContain(secret);
  expect(office.logged.join('')).not.toContain('malee');
});
