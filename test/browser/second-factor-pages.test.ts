import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../helpers/chromium.ts';
import { type ConsoleOffice, consoleOffice, password } from '../helpers/console-office.ts';
import { faultsOf, tooSmall, tooWide } from '../helpers/page-faults.ts';

let office: ConsoleOffice;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([consoleOffice(), launchChromium()]);
  await office.hires('prasert', 'tip-officer', 'ประเสริฐ');
});
afterAll(async () => {
  await browser.close();
  await office.closes();
});

const faults = async (page: Page) =>
  [...(await faultsOf(page)), await tooWide(page), await tooSmall(page)].flat();

test('on a phone the second factor is set up, the codes are kept, the key is opened again', async () => {
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ viewport, hasTouch: true });
  const page = await context.newPage();
  await page.goto(`${office.base}/console/sign-in?next=/console/tips`);
  await page.getByLabel('ชื่อผู้ใช้').fill('prasert');
  await page.getByLabel('รหัสผ่าน').fill(password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();

  await page.getByRole('img', { name: 'ภาพ QR' }).waitFor();
  expect(
    await page.getByRole('img').evaluate((one) => (one as HTMLImageElement).naturalWidth),
  ).toBeGreaterThan(0);
  expect(await faults(page)).toEqual([]);
  const typed = (await page.locator('.once-password').textContent()) ?? '';
  const totp = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) });
  const code = () => totp.generate({ timestamp: office.now().getTime() });
  await page.getByLabel('ใส่รหัส 6 หลักที่แอปแสดง').fill('000000');
  await page.getByRole('button', { name: 'ยืนยัน' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('ใส่รหัส 6 หลักที่แอปแสดง').fill(code());
  await page.getByRole('button', { name: 'ยืนยัน' }).click();
  await page.getByText('แสดงครั้งเดียว').waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('link', { name: 'จดแล้ว ไปต่อ' }).click();
  expect(new URL(page.url()).pathname).toBe('/console/tips');

  for (const path of ['/console/second-factor', '/console/account']) {
    await page.goto(`${office.base}${path}`);
    expect({ path, faults: await faults(page) }).toEqual({ path, faults: [] });
  }
  office.passes({ minutes: 20 });
  await page.goto(`${office.base}/console/tips`);
  expect(await faults(page)).toEqual([]);
  await page.getByLabel('รหัสผ่าน').fill(password);
  await page.getByLabel('รหัส 6 หลัก').fill(code());
  await page.getByRole('button', { name: 'เปิด', exact: true }).click();
  expect(new URL(page.url()).pathname).toBe('/console/tips');
  await context.close();
});
