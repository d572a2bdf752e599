import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../helpers/chromium.ts';
import { type ConsoleOffice, consoleOffice, password } from '../helpers/console-office.ts';
import type { Officer } from '../helpers/officer.ts';

let office: ConsoleOffice;
let browser: Browser;
let colleague: Officer;
beforeAll(async () => {
  [office, browser] = await Promise.all([consoleOffice(), launchChromium()]);
  await office.hires('somying', 'officer', 'สมหญิง');
  colleague = await office.hires('prasert', 'officer', 'ประเสริฐ');
  await colleague.signsIn();
});
afterAll(async () => {
  await browser.close();
  await office.closes();
});

/** A page of a browser of its own, signed in by mouse or finger. */
async function atWork(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  await page.goto(`${office.base}/console`);
  await page.getByLabel('ชื่อผู้ใช้').fill('somying');
  await page.getByLabel('รหัสผ่าน').fill(password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL('**/console/tickets');
  return page;
}

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  'a ticket is answered, noted and closed: %j',
  async (options) => {
    const page = await atWork(options);
    const number = await office.receives({ text: 'ไฟทางดับ' });
    await page.goto(`${office.base}/console/tickets/${number}`);
    await page.getByRole('button', { name: 'รับเรื่องแล้ว' }).click();
    const answer = page.getByLabel('ข้อความตอบกลับ');
    expect(await answer.inputValue()).toBe('สำนักงานได้รับเรื่องของท่านแล้ว');
    await answer.fill('พรุ่งนี้ช่างเข้าไปครับ');
    await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
    await page.getByText('ส่งคำตอบแล้ว').waitFor();
    await page.getByLabel('บันทึกภายใน').fill('กองช่างรับทราบ');
    await page.getByRole('button', { name: 'บันทึก' }).click();
    await page.getByText('บันทึกแล้ว').waitFor();
    await page.getByLabel('สถานะ').selectOption({ label: 'ดำเนินการแล้ว' });
    await page.getByRole('button', { name: 'เปลี่ยนสถานะ' }).click();
    await page.getByText('เปลี่ยนสถานะแล้ว').waitFor();
    expect(office.post.released(number)).toEqual(['พรุ่งนี้ช่างเข้าไปครับ']);
    expect(await office.tickets.find(number)).toMatchObject({ status: 'resolved' });
    await page.context().close();
  },
);

test('everything is done by keyboard alone', async () => {
  const number = await office.receives({ text: 'น้ำไม่ไหล' });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const focused = () => page.locator(':focus');
  /** Presses Tab until the thing of that name has the focus, as somebody without a mouse does. */
  const tabsTo = async (role: 'textbox' | 'button' | 'link' | 'combobox', name: string) => {
    const wanted = page.getByRole(role, { name, exact: true });
    for (let presses = 0; presses < 120; presses += 1) {
      if (await wanted.evaluateAll((all) => all.some((one) => one === one.ownerDocument.activeElement)))
        return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${name}.`);
  };
  await page.goto(`${office.base}/console`);
  await tabsTo('textbox', 'ชื่อผู้ใช้');
  await page.keyboard.type('somying');
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/console/tickets');

  await page.keyboard.press('Tab');
  expect(await focused().textContent()).toBe('ข้ามไปเนื้อหาหลัก');
  await page.keyboard.press('Enter');
  await tabsTo('link', 'น้ำไม่ไหล');
  const outline = await focused().evaluate((one) => getComputedStyle(one).outlineStyle);
  expect(outline).toBe('solid');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${number}`);

  await tabsTo('textbox', 'ข้อความตอบกลับ');
  await page.keyboard.type('กำลังไปดูค่ะ');
  await tabsTo('button', 'ส่งคำตอบ');
  await page.keyboard.press('Enter');
  await page.getByText('ส่งคำตอบแล้ว').waitFor();
  await tabsTo('combobox', 'สถานะ');
  await page.keyboard.press('ArrowDown');
  await tabsTo('button', 'เปลี่ยนสถานะ');
  await page.keyboard.press('Enter');
  await page.getByText('เปลี่ยนสถานะแล้ว').waitFor();
  expect(office.post.released(number)).toEqual(['กำลังไปดูค่ะ']);
  await context.close();
});

test('a double click on the button sends one answer', async () => {
  const number = await office.receives();
  const page = await atWork();
  await page.goto(`${office.base}/console/tickets/${number}`);
  await page.getByLabel('ข้อความตอบกลับ').fill('ครั้งเดียวพอ');
  await page.getByRole('button', { name: 'ส่งคำตอบ' }).dblclick();
  await page.getByText('ส่งคำตอบแล้ว').waitFor();
  expect(office.post.released(number)).toEqual(['ครั้งเดียวพอ']);
  await page.context().close();
});

test('leaving an answer unsent is asked about first', async () => {
  const number = await office.receives();
  const page = await atWork();
  await page.goto(`${office.base}/console/tickets/${number}`);
  await page.getByLabel('ข้อความตอบกลับ').fill('ยังไม่ได้ส่ง');
  await page.getByLabel('บันทึกภายใน').fill('จดไว้ก่อน');
  const [dialog] = await Promise.all([
    page.waitForEvent('dialog'),
    page.getByRole('button', { name: 'บันทึก' }).click({ noWaitAfter: true }),
  ]);
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  expect(await page.getByLabel('ข้อความตอบกลับ').inputValue()).toBe('ยังไม่ได้ส่ง');
  await page.context().close();
});

describe('the live refresh', () => {
  const afterAWhile = (page: Page) => page.clock.runFor(6000);

  test('loads a page anew on which nothing was typed', async () => {
    const page = await atWork();
    await page.clock.install();
    await page.reload();
    office.passes({ minutes: 1 });
    const number = await office.receives({ text: 'เรื่องที่เพิ่งเข้ามา' });
    await afterAWhile(page);
    await page.getByRole('link', { name: 'เรื่องที่เพิ่งเข้ามา' }).waitFor();
    expect(await page.content()).toContain(number);
    await page.context().close();
  });

  test('leaves alone what is being typed, and says that there is news', async () => {
    const number = await office.receives();
    const page = await atWork();
    await page.clock.install();
    await page.goto(`${office.base}/console/tickets/${number}`);
    await page.getByLabel('ข้อความตอบกลับ').fill('ยังพิมพ์ไม่เสร็จ');
    expect(await page.getByText('มีเรื่องหรือข้อความใหม่').isVisible()).toBe(false);
    await colleague.replies(number, 'ผมตอบแล้วครับ');
    await afterAWhile(page);
    await page.getByText('มีเรื่องหรือข้อความใหม่').waitFor();
    expect(await page.getByLabel('ข้อความตอบกลับ').inputValue()).toBe('ยังพิมพ์ไม่เสร็จ');

    await page.getByRole('button', { name: 'ส่งคำตอบ' }).click();
    await page.getByText('มีคนอื่นแก้ไขเรื่องนี้ก่อนท่าน').waitFor();
    await page.getByText('ผมตอบแล้วครับ').waitFor();
    expect(await page.getByLabel('ข้อความตอบกลับ').inputValue()).toBe('ยังพิมพ์ไม่เสร็จ');
    await page.context().close();
  });

  test('keeps quiet while nothing changes', async () => {
    const number = await office.receives();
    const page = await atWork();
    await page.clock.install();
    await page.goto(`${office.base}/console/tickets/${number}`);
    await page.getByText('ประวัติการดำเนินการ').click();
    const asked = page.waitForResponse(/\/console\/pulse/);
    await afterAWhile(page);
    await (await asked).finished();
    expect(await page.getByText('มีเรื่องหรือข้อความใหม่').isVisible()).toBe(false);
    await page.context().close();
  });
});
