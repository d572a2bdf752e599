import { randomUUID } from 'node:crypto';
import { addFromReporter } from '../../src/tickets/track.ts';
import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';
import { formOn, type Officer } from '../helpers/officer.ts';
import { officeRules } from '../helpers/tickets.ts';

let office: ConsoleOffice;
let somying: Officer;
let prasert: Officer;
beforeAll(async () => {
  office = await consoleOffice();
  somying = await office.hires('somying', 'officer', 'สมหญิง');
  prasert = await office.hires('prasert', 'officer', 'ประเสริฐ');
  await somying.signsIn();
  await prasert.signsIn();
});
afterAll(() => office.closes());

const answersOf = async (number: string) =>
  ((await office.tickets.find(number))?.messages ?? [])
    .filter(({ direction }) => direction === 'outbound')
    .map(({ text }) => text);

test('an officer answers, the answer goes out, the new ticket is open', async () => {
  const number = await office.receives();
  const page = await somying.replies(number, '  พรุ่งนี้ช่างเข้าไปครับ\r\nเช้า ๆ ');
  expect(page.address).toBe(`/console/tickets/${number}?done=replied`);
  expect(page.text).toContain('ส่งคำตอบแล้ว');
  expect(office.post.released(number)).toEqual(['พรุ่งนี้ช่างเข้าไปครับ\nเช้า ๆ']);
  expect(await office.tickets.find(number)).toMatchObject({ status: 'open', firstReplyAt: office.now() });
});

test.each([
  ['   ', 'โปรดพิมพ์ข้อความก่อน'],
  ['ก'.repeat(2001), 'ข้อความยาวเกินไป'],
])('an answer that cannot be sent stays in its field', async (text, words) => {
  const number = await office.receives();
  const page = await somying.replies(number, text);
  expect(page.status).toBe(422);
  expect(page.text).toContain(words);
  expect(page.html).toContain(`>${text}</textarea>`);
  expect(office.post.released(number)).toEqual([]);
});

test('two officers answer at once: the second sees the first answer before sending', async () => {
  const number = await office.receives();
  const seenBySomying = await somying.opens(`/console/tickets/${number}`);
  await prasert.replies(number, 'ผมรับเรื่องเองครับ');
  const page = await somying.submits(seenBySomying, '/reply', { text: 'ดิฉันรับเรื่องค่ะ' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('มีคนอื่นแก้ไขเรื่องนี้ก่อนท่าน');
  expect(page.text).toMatch(/ใหม่คำตอบจากสำนักงาน โดย ประเสริฐ/);
  expect(page.html).toContain('>ดิฉันรับเรื่องค่ะ</textarea>');
  expect(await answersOf(number)).toEqual(['ผมรับเรื่องเองครับ']);

  await somying.submits(page, '/reply', { text: 'ดิฉันรับเรื่องค่ะ' });
  expect(await answersOf(number)).toEqual(['ผมรับเรื่องเองครับ', 'ดิฉันรับเรื่องค่ะ']);
});

test('what the reporter added meanwhile is seen before the answer is sent', async () => {
  const number = await office.receives();
  const page = await somying.opens(`/console/tickets/${number}`);
  const more = { number, draftId: randomUUID(), texts: [{ text: 'ซ่อมแล้วค่ะ', source: 's' }], attachments: [] };
  await addFromReporter({ store: office.tickets, clock: office.now, ...officeRules }, more);
  const refused = await somying.submits(page, '/reply', { text: 'พรุ่งนี้ไปซ่อม' });
  expect(refused.status).toBe(409);
  expect(refused.text).toMatch(/ใหม่ผู้แจ้ง[\s\S]*ซ่อมแล้วค่ะ/);
});

test('the same form sent twice, one after the other or at once, sends one answer', async () => {
  const number = await office.receives();
  const page = await somying.opens(`/console/tickets/${number}`);
  const both = await Promise.all([
    somying.submits(page, '/reply', { text: 'ส่งสองครั้ง' }),
    somying.submits(page, '/reply', { text: 'ส่งสองครั้ง' }),
  ]);
  const third = await somying.submits(page, '/reply', { text: 'ส่งสองครั้ง' });
  for (const one of [...both, third]) expect(one.text).toContain('ส่งคำตอบแล้ว');
  expect(await answersOf(number)).toEqual(['ส่งสองครั้ง']);
  expect(office.post.released(number)).toEqual(['ส่งสองครั้ง']);
});

test('another text in a form that was sent already is not taken for the first', async () => {
  const number = await office.receives();
  const page = await somying.opens(`/console/tickets/${number}`);
  await somying.submits(page, '/reply', { text: 'คำตอบแรก' });
  const back = await somying.submits(page, '/reply', { text: 'คำตอบที่สอง' });
  expect(back.status).toBe(409);
  await somying.submits(back, '/reply', { text: 'คำตอบที่สอง' });
  expect(await answersOf(number)).toEqual(['คำตอบแรก', 'คำตอบที่สอง']);
});

test('a form that lost its hidden fields is shown the ticket first', async () => {
  const number = await office.receives();
  for (const revision of ['', 'abc', '-1', '1e3']) {
    const page = await somying.sends(`/console/tickets/${number}/reply`, { text: 'x', revision });
    expect(page.status).toBe(409);
  }
  expect(await answersOf(number)).toEqual([]);
});

test('a template is added to what was typed, and sends nothing', async () => {
  const number = await office.receives();
  const page = await somying.opens(`/console/tickets/${number}`);
  const filled = await somying.submits(page, '/reply', { text: 'สวัสดีค่ะ', template: 'received' });
  expect(filled.status).toBe(200);
  expect(filled.html).toContain('>สวัสดีค่ะ\nสำนักงานได้รับเรื่องของท่านแล้ว</textarea>');
  expect(await answersOf(number)).toEqual([]);
  expect(formOn(filled.html, '/reply').hidden.form).toBe(formOn(page.html, '/reply').hidden.form);
});

test('a template added after a colleague answered says that there is something new', async () => {
  const number = await office.receives();
  const page = await somying.opens(`/console/tickets/${number}`);
  await prasert.replies(number, 'ผมตอบแล้ว');
  const filled = await somying.submits(page, '/reply', { text: '', template: 'done' });
  expect(filled.text).toContain('มีข้อความหรือบันทึกใหม่ระหว่างที่ท่านพิมพ์');
  expect(filled.text).toContain('ใหม่คำตอบจากสำนักงาน โดย ประเสริฐ');
});

test('a form that is far too large is told so', async () => {
  const number = await office.receives();
  const page = await somying.sends(`/console/tickets/${number}/reply`, { text: 'ก'.repeat(60_000) });
  expect(page.status).toBe(413);
  expect(page.text).toContain('ข้อความยาวเกินไป');
});

test('neither answers nor names reach the log', async () => {
  const number = await office.receives();
  await somying.replies(number, 'ข้อความลับของผู้แจ้ง');
  const broken = office.tickets.find;
  office.tickets.find = () => Promise.reject(new Error('ข้อความลับของผู้แจ้ง'));
  expect((await somying.opens(`/console/tickets/${number}`)).status).toBe(500);
  office.tickets.find = broken;
  const log = office.logged.join('');
  expect(log).toContain('a console page failed');
  for (const secret of ['ข้อความลับ', 'มาลี', 'สมหญิง', 'somying', number]) expect(log).not.toContain(secret);
});
