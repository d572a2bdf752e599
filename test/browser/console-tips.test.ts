import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type TipOffice, tipOffice } from '../console/tip-office.ts';
import { plantedPdf } from '../evidence/planted-documents.ts';
import { plantedJpeg } from '../evidence/planted-photos.ts';
import { launchChromium } from '../helpers/chromium.ts';
import type { Officer } from '../helpers/officer.ts';
import { faultsOf, tooSmall, tooWide } from '../helpers/page-faults.ts';

const longWord = 'เรียกรับเงิน'.repeat(30);

let office: TipOffice;
let browser: Browser;
let prasert: Officer;
let folder: string;
let number: string;
let fileId: string;

beforeAll(async () => {
  [office, browser] = await Promise.all([tipOffice(), launchChromium()]);
  folder = mkdtempSync(join(tmpdir(), 'tips-'));
  prasert = await office.hires('prasert', 'tip-officer', { name: 'ประเสริฐ รักษาดินแดนประเสริฐยิ่ง' });
  await office.hires('malee', 'tip-officer', { name: 'มาลี', isTrusted: false });
  await office.hires('wanida', 'tip-officer', { name: 'วนิดา' });
  const files = [];
  for (const content of [await plantedJpeg(), plantedPdf()]) {
    const taken = await office.reporter.takeFile(content, 'IMG_0001');
    if ('file' in taken) files.push(taken.file);
  }
  fileId = files[0]?.id ?? '';
  ({ number } = await office.receives({
    happened: [{ text: longWord }],
    evidence: [{ text: longWord }],
    place: { village: '2', latitude: 7.5, longitude: 99.25 },
    files,
  }));
  await prasert.notes(number, longWord);
});
afterAll(async () => {
  await browser.close();
  await office.closes();
  rmSync(folder, { recursive: true, force: true });
});

/** A page of a browser that has the officer's open session. */
async function atWork(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  await context.addCookies([...prasert.cookies].map(([name, value]) => ({ name, value, url: office.base })));
  return context.newPage();
}

const faultsIn = async (page: Page) => [
  ...(await faultsOf(page)),
  ...(await tooWide(page)),
  ...(await tooSmall(page)),
];

test('every page of tips is accessible, fits a small phone and can be tapped', async () => {
  const page = await atWork();
  for (const path of [
    '/console/tips',
    '/console/tips?q=zzzz&status=closed',
    '/console/tips/officers',
    `/console/tips/${number}`,
    `/console/tips/${number}/leave`,
    `/console/tips/${number}/files/${fileId}/original`,
  ]) {
    await page.goto(`${office.base}${path}`);
    expect({ path, at: new URL(page.url()).pathname }).toEqual({ path, at: path.split('?')[0] });
    expect({ path, faults: await faultsIn(page) }).toEqual({ path, faults: [] });
  }
  await page.context().close();
});

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  'a tip is read, answered with a file, asked back and handed off: %j',
  async (options) => {
    const words = `เก็บเงินโดยไม่มีใบเสร็จ ${options.javaScriptEnabled}`;
    const { number: fresh, code } = await office.receives({ happened: [{ text: words }] });
    const photo = join(folder, 'photo.jpg');
    writeFileSync(photo, await plantedJpeg());
    const page = await atWork(options);
    await page.goto(`${office.base}/console/tips`);
    await page.getByRole('link', { name: words }).click();
    await page.getByText(words).waitFor();
    await page.getByLabel('ข้อความตอบกลับ').fill('มีใครเห็นอีกไหม ดูรูปนี้');
    await page.getByLabel('แนบไฟล์').setInputFiles(photo);
    await page.getByLabel('รอข้อมูลเพิ่มจากผู้แจ้ง').check();
    await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
    await page.getByText('เปลี่ยนสถานะเป็น รอข้อมูลเพิ่ม แล้ว').waitFor();
    const opened = await office.reporter.open(code, `source-${options.javaScriptEnabled}`);
    expect(opened).toMatchObject({ tip: { status: 'pending', talk: [{}, { files: [{ state: 'ready' }] }] } });

    await page.getByLabel('ส่งให้').selectOption({ label: 'สำนักงาน ป.ป.ท.' });
    await page.getByRole('button', { name: 'ทำไฟล์ส่งต่อ' }).click();
    const passphrase = (await page.locator('.once-password').textContent()) ?? '';
    if (options.javaScriptEnabled) expect(await faultsIn(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'ดาวน์โหลดไฟล์ส่งต่อ' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${fresh}.zip.age`);
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const zip = await decrypter.decrypt(new Uint8Array(readFileSync(await download.path())));
    expect(Buffer.from(zip).subarray(0, 2).toString()).toBe('PK');
    await page.context().close();
  },
);

test('a clean photo is drawn on the page, and an original only after a reason', async () => {
  const page = await atWork();
  await page.goto(`${office.base}/console/tips/${number}`);
  await page.getByAltText('รูปที่ 1').scrollIntoViewIfNeeded();
  await page.waitForFunction("document.querySelector('.photo img').naturalWidth > 0");
  await page.getByRole('link', { name: 'เปิดต้นฉบับของไฟล์ที่ 1' }).click();
  await page.getByText('พิกัดสถานที่').waitFor();
  await page.getByLabel('เหตุผลที่เปิด').selectOption({ label: 'ตรวจว่าหลักฐานเป็นของจริง' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ดาวน์โหลดต้นฉบับ' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`evidence-${number}-1.jpg`);
  await page.context().close();
});
