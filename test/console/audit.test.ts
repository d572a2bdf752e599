import { headCode } from '../../src/audit/head-code.ts';
import type { Officer } from '../helpers/officer.ts';
import { type RecordOffice, recordOffice } from '../helpers/record-office.ts';

const path = '/console/audit';

let office: RecordOffice;
beforeEach(async () => {
  office = await recordOffice();
});
afterEach(() => office.closes());

/** A tip sealed to some officers, and what one of them did with it. */
async function tipOf(...readers: string[]) {
  const record = await office.hasTip(readers);
  await office.does({ who: 'somying', deed: 'original-opened', about: record.id, detail: 'check-evidence' });
  return record;
}
const linesOf = (page: { html: string }) =>
  [...page.html.matchAll(/<time class="audit-when"[^>]*>([^<]*)<\/time>(.*?)<\/li>/gs)].map(
    ([, at = '', rest = '']) => `${at} ${rest.replace(/<[^>]*>/g, '')}`,
  );
const opensAll = async (who: Officer) => {
  const lines: string[] = [];
  for (let next: string | undefined = path; next; ) {
    const page = await who.opens(next);
    lines.push(...linesOf(page));
    next = /href="(\/console\/audit\?after=[0-9a-f]+)"/.exec(page.html)?.[1];
  }
  return lines;
};

test('deeds stand in plain Thai, newest first, with names and the Buddhist year; viewing is one of them', async () => {
  const admin = await office.hires('malee', 'admin', 'มาลี ใจดี');
  await office.does({ who: 'the system', deed: 'retention-run' });
  await office.does({ who: 'the command line', deed: 'recovery-used', about: 'malee' });
  expect(linesOf(await admin.opens(path)).slice(0, 3)).toEqual([
    '23 พ.ย. 2569 09.00 น. มาลี ใจดี (malee) เปิดประวัติการใช้งาน',
    '23 พ.ย. 2569 09.00 น. ผู้ดูแลเครื่อง (คำสั่งบนเครื่อง) ใช้กุญแจกู้คืนให้ มาลี ใจดี (malee)',
    '23 พ.ย. 2569 09.00 น. ระบบ ตรวจและทำลายเรื่องที่ครบกำหนดเก็บ',
  ]);
  expect(await office.record()).toContain('malee audit-viewed');
});

test('an administrator sees nothing about tips, nor room for it', async () => {
  const admin = await office.hires('malee', 'admin');
  await office.hires('somying', 'tip-officer');
  const tip = await tipOf('somying');
  const page = await admin.opens(path);
  expect(page.text).not.toContain('ต้นฉบับ');
  expect(page.text).not.toContain(tip.id.slice(0, 6));
  expect(page.html).not.toContain(tip.id);
  expect(page.text).toContain('ไม่แสดงในหน้านี้');
});

test('a tip officer sees what was done to the tips they can open, and not to others', async () => {
  const officer = await office.hires('somying', 'tip-officer', 'สมหญิง รักดี');
  const [own, foreign] = [await tipOf('somying'), await tipOf('somchai')];
  const page = await officer.opens(path);
  const about = linesOf(page).filter((line) => line.includes('ต้นฉบับ'));
  expect(about).toEqual([
    `23 พ.ย. 2569 09.00 น. สมหญิง รักดี (somying) เปิดไฟล์ต้นฉบับ (ตรวจหลักฐาน) เรื่องแจ้งเบาะแส รหัสในประวัติ ${own.id.slice(0, 6)}`,
  ]);
  expect(page.html).not.toContain(foreign.id);
});

test('long lists go page by page, each entry once, and hidden ones leave no gap', async () => {
  const admin = await office.hires('malee', 'admin');
  const tip = await office.hasTip(['somying']);
  for (let n = 0; n < 120; n += 1) {
    await office.does({ who: 'malee', deed: 'password-reset', about: `clerk-${n}` });
    await office.does({ who: 'somying', deed: 'tip-viewed', about: tip.id });
  }
  const lines = await opensAll(admin);
  const resets = lines.filter((line) => line.includes('clerk-'));
  expect(new Set(resets).size).toBe(120);
  expect(resets).toHaveLength(120);
  expect(lines.some((line) => line.includes('เปิดอ่าน'))).toBe(false);
});

test('the codes of finished days stand there to be copied, and no number that would count', async () => {
  const admin = await office.hires('malee', 'admin');
  expect(await admin.sees(path)).toContain('รหัสแรกจะแสดงพรุ่งนี้');
  await office.does({ who: 'malee', deed: 'signed-out' });
  const first = await office.stores.audit.headOfDay('2026-11-23');
  office.passes({ hours: 48 });
  const later = await office.hires('somsri', 'admin');
  const page = await later.opens(path);
  const code = headCode(first?.hash ?? '');
  expect(page.text).toContain(`รหัสท้ายวันล่าสุด 23 พ.ย. 2569: ${code}`);
  expect([...page.html.matchAll(/<code>/g)]).toHaveLength(1);
  expect(page.html).not.toContain(first?.hash);
  expect((await office.stores.audit.verify({ anchors: [{ code }] })).isWhole).toBe(true);
});

test('when it cannot be put on record, nothing is shown', async () => {
  const admin = await office.hires('malee', 'admin');
  Object.assign(office.stores.audit, { append: () => Promise.reject(new Error('no record')) });
  const page = await admin.opens(path);
  expect(page.status).toBe(500);
  expect(linesOf(page)).toEqual([]);
});

test('to officers and viewers it is not there', async () => {
  for (const role of ['officer', 'viewer'] as const) {
    const other = await office.hires(`one-${role}`, role);
    const page = await other.opens(path);
    expect({ status: page.status, text: page.text }).toEqual({
      status: 404,
      text: (await other.opens('/console/nowhere')).text,
    });
    expect(page.html).not.toContain('href="/console/audit"');
  }
});
