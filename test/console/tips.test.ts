import { type ConsoleOffice, consoleOffice, villagerId } from '../helpers/console-office.ts';
import type { Officer } from '../helpers/officer.ts';

let office: ConsoleOffice;
let prasert: Officer;
let number: string;
beforeAll(async () => {
  office = await consoleOffice();
  prasert = await office.hires('prasert', 'tip-officer', 'ประเสริฐ');
  await prasert.signsIn();
  number = await office.receives({
    kind: 'tip',
    text: 'มีการเรียกเงินค่าลัดคิว',
    reporter: { how: 'anonymous', receiptDigest: 'digest-of-the-code' },
    facts: [{ step: 'about', text: 'กองช่าง' }],
  });
});
afterAll(() => office.closes());

test('a tip officer finds the tip at its own desk and not among the tickets', async () => {
  expect(await prasert.sees('/console/tips')).toContain('มีการเรียกเงินค่าลัดคิว');
  expect(await prasert.sees('/console/tickets')).not.toContain('มีการเรียกเงินค่าลัดคิว');
  expect((await prasert.opens(`/console/tickets/${number}`)).status).toBe(404);
});

test('an anonymous reporter is shown as such, with what the bot asked', async () => {
  const page = await prasert.opens(`/console/tips/${number}`);
  expect(page.text).toContain('ไม่เปิดเผยตัวตน');
  expect(page.text).toContain('ผู้ที่ถูกแจ้ง\nกองช่าง');
  expect(page.html).not.toContain('digest-of-the-code');
});

test('an answer to an anonymous reporter goes nowhere: it waits for the receipt code', async () => {
  const page = await prasert.replies(number, 'ขอทราบวันเวลา');
  expect(page.text).toContain('รอผู้แจ้งเปิดอ่านด้วยรหัสรับเรื่อง');
  expect(office.post.released(number)).toEqual([]);
});

test('a confidential reporter is marked so', async () => {
  const confidential = await office.receives({
    kind: 'tip',
    reporter: { how: 'confidential', userId: villagerId, displayName: 'มาลี' },
  });
  const page = await prasert.opens(`/console/tips/${confidential}`);
  expect(page.text).toContain('ปกปิดชื่อ');
  expect(page.html).not.toContain(villagerId);
});

test.each(['admin', 'officer', 'viewer'] as const)(
  'to the %s the desk of tips is not there',
  async (role) => {
    const person = await office.hires(`the-${role}`, role);
    await person.signsIn();
    const list = await person.opens('/console/tickets');
    expect(list.html).not.toContain('/console/tips');
    for (const path of ['/console/tips', `/console/tips/${number}`, `/console/files/${number}/x`]) {
      const page = await person.opens(path);
      expect(page.status).toBe(404);
      expect(page.text).toContain('ไม่พบหน้านี้');
    }
    for (const form of ['reply', 'note', 'status', 'assignee', 'priority', 'retry']) {
      const page = await person.sends(`/console/tips/${number}/${form}`, { text: 'x', revision: '1' });
      expect(page.status).toBe(404);
    }
    for (const query of ['desk=tip', `ticket=${number}`]) {
      expect((await person.ask(`/console/pulse?${query}`)).status).toBe(404);
    }
    expect((await prasert.opens(`/console/tips?assignee=the-${role}`)).status).toBe(200);
  },
);

test('a tip goes to nobody who may not read it', async () => {
  expect((await prasert.assigns(number, 'the-admin')).status).toBe(422);
  expect((await prasert.assigns(number, 'prasert')).text).toContain('มอบหมายแล้ว');
});
