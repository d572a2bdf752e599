import type { Browser, Page } from 'playwright-core';
import { create } from 'qrcode';
import { launchChromium } from '../helpers/chromium.ts';
import { password } from '../helpers/console-office.ts';
import { faultsOf, tooSmall, tooWide } from '../helpers/page-faults.ts';
import { type RecordOffice, recordOffice } from '../helpers/record-office.ts';

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 900 };

let office: RecordOffice;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([recordOffice(), launchChromium()]);
  await office.hires('malee', 'admin', 'มาลี รักษาดินแดนประเสริฐยิ่ง');
  await office.does({ who: 'the system', deed: 'retention-run' });
  office.passes({ hours: 24 });
  await office.hires('somsri', 'admin', 'สมศรี ใจดี');
  await office.hasTip([], { watchers: ['malee'], dueDay: '2026-11-01' });
});
afterAll(async () => {
  await browser.close();
  await office.closes();
});

async function signedIn(viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${office.base}/console/sign-in`);
  await page.getByLabel('ชื่อผู้ใช้').fill('malee');
  await page.getByLabel('รหัสผ่าน').fill(password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL('**/console/tickets');
  return page;
}

async function faultsOn(page: Page, name: string): Promise<string[]> {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  return [...(await faultsOf(page)), ...(await tooWide(page)), ...(await tooSmall(page))];
}

describe.each([
  ['a phone', phone],
  ['an office computer', desk],
])('on %s', (_, viewport) => {
  test('the record, the recovery key and its sheets can be read and used', async () => {
    const page = await signedIn(viewport);
    for (const path of ['audit', 'recovery']) {
      await page.goto(`${office.base}/console/${path}`);
      expect(await faultsOn(page, `${viewport.width}-${path}`)).toEqual([]);
    }
    await page.getByLabel('ข้อความจากแผ่นใดก็ได้หนึ่งแผ่น').fill('ABCDE');
    await page.getByLabel('ข้อความจากอีกแผ่นหนึ่ง').fill('ABCDE');
    await page.getByRole('button', { name: 'ยืนยันและลบกุญแจออกจากเครื่อง' }).click();
    await page.waitForURL('**/recovery/confirm');
    expect(await faultsOn(page, `${viewport.width}-refused`)).toEqual([]);
    await page.getByRole('button', { name: 'แสดงแผ่นกุญแจ' }).click();
    await page.waitForURL('**/recovery/shares');
    expect(await page.locator('.sheet').count()).toBe(3);
    expect(await faultsOn(page, `${viewport.width}-sheets`)).toEqual([]);
    await page.context().close();
  });
});

test('three papers come out of the printer, with nothing else on them, and two of them are typed back', async () => {
  const page = await signedIn(desk);
  await page.goto(`${office.base}/console/recovery`);
  await page.getByRole('button', { name: 'แสดงแผ่นกุญแจ' }).click();
  await page.waitForURL('**/recovery/shares');
  const pdf = await page.pdf({
    format: 'A4',
    ...(process.env.SHOTS ? { path: `${process.env.SHOTS}/sheets.pdf` } : {}),
  });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.top', '.banners', '.sheets .no-print']) {
    expect(await page.locator(hidden).first().isVisible()).toBe(false);
  }
  const shares = await page
    .locator('.share')
    .evaluateAll((lists) => lists.map((list) => list.textContent ?? ''));
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'สั่งพิมพ์แล้ว ไปยืนยัน' }).click();
  await page.getByLabel('ข้อความจากแผ่นใดก็ได้หนึ่งแผ่น').fill(shares[1] ?? '');
  await page.getByLabel('ข้อความจากอีกแผ่นหนึ่ง').fill(shares[2] ?? '');
  await page.getByRole('button', { name: 'ยืนยันและลบกุญแจออกจากเครื่อง' }).click();
  expect(await page.getByRole('status').first().textContent()).toContain('ยืนยันแล้ว');
  expect(await faultsOn(page, 'done')).toEqual([]);
  expect(await page.locator('.banners').textContent()).not.toContain('กุญแจกู้คืน');
  await page.context().close();
});

test('the code on a sheet is of the compact kind, which needs fewer dots', async () => {
  const share = `${'ABCDE-'.repeat(17)}FGHJK`;
  const { segments, version } = create(share, { errorCorrectionLevel: 'M' });
  expect(segments.map(({ mode }) => mode.id)).toEqual(['Alphanumeric']);
  expect(version).toBeLessThanOrEqual(6);
});
