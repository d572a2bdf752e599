import { formOn, type Officer } from '../helpers/officer.ts';
import { answersWithFiles, type TipOffice, tipOffice } from './tip-office.ts';

let office: TipOffice;
let prasert: Officer;
let malee: Officer;
beforeAll(async () => {
  office = await tipOffice();
  prasert = await office.hires('prasert', 'tip-officer', { name: 'ประเสริฐ รักดี' });
  malee = await office.hires('malee', 'tip-officer', { name: 'มาลี ใจงาม' });
});
afterAll(() => office.closes());

const pathOf = (number: string) => `/console/tips/${number}`;

test('a tip officer finds a tip in the list, by its words and by its status', async () => {
  const { number } = await office.receives({ happened: [{ text: 'เรียกเงินค่าที่จอดรถ' }] });
  expect(await prasert.sees('/console/tips')).toContain('เรียกเงินค่าที่จอดรถ');
  expect(await prasert.sees('/console/tips?q=ที่จอดรถ&status=new')).toContain(number);
  expect(await prasert.sees('/console/tips?status=closed')).not.toContain(number);
  expect(await prasert.sees('/console/tips?q=ไม่มีคำนี้')).toContain('ไม่พบเรื่องที่ตรง');
  expect(await prasert.sees('/console/tickets')).not.toContain(number);
  expect((await prasert.opens(`/console/tickets/${number}`)).status).toBe(404);
});

test('the page shows what was filed and who can read it', async () => {
  const { number, proof } = await office.receives({
    about: { divisions: ['finance'], staff: [], said: [{ text: 'หัวหน้าคนหนึ่ง' }] },
    where: [{ text: 'ตลาดนัด' }],
    place: { village: '2', latitude: 7.5, longitude: 99.25 },
    evidence: [{ text: 'มีพยานสองคน' }, { text: 'และรูปถ่าย' }],
    reporter: { how: 'confidential', displayName: 'สายลม', contact: { text: '081-234-5678' } },
  });
  const { text, html } = await prasert.opens(pathOf(number));
  for (const words of [
    'กองคลัง',
    'หัวหน้าคนหนึ่ง',
    'ตลาดนัด',
    'หมู่ที่ 2',
    'มีพยานสองคน\nและรูปถ่าย',
    'ตลาดนัด\nหมู่ที่ 2',
    'เดือนก่อน',
    'สายลม',
    'ปกปิดชื่อ',
    '081-234-5678',
    'ประเสริฐ รักดี (ท่าน)',
    'มาลี ใจงาม',
    'กุญแจกู้คืนของสำนักงาน',
    'ยังไม่ได้ตรวจกับตัวบท',
    proof,
  ]) {
    expect(text).toContain(words);
  }
  expect(html).toContain('https://www.openstreetmap.org/?mlat=7.5&amp;mlon=99.25');
});

test('an answer is sent once, however often its form is', async () => {
  const { number, code } = await office.receives();
  const page = await prasert.opens(pathOf(number));
  const answered = await prasert.submits(page, '/reply', { text: 'ขอทราบวันเวลา' });
  expect(answered.text).toContain('ส่งคำตอบแล้ว');
  const again = await prasert.submits(page, '/reply', { text: 'ขอทราบวันเวลา' });
  expect(again.text.match(/ขอทราบวันเวลา/g)).toHaveLength(1);
  const opened = await office.reporter.open(code, 'a-source');
  expect(opened).toMatchObject({ tip: { status: 'open', talk: [{}, { said: [{ text: 'ขอทราบวันเวลา' }] }] } });
});

test('asking back answers and waits for the reporter in one go', async () => {
  const { number } = await office.receives();
  const page = await prasert.submits(await prasert.opens(pathOf(number)), '/reply', {
    text: 'เกิดขึ้นเมื่อไร',
    askBack: 'yes',
  });
  expect(page.text).toContain('เปลี่ยนสถานะเป็น รอข้อมูลเพิ่ม แล้ว');
  expect(page.html).toContain('mark status-pending');
});

test('what was typed stays when somebody was faster, and the new is marked', async () => {
  const { number } = await office.receives();
  const page = await prasert.opens(pathOf(number));
  await malee.replies(number, 'มาลีตอบก่อน');
  const refused = await prasert.submits(page, '/reply', { text: 'ประเสริฐกำลังพิมพ์' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('มีคนอื่นแก้ไขเรื่องนี้ก่อนท่าน');
  expect(refused.html).toContain('ประเสริฐกำลังพิมพ์</textarea>');
  expect(refused.html).toContain('id="fresh"');
  const sent = await prasert.submits(refused, '/reply', { text: 'ประเสริฐกำลังพิมพ์' });
  expect(sent.text).toContain('ส่งคำตอบแล้ว');
});

test('a template adds its words and sends nothing', async () => {
  const { number } = await office.receives();
  const page = await prasert.submits(await prasert.opens(pathOf(number)), '/reply', {
    text: 'สวัสดี',
    template: 'received',
    askBack: 'yes',
  });
  expect(page.html).toMatch(/สวัสดี\nสำนักงานได้รับเรื่องของท่านแล้ว[^<]*<\/textarea>/);
  expect(page.html).toMatch(/name="askBack" value="yes" checked/);
  expect((await office.record()).at(-1)).toBe('prasert tip-viewed');
});

test('a note, a status with its reason, and somebody to do it', async () => {
  const { number } = await office.receives();
  expect((await prasert.notes(number, 'โทรถามกองคลังแล้ว')).text).toContain('โทรถามกองคลังแล้ว');
  expect((await prasert.changesStatus(number, 'rejected')).text).toContain('โปรดบอกเหตุผลด้วย');
  expect((await prasert.changesStatus(number, 'rejected', 'ไม่มีหลักฐาน')).text).toContain('เหตุผล: ไม่มีหลักฐาน');
  expect((await prasert.changesStatus(number, 'pending')).status).toBe(422);
  expect((await prasert.assigns(number, 'malee')).text).toContain('มอบหมายแล้ว');
  await office.hires('clerk', 'officer');
  expect((await prasert.assigns(number, 'clerk')).status).toBe(422);
});

test('a proof typed from paper is found to fit or not', async () => {
  const { number, proof } = await office.receives();
  const other = await office.receives();
  const typed = proof.toLowerCase().replaceAll('-', ' ');
  const page = await prasert.opens(pathOf(number));
  expect((await prasert.submits(page, '/proof', { text: typed })).text).toContain('ตรงกัน ใบนี้เป็นของเรื่องนี้');
  for (const text of [other.proof, '', 'ก', proof.slice(0, -1)]) {
    expect((await prasert.submits(page, '/proof', { text })).text).toContain('ไม่ตรงกัน');
  }
});

test('whoever finds that they are concerned hands on and is locked out', async () => {
  const { number } = await office.receives();
  const page = await prasert.opens(`${pathOf(number)}/leave`);
  expect((await prasert.submits(page, '/leave', {})).text).toContain('โปรดทำเครื่องหมายยืนยันก่อน');
  expect((await prasert.opens(pathOf(number))).status).toBe(200);
  const left = await prasert.submits(page, '/leave', { sure: 'yes' });
  expect(left.text).toContain('ท่านออกจากเรื่องนั้นแล้ว');
  expect(left.html).not.toContain(number);
  expect((await prasert.opens(pathOf(number))).status).toBe(404);
  expect(await malee.sees(pathOf(number))).toContain('ออกจากเรื่อง');
  // The last one says that the recovery key alone shall have it.
  const last = await malee.opens(`${pathOf(number)}/leave`);
  expect((await malee.submits(last, '/leave', { sure: 'yes' })).status).toBe(422);
  expect((await malee.submits(last, '/leave', { sure: 'yes', to: 'recovery' })).text).toContain(
    'ออกจากเรื่องนั้นแล้ว',
  );
});

test('access is given to a tip officer who is not named, and to nobody else', async () => {
  const { number } = await office.receives({ about: { divisions: [], staff: ['somsak'], said: [] } });
  await office.hires('somsak', 'tip-officer');
  const wanida = await office.hires('wanida', 'tip-officer');
  expect((await wanida.opens(pathOf(number))).status).toBe(404);
  const page = await prasert.opens(pathOf(number));
  const choices = /<form id="give".*?<\/form>/s.exec(page.html)?.[0];
  expect(choices).toContain('value="wanida"');
  expect(choices).not.toContain('somsak');
  expect((await prasert.submits(page, '/give', { to: 'somsak' })).text).toContain('ให้คนนี้เปิดอ่านไม่ได้');
  expect((await prasert.submits(page, '/give', { to: 'wanida' })).text).toContain('ให้เปิดอ่านแล้ว');
  expect((await wanida.opens(pathOf(number))).status).toBe(200);
});

test('an overdue tip says so in the list and on its page', async () => {
  const { number } = await office.receives();
  office.passes({ hours: 24 * 20 });
  await prasert.signsIn();
  await prasert.opensTips();
  expect(await prasert.sees('/console/tips')).toMatch(/เกินกำหนดตอบ \d+ เรื่อง/);
  expect(await prasert.sees(pathOf(number))).toContain('เกินกำหนด');
  await prasert.replies(number, 'ตอบแล้ว');
  expect((await prasert.opens(pathOf(number))).html).not.toContain('mark-late');
});

test('words typed into an answer with files are not lost when the key has closed meanwhile', async () => {
  const late = await office.hires('late', 'tip-officer');
  const fresh = await office.receives();
  const page = await late.opens(pathOf(fresh.number));
  expect(formOn(page.html, '/reply').action).toBe(`${pathOf(fresh.number)}/reply`);
  const closed = () => late.cookies.delete('desk-key');
  const [text, file] = ['ข้อความยาวที่พิมพ์ไว้', { name: 'a.txt', content: Buffer.from('abc') }];
  const asked = await answersWithFiles(late, fresh.number, { text }, [file], closed);
  expect(asked.status).toBe(401);
  expect(asked.html).toContain(text);
});

test('nor when the whole session is over, whose files nobody keeps', async () => {
  const late = await office.hires('later', 'tip-officer');
  const over = () => late.cookies.clear();
  const [text, file] = ['ข้อความยาวที่พิมพ์ไว้', { name: 'a.txt', content: Buffer.from('abc') }];
  const { number: own } = await office.receives();
  const asked = await answersWithFiles(late, own, { text }, [file], over);
  expect(asked.status).toBe(401);
  expect(asked.html).toContain(text);
  expect(await malee.sees(pathOf(own))).not.toContain(text);
});
