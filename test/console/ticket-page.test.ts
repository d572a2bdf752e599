import { randomUUID } from 'node:crypto';
import { addFromReporter } from '../../src/tickets/track.ts';
import { type ConsoleOffice, consoleOffice, villagerId } from '../helpers/console-office.ts';
import type { Officer } from '../helpers/officer.ts';
import { officeRules } from '../helpers/tickets.ts';

let office: ConsoleOffice;
let somying: Officer;
beforeAll(async () => {
  office = await consoleOffice();
  somying = await office.hires('somying', 'officer', 'สมหญิง');
  await office.hires('prasert', 'tip-officer', 'ประเสริฐ');
  await office.hires('viewer', 'viewer', 'วิชัย');
  await somying.signsIn();
});
afterAll(() => office.closes());

test('the talk stands in order of time: reporter, office, note', async () => {
  const number = await office.receives({ text: 'ถนนเป็นหลุมลึก' });
  office.passes({ minutes: 1 });
  await somying.notes(number, 'โทรหากองช่างแล้ว');
  office.passes({ minutes: 1 });
  await somying.replies(number, 'พรุ่งนี้ช่างเข้าไป');
  office.passes({ minutes: 1 });
  const more = { number, draftId: randomUUID(), texts: [{ text: 'ขอบคุณค่ะ', source: 's' }], attachments: [] };
  await addFromReporter({ store: office.tickets, clock: office.now, ...officeRules }, more);
  const text = await somying.seesTicket(number);
  const talk = text.slice(text.indexOf('การพูดคุย'));
  const positions = ['ถนนเป็นหลุมลึก', 'โทรหากองช่างแล้ว', 'พรุ่งนี้ช่างเข้าไป', 'ขอบคุณค่ะ'].map((words) =>
    talk.indexOf(words),
  );
  expect(positions).not.toContain(-1);
  expect(positions).toEqual(positions.toSorted((one, other) => one - other));
  expect(talk).toContain('บันทึก (เห็นเฉพาะเจ้าหน้าที่) โดย สมหญิง');
});

test('place, contact and facts stand beside it; the map link gives no referrer', async () => {
  const number = await office.receives({
    reporter: { how: 'named', userId: villagerId, displayName: 'มาลี', contact: '081-234-5678' },
    place: { village: '4', words: 'หน้าวัด', latitude: 7.5, longitude: 99.25 },
    facts: [{ step: 'detail', text: 'ลึกสองคืบ' }],
  });
  const page = await somying.opens(`/console/tickets/${number}`);
  expect(page.text).toContain('หมู่ที่ 4 · หน้าวัด');
  expect(page.text).toContain('081-234-5678');
  expect(page.text).toContain('รายละเอียด\nลึกสองคืบ');
  expect(page.html).toMatch(
    /href="https:\/\/www\.openstreetmap\.org\/\?mlat=7\.5&amp;mlon=99\.25[^"]*"[^>]*rel="noreferrer"/,
  );
  expect(page.html).not.toContain(villagerId);
});

test('what a reporter writes stays words, never markup', async () => {
  const number = await office.receives({
    text: '<script>alert(1)</script>"><img src=x onerror=alert(2)>',
    reporter: { how: 'named', userId: villagerId, displayName: '</title><b>x' },
  });
  const page = await somying.opens(`/console/tickets/${number}`);
  expect(page.html).not.toContain('<script>alert');
  expect(page.html).not.toContain('<img src=x');
  expect(page.text).toContain('<script>alert(1)</script>');
});

test('how the way of an answer stands, in words, with a button to try again', async () => {
  const number = await office.receives();
  await somying.replies(number, 'กำลังไป');
  const id = (await office.tickets.find(number))?.messages.at(-1)?.id ?? '';
  expect(await somying.seesTicket(number)).toContain('กำลังส่ง');
  await office.tickets.setDelivery(number, id, { state: 'failed', reason: 'unreachable', at: office.now() });
  const failed = await somying.seesTicket(number);
  expect(failed).toContain('ส่งไม่สำเร็จ ติดต่อ LINE ไม่ได้นานเกินไป');
  const page = await somying.submits(await somying.opens(`/console/tickets/${number}`), '/retry', {});
  expect(page.text).toContain('กำลังส่งอีกครั้ง');
  expect(office.post.retried).toEqual([id]);
  expect(page.html).not.toContain('/retry"');
  await office.tickets.setDelivery(number, id, { state: 'sent', at: office.now() });
  expect(await somying.seesTicket(number)).toContain('ส่งแล้ว');
});

test('a second try of an answer that is on its way is explained', async () => {
  const number = await office.receives();
  const page = await somying.sends(`/console/tickets/${number}/retry`, { to: 'no-such-message' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('คำตอบนี้ส่งแล้วหรือกำลังส่งอยู่');
});

test('files that cannot be had are told of in words', async () => {
  const attachment = (state: 'fetching' | 'gone' | 'refused') =>
    ({ id: randomUUID(), kind: 'image', state }) as const;
  const number = await office.receives({
    attachments: [attachment('fetching'), attachment('gone'), attachment('refused')],
  });
  const text = await somying.seesTicket(number);
  expect(text).toContain('กำลังรับจาก LINE');
  expect(text).toContain('รับไม่ได้ ไฟล์หมดอายุ');
  expect(text).toContain('ไม่รับ ไฟล์ใหญ่เกินไป');
});

test('every change is in the activity', async () => {
  const number = await office.receives();
  await somying.assigns(number, 'prasert');
  await somying.prioritises(number, 'urgent');
  await somying.changesStatus(number, 'rejected', 'อยู่นอกเขตตำบล');
  const text = await somying.seesTicket(number);
  expect(text).toContain('ประวัติการดำเนินการ (4)');
  expect(text).toContain('เปลี่ยนผู้รับผิดชอบ ประเสริฐ');
  expect(text).toContain('เปลี่ยนความสำคัญ จาก ปกติ เป็น ด่วน');
  expect(text).toContain('เปลี่ยนสถานะ จาก เรื่องใหม่ เป็น ไม่รับพิจารณา เหตุผล: อยู่นอกเขตตำบล');
});

test('a blocked account is told of', async () => {
  const userId = `U${'6'.repeat(32)}`;
  const number = await office.receives({ reporter: { how: 'named', userId } });
  await office.tickets.setBlocked(userId, true, office.now());
  const text = await somying.seesTicket(number);
  expect(text).toContain('ผู้แจ้งบล็อกบัญชีของสำนักงานอยู่');
  expect(text).toContain('ไม่ทราบชื่อ');
});

test.each([
  '/console/tickets/C-2570-9999',
  '/console/tickets/nonsense',
  '/console/tickets/%E0%A4%A',
  '/console/x',
])('%s is a page that says what to do', async (path) => {
  const page = await somying.opens(path);
  expect([400, 404]).toContain(page.status);
  expect(page.text).toContain('กลับไปรายการเรื่อง');
});

test('a number typed carelessly finds its page', async () => {
  const number = await office.receives();
  expect((await somying.opens(`/console/tickets/${number.toLowerCase()}`)).status).toBe(200);
});

test('who may only read gets no form', async () => {
  const number = await office.receives();
  const viewer = office.visitor('viewer');
  await viewer.signsIn();
  const page = await viewer.opens(`/console/tickets/${number}`);
  expect(page.status).toBe(200);
  expect(page.html.match(/<form/g)).toHaveLength(1);
  expect(page.text).toContain('ผู้รับผิดชอบ: ยังไม่มีผู้รับผิดชอบ');
});
