import type { Browser, Page } from 'playwright-core';
import { addStaff } from '../../src/staff/add-staff.ts';
import { passwordKeeper } from '../../src/staff/password.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { wordsOf } from '../helpers/talk.ts';

const password = 'four words in a row';
let desk: ServiceDesk;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [desk, browser] = await Promise.all([startServiceDesk(), launchChromium()]);
  const deps = { staff: desk.product.stores.staff, passwords: passwordKeeper(), clock: () => new Date() };
  await addStaff(deps, { username: 'malee', name: 'มาลี ใจดี', role: 'officer', password, isTemporary: false });
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(`${desk.url}/console/sign-in`);
  await page.getByLabel('ชื่อผู้ใช้').fill('malee');
  await page.getByLabel('รหัสผ่าน').fill(password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL('**/console/tickets');
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });

test('what an officer writes in the console, a villager reads in the chat and on the web at once', async () => {
  const villager = desk.line.addVillager();
  const question = 'เบี้ยผู้สูงอายุเสียเงินไหม';
  expect(wordsOf(await villager.says(question))).not.toContain('ไม่เก็บเงินสักบาท');
  await page.goto(`${desk.url}/console/content/procedure/elderly-allowance/edit`);
  await page.getByLabel('ค่าธรรมเนียม').fill('ไม่เก็บเงินสักบาท');
  await button('ดูตัวอย่าง').click();
  const preview = page.getByRole('region', { name: 'ชาวบ้านเห็นอย่างนี้ใน LINE' });
  await preview.locator('.bubble').getByText('ไม่เก็บเงินสักบาท').waitFor();
  await page.getByLabel('ตรวจครบทุกข้อแล้ว').check();
  await button('บันทึก').click();
  await page.getByText('บันทึกแล้ว').waitFor();
  const card = wordsOf(await villager.says(question));
  expect(card).toContain('ไม่เก็บเงินสักบาท');
  expect(card).toContain('โดย มาลี ใจดี');
  const html = await (await fetch(`${desk.url}/services/elderly-allowance`)).text();
  expect(html).toContain('ไม่เก็บเงินสักบาท');
});

test('a question that found no answer is answered by an officer, and the same question finds it', async () => {
  const villager = desk.line.addVillager();
  const question = 'มีกุญแจหายตกที่สำนักงานไหม';
  await villager.says(question);
  await villager.says('เบี้ยผู้สูงอายุเสียเงินไหม');
  await page.goto(`${desk.url}/console/questions`);
  await page.getByText(question).first().waitFor();
  await page
    .getByRole('link', { name: /เลือกเรื่องอื่นหรือเขียนคำตอบ/ })
    .first()
    .click();
  await page
    .getByRole('link', { name: /เขียนคำตอบ/ })
    .first()
    .click();
  await page.getByLabel('คำตอบ', { exact: true }).fill('ถามหาได้ที่เคาน์เตอร์สำนักปลัด');
  await page.getByLabel('ตรวจครบทุกข้อแล้ว').check();
  await button('บันทึก').click();
  await page.getByText('ตอนนี้บอตจะตอบ').waitFor();
  expect(wordsOf(await villager.says(question))).toContain('ถามหาได้ที่เคาน์เตอร์สำนักปลัด');
});
