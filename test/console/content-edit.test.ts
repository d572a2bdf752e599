import type { Procedure } from '../../src/knowledge/content.ts';
import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';
import { fieldsOn } from '../helpers/content-office.ts';
import type { Officer } from '../helpers/officer.ts';
import { sampleContent } from '../helpers/sample-content.ts';

let office: ConsoleOffice;
let malee: Officer;
let somchai: Officer;
beforeAll(async () => {
  const { procedures, topics, years, disclosures } = sampleContent();
  office = await consoleOffice({
    content: { years, disclosures, procedures: procedures.map(unasked), topics: topics.map(unasked) },
  });
  malee = await office.hires('malee', 'officer', 'มาลี ใจดี');
  somchai = await office.hires('somchai', 'admin', 'สมชาย');
  await malee.signsIn();
  await somchai.signsIn();
});
afterAll(() => office.closes());

/** Without what the search learns by: it is made anew after every change. */
const unasked = <E extends object>(entry: E): E => ({ ...entry, names: [], asks: [] });

const pathOf = (id: string) => `/console/content/procedure/${id}`;
const stored = async (id: string) => {
  const record = await office.content.find('procedure', id);
  if (!record) throw new Error(`there is no ${id}`);
  return record;
};

/** Opens an entry's form and sends it with some inputs changed, as a browser without script does. */
async function edits(officer: Officer, id: string, changed: Record<string, string>) {
  const page = await officer.opens(`${pathOf(id)}/edit`);
  return officer.sends(`${pathOf(id)}/edit`, { ...fieldsOn(page, '/edit'), checked: 'part', ...changed });
}

test('an edited fee is saved, shown, found in the history, and nothing else changes', async () => {
  const before = await stored('sign-tax');
  const page = await edits(malee, 'sign-tax', { fee: 'ห้าบาทต่อป้าย' });
  expect(page.text).toContain('บันทึกแล้ว');
  expect(page.text).toContain('ห้าบาทต่อป้าย');
  const after = await stored('sign-tax');
  expect(after.entry).toEqual({ ...before.entry, fee: 'ห้าบาทต่อป้าย' });
  expect(after).toMatchObject({ version: 2, origin: 'console', edit: { by: 'malee', how: 'edit' } });
  const fee = office.knowledge.current().content.procedures.find(({ id }) => id === 'sign-tax')?.fee;
  expect(fee).toBe('ห้าบาทต่อป้าย');
  const history = await malee.sees(`${pathOf('sign-tax')}/history`);
  expect(history).toContain('ฉบับที่ 2: แก้ไข ฉบับที่ใช้อยู่');
  expect(history).toContain('โดย มาลี ใจดี');
  expect(history).toContain(`ค่าธรรมเนียม\nเดิม: ${before.entry.fee}\nใหม่: ห้าบาทต่อป้าย`);
  expect(history).toContain('ฉบับที่ 1: โหลดจากไฟล์ของสำนักงาน');
});

test('a form sent back as it came saves nothing', async () => {
  const { version } = await stored('dig-fill');
  expect((await edits(malee, 'dig-fill', {})).text).toContain('ไม่มีข้อไหนเปลี่ยน');
  expect((await stored('dig-fill')).version).toBe(version);
});

test('who edits is asked whether everything was checked', async () => {
  const unanswered = await edits(malee, 'food-place', { checked: '', fee: 'ฟรี' });
  expect(unanswered.status).toBe(422);
  expect(unanswered.text).toContain('ท่านตรวจทุกข้อของรายการนี้แล้วหรือยัง: โปรดเลือกข้อหนึ่ง');
  await edits(malee, 'food-place', { fee: 'ฟรี' });
  expect((await stored('food-place')).entry.check).toBe('sample');
  const page = await edits(malee, 'food-place', { checked: 'all' });
  expect((await stored('food-place')).entry.check).toEqual({ by: 'มาลี ใจดี', on: '2026-11-23' });
  expect(page.text).toContain('ตรวจล่าสุด 23 พ.ย. 2569 โดย มาลี ใจดี');
});

test('checked today: name and day are noted, what is not sure stays so', async () => {
  const before = await stored('tree-cutting');
  const page = await malee.opens(pathOf('tree-cutting'));
  expect(page.text).toContain('ยังไม่มีเจ้าหน้าที่ตรวจ');
  const after = await malee.submits(page, '/checked', {});
  expect(after.text).toContain('บันทึกว่าตรวจแล้ววันนี้');
  const check = { by: 'มาลี ใจดี', on: '2026-11-23' };
  expect((await stored('tree-cutting')).entry).toEqual({ ...before.entry, check });
  expect(before.entry.unconfirmed.length).toBeGreaterThan(0);
});

test('who has not seen the newest version cannot say that it was checked', async () => {
  const page = await malee.opens(pathOf('venue-use'));
  await edits(somchai, 'venue-use', { fee: 'วันละพันบาท' });
  const refused = await malee.submits(page, '/checked', {});
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('มีคนอื่นแก้รายการนี้ก่อนท่าน');
  expect(refused.text).toContain('วันละพันบาท');
  expect((await stored('venue-use')).entry.check).toBe('sample');
});

test('nothing typed is lost on a form that is refused', async () => {
  const typed = {
    fee: '',
    about: 'คำอธิบาย “ใหม่” <b>',
    'steps.7.by': 'ผู้ขอ',
    'steps.7.text': 'บรรทัดหนึ่ง\nบรรทัดสอง',
    'yearly.5.year': 'ปีหน้า',
    'unconfirmed.fee': 'yes',
    hours: '_other',
    'hours.words': 'เฉพาะวันพุธ',
    phone: 'ไม่มีเบอร์',
  };
  const page = await edits(malee, 'waste-collection', typed);
  expect(page.status).toBe(422);
  expect(page.text).toContain('ยังบันทึกไม่ได้ มี 6 ข้อที่ต้องแก้');
  expect(fieldsOn(page, '/edit')).toMatchObject(typed);
  expect(page.html).toMatch(/id="f-phone" name="phone" aria-describedby="f-phone-fault f-phone-hint"/);
  expect((await stored('waste-collection')).version).toBe(1);
});

test('a preview shows the card of what was typed, keeps it, and saves nothing', async () => {
  const page = await edits(malee, 'rabies-vaccine', { fee: 'ฟรี </script><b>', act: 'preview', checked: '' });
  expect(page.status).toBe(200);
  expect(page.text).toContain('นี่คือตัวอย่าง ยังไม่ได้บันทึก');
  expect(page.html).not.toContain('</script><b>');
  const messages = /data-messages="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&quot;', '"');
  expect(messages).toContain('ฟรี &lt;/script>');
  expect(page.html).toMatch(/<script type="module" src="\/console\/assets\/card-preview.js/);
  expect(fieldsOn(page, '/edit').fee).toBe('ฟรี </script><b>');
  expect((await stored('rabies-vaccine')).version).toBe(1);
});

describe('two officers at one entry', () => {
  test('the second is told, sees what changed, keeps what was typed and may save again', async () => {
    const id = 'street-vending';
    const opened = fieldsOn(await malee.opens(`${pathOf(id)}/edit`), '/edit');
    await edits(somchai, id, { fee: 'ปีละร้อยบาท', where: 'กองสาธารณสุข ชั้นสอง' });
    const mine = { ...opened, fee: 'ปีละห้าสิบบาท', duration: 'สามวัน', checked: 'part' };
    const told = await malee.sends(`${pathOf(id)}/edit`, mine);
    expect(told.status).toBe(409);
    expect(told.text).toContain('สมชาย บันทึกเมื่อ 23 พ.ย. 2569');
    expect(told.text).toContain('ใหม่: ปีละร้อยบาท\nท่านก็แก้ข้อนี้ด้วย');
    const shown = fieldsOn(told, '/edit');
    expect(shown).toMatchObject({
      fee: 'ปีละห้าสิบบาท',
      duration: 'สามวัน',
      where: 'กองสาธารณสุข ชั้นสอง',
      version: '2',
      checked: 'part',
    });
    expect((await stored(id)).entry.fee).toBe('ปีละร้อยบาท');
    await malee.sends(`${pathOf(id)}/edit`, shown);
    expect((await stored(id)).entry).toMatchObject({
      fee: 'ปีละห้าสิบบาท',
      duration: 'สามวัน',
      where: 'กองสาธารณสุข ชั้นสอง',
    });
  });

  test('an entry taken out meanwhile comes back only when one saves again', async () => {
    const id = 'loudspeaker-refer';
    const opened = fieldsOn(await malee.opens(`${pathOf(id)}/edit`), '/edit');
    await somchai.submits(await somchai.opens(`${pathOf(id)}/remove`), '/remove', {});
    const told = await malee.sends(`${pathOf(id)}/edit`, { ...opened, fee: 'ฟรี', checked: 'part' });
    expect(told.text).toContain('เขานำรายการนี้ออกแล้ว');
    expect((await stored(id)).isRemoved).toBe(true);
    await malee.sends(`${pathOf(id)}/edit`, fieldsOn(told, '/edit'));
    expect(await stored(id)).toMatchObject({ isRemoved: false, entry: { fee: 'ฟรี' } });
  });
});

test('a removed entry is found by nobody, is still in its list, and can be brought back', async () => {
  const id = 'advert-permit';
  const asked = await malee.opens(`${pathOf(id)}/remove`);
  const gone = await malee.submits(asked, '/remove', {});
  expect(gone.text).toContain('นำออกแล้ว');
  const isFound = () => office.knowledge.current().content.procedures.some((one) => one.id === id);
  expect(isFound()).toBe(false);
  expect(await malee.sees('/console/content/procedure')).toContain('รายการที่นำออกแล้ว (1)');
  expect((await malee.opens(`${pathOf(id)}/edit`)).address).toBe(pathOf(id));
  const back = await malee.submits(await malee.opens(pathOf(id)), '/restore', {});
  expect(back.text).toContain('นำกลับมาแล้ว');
  expect(isFound()).toBe(true);
});

test('what others point to is not taken out', async () => {
  const page = await malee.opens('/console/content/topic/structure/remove');
  expect(page.text).toContain('O1 (2564) โครงสร้าง');
  expect(page.html).not.toContain('action="/console/content/topic/structure/remove"');
  const refused = await malee.sends('/console/content/topic/structure/remove', { version: '1' });
  expect(refused.status).toBe(422);
  expect((await office.content.find('topic', 'structure'))?.isRemoved).toBe(false);
});

test('one goes back to an earlier version, which is kept as a new one', async () => {
  const id = 'info-request';
  const { entry } = await stored(id);
  await edits(malee, id, { fee: 'หน้าละบาท' });
  await edits(malee, id, { fee: 'หน้าละสองบาท' });
  const history = await malee.opens(`${pathOf(id)}/history`);
  const stale = { version: '2', use: '1' };
  expect((await malee.sends(`${pathOf(id)}/history`, stale)).status).toBe(409);
  const back = await malee.sends(`${pathOf(id)}/history`, { ...stale, version: '3' });
  expect(back.text).toContain('นำกลับมาแล้ว');
  expect(await stored(id)).toMatchObject({ version: 4, entry, edit: { how: 'restore' } });
  expect(history.text).toContain('กลับไปใช้ฉบับนี้');
  expect((await malee.sends(`${pathOf(id)}/history`, { version: '4', use: '99' })).status).toBe(404);
});

describe('a new entry', () => {
  const newAnswer = { question: 'จ่ายค่าน้ำที่ไหน', text: 'จ่ายที่กองคลัง', asks: 'ค่าน้ำจ่ายไหน', checked: 'all' };

  test('is made once, however often its form is sent', async () => {
    const page = await malee.opens('/console/content/new/answer');
    const fields = { ...fieldsOn(page, '/new/answer'), ...newAnswer };
    const made = await malee.sends('/console/content/new/answer', fields);
    expect(made.text).toContain('จ่ายค่าน้ำที่ไหน');
    expect((await malee.sends('/console/content/new/answer', fields)).address).toBe(made.address);
    const { records } = await office.content.all();
    const same = records.filter(
      ({ kind, entry }) => kind === 'answer' && 'question' in entry && entry.question === newAnswer.question,
    );
    expect(same).toHaveLength(1);
    expect(same[0]).toMatchObject({ entry: { check: { by: 'มาลี ใจดี' } }, version: 1 });
  });

  test('of a year gets a code of its own; one that is taken is said to be', async () => {
    const path = '/console/content/new/disclosure';
    const page = await malee.opens(`${path}?year=2564`);
    const fields = {
      ...fieldsOn(page, '/disclosure'),
      name: 'รายการใหม่',
      group: '9.1',
      'topics.0': 'structure',
      checked: 'part',
    };
    expect((await malee.sends(path, { ...fields, code: 'o1' })).text).toContain('มีรายการนี้อยู่แล้ว');
    const made = await malee.sends(path, { ...fields, code: 'o๔๔' });
    expect(made.address).toContain('/console/content/disclosure/2564-O44');
    expect((await malee.sends(path, { ...fields, year: '2599', code: 'O1' })).status).toBe(422);
  });

  test('of a year begins with the groups of the newest one', async () => {
    const page = await malee.opens('/console/content/new/year');
    const fields = fieldsOn(page, '/new/year');
    expect(fields).toMatchObject({ 'groups.0.code': '9.1', 'groups.0.name': 'ข้อมูลพื้นฐาน' });
    await malee.sends('/console/content/new/year', { ...fields, year: '๒๕๗๐', checked: 'part' });
    expect(await office.content.find('year', '2570')).toMatchObject({ entry: { groups: { length: 7 } } });
  });

  test('a word of the office has Thai in its address and is edited there', async () => {
    const path = '/console/content/new/synonym';
    const fields = {
      ...fieldsOn(await malee.opens(path), '/synonym'),
      means: 'ผู้สูงอายุ/ชรา',
      said: 'คนแก่\nคนเฒ่า',
    };
    const made = await malee.sends(path, fields);
    expect(made.text).toContain('คนเฒ่า');
    const edit = `/console/content/synonym/${encodeURIComponent('ผู้สูงอายุ/ชรา')}/edit`;
    const page = await malee.opens(edit);
    await malee.sends(edit, { ...fieldsOn(page, '/edit'), said: 'คนแก่', means: 'อย่างอื่น' });
    expect((await office.content.find('synonym', 'ผู้สูงอายุ/ชรา'))?.entry.said).toEqual(['คนแก่']);
  });

  test('how people greet can be written before any file had it', async () => {
    const page = await malee.opens('/console/content/intent/greeting');
    expect(page.address).toBe('/console/content/intent/greeting/edit');
    await malee.sends(page.address, { ...fieldsOn(page, '/edit'), asks: 'หวัดดีจ้า' });
    expect((await office.content.find('intent', 'greeting'))?.entry.asks).toEqual(['หวัดดีจ้า']);
  });
});

test('the overview tells what waits, and the list of what to check begins with what nobody checked', async () => {
  office.passes({ hours: 24 * 200 });
  await malee.signsIn();
  const overview = await malee.sees('/console/content');
  const { procedures } = office.knowledge.current().content as { procedures: readonly Procedure[] };
  expect(overview).toContain(`${procedures.length} รายการ`);
  const stale = await malee.sees('/console/content/stale');
  expect(stale).toMatch(/แสดง 50 จาก \d+ รายการ/);
  expect(stale.indexOf('ยังไม่มีใครตรวจ')).toBeGreaterThan(0);
  expect(await malee.sees(pathOf('tree-cutting'))).toContain('ตรวจล่าสุด 23 พ.ย. 2569');
  expect(await malee.sees('/console/content/procedure')).toContain('ตรวจนานแล้ว');
});

test('what was typed into a form that came after the session had ended is shown to be copied', async () => {
  const page = await malee.opens(`${pathOf('disaster-aid')}/edit`);
  const fields = { ...fieldsOn(page, '/edit'), fee: 'ไม่เก็บเงินเลยสักบาท', 'steps.0.text': 'โทรมาก่อน' };
  office.passes({ hours: 13 });
  const late = await malee.sends(`${pathOf('disaster-aid')}/edit`, fields);
  expect(late.status).toBe(401);
  expect(late.text).toContain('ไม่เก็บเงินเลยสักบาท');
  expect(late.text).toContain('โทรมาก่อน');
  expect(late.html).toContain(`value="${pathOf('disaster-aid')}/edit"`);
});

test('an entry that the system cannot read is named, and an earlier version of it brought back', async () => {
  await malee.signsIn();
  await edits(malee, 'water-truck', { fee: 'คันละร้อย' });
  await office.connection
    .collection<{ _id: string }>('content')
    .updateOne({ _id: 'procedure:water-truck' }, { $set: { 'entry.fee': '' } });
  const overview = await malee.opens('/console/content');
  expect(overview.text).toContain('รายการที่ระบบอ่านไม่ได้');
  const path = pathOf('water-truck');
  expect(overview.html).toContain(`href="${path}/history"`);
  const history = await malee.opens(`${path}/history`);
  expect(history.text).toContain('ฉบับที่ใช้อยู่อ่านไม่ได้');
  await malee.submits(history, '/history', {});
  expect((await stored('water-truck')).version).toBe(3);
});
