import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../helpers/chromium.ts';
import { type ConsoleOffice, consoleOffice, password, villagerId } from '../helpers/console-office.ts';
import { faultsOf, tooSmall, tooWide } from '../helpers/page-faults.ts';

const longWord = 'ถนนพังมาก'.repeat(30);

let office: ConsoleOffice;
let browser: Browser;
const pages: [name: string, username: string, path: string][] = [];

beforeAll(async () => {
  [office, browser] = await Promise.all([consoleOffice(), launchChromium()]);
  const prasert = await office.hires('prasert', 'tip-officer', 'ประเสริฐ รักษาดินแดนประเสริฐยิ่ง');
  await office.hires('admin', 'admin', 'ผู้ดูแล');
  const number = await busyTicket();
  await office.receives({ kind: 'request', text: `https://${'x'.repeat(300)}` });
  office.passes({ hours: 24 * 30 });
  await office.receives({ text: longWord });
  Object.assign(office.quota, { used: 290, waiting: 4 });
  await prasert.signsIn();
  await prasert.replies(number, longWord);
  const id = (await office.tickets.find(number))?.messages.at(-1)?.id ?? '';
  await office.tickets.setDelivery(number, id, { state: 'failed', reason: 'blocked', at: office.now() });
  pages.push(
    ['the list', 'prasert', '/console/tickets'],
    ['a list that found nothing', 'prasert', '/console/tickets?q=zzzz&status=open'],
    ['a ticket', 'prasert', `/console/tickets/${number}`],
    ['the account', 'prasert', '/console/account'],
    ['the accounts', 'admin', '/console/staff'],
    ['a page that is not there', 'admin', '/console/nowhere'],
  );
});
afterAll(async () => {
  await browser.close();
  await office.closes();
});

async function busyTicket(): Promise<string> {
  const key = randomBytes(32).toString('base64url');
  await office.files.save({ id: 'a-photo', key }, onePixel, { mime: 'image/png', format: 'png' });
  return office.receives({
    text: `${longWord}\nบรรทัดที่สอง`,
    reporter: { how: 'named', userId: villagerId, displayName: longWord, contact: '081-234-5678' },
    place: { village: '2', words: longWord, latitude: 7.5, longitude: 99.25 },
    attachments: [
      { id: 'a-photo', key, kind: 'image', state: 'ready', mime: 'image/png', bytes: onePixel.length },
      { id: 'gone', kind: 'video', state: 'gone' },
      { id: 'f', kind: 'file', state: 'ready', bytes: 10, fileName: `${'ยาว'.repeat(60)}.pdf` },
    ],
    facts: [{ step: 'detail', text: longWord }],
    isUrgent: true,
  });
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function signedIn(context: BrowserContext, username: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${office.base}/console/sign-in`);
  await page.getByLabel('ชื่อผู้ใช้').fill(username);
  await page.getByLabel('รหัสผ่าน').fill(password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  return page;
}

describe.each([
  { width: 360, height: 740 },
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
])('at $width pixels', (viewport) => {
  test('every page is accessible, fits the screen and can be tapped', async () => {
    for (const username of ['prasert', 'admin']) {
      const context = await browser.newContext({ viewport, locale: 'th-TH' });
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(String(error.error())));
      const page = await signedIn(context, username);
      for (const [name, who, path] of pages) {
        if (who !== username) continue;
        await page.goto(`${office.base}${path}`);
        const faults = [...(await faultsOf(page)), await tooWide(page), await tooSmall(page)].flat();
        expect({ name, faults }).toEqual({ name, faults: [] });
      }
      expect(errors).toEqual([]);
      await context.close();
    }
  });

  test('the sign-in page is, before and after a refusal', async () => {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto(`${office.base}/console/sign-in`);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('ชื่อผู้ใช้').fill('nobody');
    await page.getByLabel('รหัสผ่าน').fill('not the right one');
    await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
    await page.getByRole('alert').waitFor();
    expect([...(await faultsOf(page)), await tooWide(page), await tooSmall(page)].flat()).toEqual([]);
    await context.close();
  });
});

test('a very narrow screen and letters twice the size still fit', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 600 } });
  const page = await signedIn(context, 'prasert');
  for (const [name, who, path] of pages) {
    if (who !== 'prasert') continue;
    await page.goto(`${office.base}${path}`);
    expect({ name, wide: await tooWide(page) }).toEqual({ name, wide: [] });
  }
  await context.close();
});

test('an officer finds an overdue ticket on a phone', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const page = await signedIn(context, 'prasert');
  await page.getByRole('link', { name: 'เกินกำหนด' }).tap();
  const card = page.getByRole('row').filter({ hasText: 'เกินกำหนด' }).first();
  await card.getByRole('link').tap();
  await page.getByText('เกินกำหนด').first().waitFor();
  expect(page.url()).toMatch(/\/console\/tickets\/[CR]-\d{4}-\d{4}$/);
  await context.close();
});
