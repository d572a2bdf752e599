import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inGroupsOfFour } from '../../src/vault/receipt-code.ts';
import { receiptPath } from '../../src/web/tips/one-time-pages.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { faultsOf, tooSmall, tooWide } from '../helpers/page-faults.ts';
import { photoWithTraces } from '../web/hostile-files.ts';
import { crowd, type TipOffice, tipOffice } from '../web/tip-office.ts';

const longWord = 'ทุจริตมาก'.repeat(30);

let office: TipOffice;
let browser: Browser;
beforeAll(async () => {
  [office, browser] = await Promise.all([tipOffice(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await office.closes();
});

// All browsers here come from one address: each story has an hour of its own.
beforeEach(() => office.movesOn({ minutes: 61 }));

async function context(options: { javaScriptEnabled?: boolean; width?: number } = {}) {
  const { width = 360, ...rest } = options;
  const made = await browser.newContext({ viewport: { width, height: 740 }, locale: 'th-TH', ...rest });
  const requests: string[] = [];
  const errors: string[] = [];
  made.on('request', (request) => requests.push(request.url()));
  made.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) errors.push(message.text());
  });
  return { made, requests, errors };
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function choosesWhom(page: Page, name = 'สมชาย ใจกว้าง') {
  await page.goto(`${office.base}/report`);
  await page.getByLabel(name, { exact: true }).check();
  await button(page, 'ต่อไป').click();
}

async function files(page: Page, happened = 'เรียกเงินก่อนเซ็น') {
  await choosesWhom(page);
  await page.getByLabel('เกิดอะไรขึ้น').fill(happened);
  const photo = { name: 'บิล.jpg', mimeType: 'image/jpeg', buffer: await photoWithTraces() };
  await page.getByLabel('รูปหรือไฟล์').setInputFiles([photo]);
  await button(page, 'ส่งเรื่อง').click();
  const code = (await page.locator('.receipt-code').innerText()).replace(/\D/g, '');
  const number = /T-\d{4}-\d{8}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  return { code, number };
}

async function opens(page: Page, code: string) {
  await page.goto(`${office.base}/track`);
  await page.getByLabel('รหัสรับเรื่อง 20 ตัว').fill(inGroupsOfFour(code));
  await button(page, 'เปิดดูเรื่อง').click();
}

const asksNobodyElse = async (made: BrowserContext, requests: readonly string[], secret: string) => {
  expect(await made.cookies()).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(office.base) && !url.startsWith('data:'))).toEqual([]);
  expect(requests.join('\n')).not.toContain(secret);
};

test('without script, on a phone, a tip goes both ways; no cookie, nothing from elsewhere, no code in an address', async () => {
  const { made, requests, errors } = await context({ javaScriptEnabled: false });
  const page = await made.newPage();
  await page.goto(office.base);
  await page.getByRole('link', { name: 'แจ้งเบาะแสทุจริต' }).first().click();
  await page.getByRole('heading', { name: 'อ่านก่อนเริ่ม' }).waitFor();
  const { code, number } = await files(page);
  expect(code).toHaveLength(20);
  await office.answers(number, 'ขอหลักฐานเพิ่ม', await photoWithTraces());
  await opens(page, code);
  await page.getByText('ขอหลักฐานเพิ่ม').waitFor();
  await page.getByLabel('ข้อความถึงสำนักงาน').fill('มีใบเสร็จ');
  await button(page, 'ส่งข้อความ').click();
  await page.getByText('ส่งแล้ว เจ้าหน้าที่จะเห็นข้อความนี้').waitFor();
  expect((await office.reads(number))?.talk.at(-1)?.said).toEqual([{ text: 'มีใบเสร็จ' }]);
  expect(errors).toEqual([]);
  const opened = made.waitForEvent('page');
  await button(page, 'เปิดรูปที่ 2').click();
  const photo = await opened;
  await photo.waitForLoadState();
  expect(photo.url()).toBe(`${office.base}/track/file`);
  await asksNobodyElse(made, requests, code);
  await made.close();
});

test.each([360, 1280])(
  'at %i pixels every page of a tip is accessible, fits and can be tapped',
  async (width) => {
    const { made, errors } = await context({ width });
    const page = await made.newPage();
    const looksRight = async (name: string) => {
      const small = (await tooSmall(page)).filter((html) => !/type="(radio|checkbox)"/.test(html));
      const faults = [...(await faultsOf(page)), ...(await tooWide(page)), ...small];
      expect({ name, faults }).toEqual({ name, faults: [] });
    };
    await page.goto(`${office.base}/report`);
    await looksRight('what to know');
    await button(page, 'ต่อไป').click();
    await looksRight('whom it is about, refused');
    await choosesWhom(page, 'ประเสริฐ รักดี');
    await looksRight('nobody is left');
    await button(page, 'ส่งที่สำนักงานต่อไป').click();
    await looksRight('what happened');
    await button(page, 'ส่งเรื่อง').click();
    await looksRight('what happened, refused');
    const { code, number } = await files(page, longWord);
    await looksRight('the receipt');
    await page.goto(`${office.base}/track`);
    await looksRight('the code');
    await button(page, 'เปิดดูเรื่อง').click();
    await looksRight('the code, refused');
    await office.answers(number, longWord, await photoWithTraces());
    await opens(page, code);
    await looksRight('the talk');
    await page.goto(office.base + receiptPath(office.keys, { ...(await filedLike(code, number)) }));
    await looksRight('the one-time page');
    expect(errors).toEqual([]);
    await made.close();
  },
);

const filedLike = async (code: string, number: string) => ({
  code,
  number,
  filedAt: new Date('2026-11-23T03:00:00Z'),
  dueDay: '2026-12-08',
  proof: '1-ABCD-EFGH-JKMN',
  readers: 1,
});

test('on paper there is the code, and nothing to tap', async () => {
  const { made } = await context();
  const page = await made.newPage();
  await files(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.receipt-code').isVisible()).toBe(true);
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  expect(await page.getByText('จดเสร็จแล้ว ปิดหน้าต่างนี้').isVisible()).toBe(false);
  await made.close();
});

test('when much comes at once, a browser with script does the work by itself and nobody waits', async () => {
  await crowd(office);
  const { made, errors, requests } = await context();
  const page = await made.newPage();
  await choosesWhom(page);
  expect(await page.locator('input[name="proof"]').count()).toBe(1);
  await page.getByLabel('เกิดอะไรขึ้น').fill('เรียกเงิน');
  await button(page, 'ส่งเรื่อง').click();
  await page.locator('.receipt-code').waitFor();
  expect(errors).toEqual([]);
  await asksNobodyElse(made, requests, 'เรียกเงิน');
  await made.close();
});
