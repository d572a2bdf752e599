import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';
import type { Officer } from '../helpers/officer.ts';

let office: ConsoleOffice;
let admin: Officer;
beforeAll(async () => {
  office = await consoleOffice();
  admin = await office.hires('admin', 'admin', 'ผู้ดูแล');
  await admin.signsIn();
});
afterAll(() => office.closes());

const onceShown = (html: string) => /class="once-password">([^<]+)</.exec(html)?.[1] ?? '';

test('a new account gets a temporary password, shown once, that its owner must change', async () => {
  const made = await admin.submits(await admin.opens('/console/staff'), '/staff', {
    username: 'Somying',
    name: 'สมหญิง',
    role: 'officer',
  });
  expect(made.text).toContain('รหัสผ่านชั่วคราวของ สมหญิง');
  const temporary = onceShown(made.html);
  expect(temporary).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
  expect((await admin.opens('/console/staff')).html).not.toContain(temporary);

  const somying = office.visitor('somying', temporary);
  const held = await somying.signsIn();
  expect(held.address).toBe('/console/account');
  expect(held.text).toContain('โปรดตั้งรหัสผ่านของท่านเองก่อนใช้งานต่อ');
  expect((await somying.opens('/console/tickets')).address).toBe('/console/account');
  const next = 'five good words in row';
  const changed = await somying.submits(held, '/password', { current: temporary, next, again: next });
  expect(changed.text).toContain('เปลี่ยนรหัสผ่านแล้ว');
  expect((await somying.opens('/console/tickets')).address).toBe('/console/tickets');
  expect((await office.visitor('somying', next).signsIn()).address).toBe('/console/tickets');
});

test.each([
  [{ username: 'ส้ม', name: 'ส้ม' }, 'ชื่อผู้ใช้ต้องเป็นตัวอักษรอังกฤษ'],
  [{ username: 'admin', name: 'อีกคน' }, 'มีชื่อผู้ใช้นี้แล้ว'],
  [{ username: 'noname', name: ' ' }, 'โปรดใส่ชื่อ-สกุล'],
])('an account that cannot be is told why, what was typed stays: %j', async (form, words) => {
  const before = await office.staff.list();
  const page = await admin.submits(await admin.opens('/console/staff'), '/staff', {
    ...form,
    role: 'viewer',
  });
  expect(page.status).toBe(422);
  expect(page.text).toContain(words);
  expect(page.html).toContain(`value="${form.username}"`);
  expect(page.html).toMatch(/value="viewer" selected/);
  expect(await office.staff.list()).toHaveLength(before.length);
});

test('roles change, accounts close and open again', async () => {
  await office.hires('malee', 'officer', 'สมหญิง');
  const page = await admin.opens('/console/staff');
  expect((await admin.submits(page, '/malee/role', { role: 'tip-officer' })).text).toContain('เปลี่ยนหน้าที่แล้ว');
  expect((await admin.submits(page, '/malee/disable', {})).text).toContain('ปิดบัญชีแล้ว');
  expect(await office.staff.find('malee')).toMatchObject({ role: 'tip-officer', isActive: false });
  const closed = await admin.opens('/console/staff');
  expect((await admin.submits(closed, '/malee/enable', {})).text).toContain('เปิดบัญชีแล้ว');
});

test('a password is set anew, which ends the sessions', async () => {
  const somying = await office.hires('preecha', 'officer', 'สมหญิง');
  await somying.signsIn();
  const page = await admin.submits(await admin.opens('/console/staff'), '/preecha/reset', {});
  expect((await somying.opens('/console/tickets')).address).toContain('/console/sign-in');
  expect((await somying.signsIn({ password: onceShown(page.html) })).address).toBe('/console/account');
});

test('the last administrator stays', async () => {
  const page = await admin.opens('/console/staff');
  for (const [ending, fields] of [
    ['/admin/disable', {}],
    ['/admin/role', { role: 'viewer' }],
  ] as const) {
    const refused = await admin.submits(page, ending, fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ต้องมีผู้ดูแลระบบที่ใช้งานได้อย่างน้อยหนึ่งคน');
  }
  expect(await office.staff.find('admin')).toMatchObject({ role: 'admin', isActive: true });
});

test('forms about nobody, or without a role, change nothing', async () => {
  expect((await admin.sends('/console/staff/nobody/disable', {})).text).toContain('ไม่พบบัญชีนี้');
  expect((await admin.sends('/console/staff/admin/role', { role: 'king' })).status).toBe(422);
  expect((await admin.sends('/console/staff/admin/fly', {})).status).toBe(404);
});

test.each(['officer', 'tip-officer', 'viewer'] as const)('the %s has no say in accounts', async (role) => {
  const person = await office.hires(`a-${role}`, role);
  const home = await person.signsIn();
  expect(home.html).not.toContain('/console/staff');
  expect((await person.opens('/console/staff')).status).toBe(403);
  for (const path of ['', '/admin/role', '/admin/disable', '/admin/reset']) {
    const page = await person.sends(`/console/staff${path}`, { role: 'admin', username: 'x', name: 'x' });
    expect(page.status).toBe(403);
    expect(page.text).toContain('บัญชีนี้ไม่มีสิทธิ์ทำรายการนี้');
  }
});

describe('one’s own password', () => {
  const words = 'five good words in row';
  test.each([
    [{ current: 'wrong', next: words, again: words }, 'รหัสผ่านเดิมไม่ถูกต้อง'],
    [{ next: words, again: 'other words in a row' }, 'สองช่องไม่เหมือนกัน'],
    [{ next: 'short', again: 'short' }, 'อย่างน้อย 8 ตัว'],
    [{ next: 'aaaaaaaaaaaa', again: 'aaaaaaaaaaaa' }, 'เดาง่ายเกินไป'],
    [{ next: 'four words in a row', again: 'four words in a row' }, 'ต้องไม่เหมือนรหัสผ่านเดิม'],
  ])('stays as it is after %j', async (form, why) => {
    const page = await admin.submits(await admin.opens('/console/account'), '/password', {
      current: 'four words in a row',
      ...form,
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain(why);
    expect((await office.visitor('admin').signsIn()).address).toBe('/console/tickets');
  });

  test('changed, it ends the other sessions and keeps this one', async () => {
    const desk = await office.hires('busy', 'officer');
    const phone = office.visitor('busy');
    await desk.signsIn();
    await phone.signsIn();
    const form = { current: 'four words in a row', next: words, again: words };
    const page = await desk.submits(await desk.opens('/console/account'), '/password', form);
    expect(page.text).toContain('เปลี่ยนรหัสผ่านแล้ว');
    expect((await phone.opens('/console/tickets')).address).toContain('/console/sign-in');
  });
});

describe('the division', () => {
  test('is said when an account is made, and changed later', async () => {
    const made = await admin.submits(await admin.opens('/console/staff'), '/staff', {
      username: 'works-man',
      name: 'ช่างสมชาย',
      role: 'officer',
      division: 'works',
    });
    expect(made.text).toContain('ช่างสมชาย');
    expect(await office.staff.find('works-man')).toMatchObject({ division: 'works' });
    const page = await admin.opens('/console/staff');
    const done = await admin.submits(page, '/works-man/division', { division: '' });
    expect(done.text).toContain('เปลี่ยนส่วนราชการแล้ว');
    expect(await office.staff.find('works-man')).not.toHaveProperty('division');
    const wrong = await admin.submits(page, '/works-man/division', { division: 'nowhere' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('ไม่พบส่วนราชการนี้');
  });
});

test('what is done to accounts is on record before it is done', async () => {
  const entries = await office.stores.audit.entries({ from: 1, limit: 1000 });
  const lines = entries.map(({ who, deed, about, detail }) =>
    [who, deed, about, detail].filter(Boolean).join(' '),
  );
  expect(lines).toEqual(
    expect.arrayContaining([
      'admin staff-added somying',
      'admin staff-changed malee role',
      'admin staff-changed malee disabled',
      'admin staff-changed malee enabled',
      'admin password-reset preecha',
      'admin staff-changed works-man division',
      'somying staff-changed somying password',
    ]),
  );
  // What was refused was not done, and is not on record.
  expect(lines).not.toContain('admin staff-changed admin disabled');
  expect(lines.filter((line) => line === 'admin staff-added admin')).toEqual([]);
});
