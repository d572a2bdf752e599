import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { cardPreview } from '../../src/product/card-preview.ts';
import { botTalk } from '../helpers/bot-talk.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { type ConsoleOffice, consoleOffice, password } from '../helpers/console-office.ts';
import { fieldsOn, questionKey } from '../helpers/content-office.ts';
import { faultsOf, tooSmall, tooWide } from '../helpers/page-faults.ts';
import { sampleContent } from '../helpers/sample-content.ts';

const longWord = 'ยาวมาก'.repeat(9);
const entry = '/console/content/procedure/elderly-allowance';
const asked = 'ซำเหมาใบเก่าเอาไปคืนหม้าย';

let office: ConsoleOffice;
let browser: Browser;
let question: string;
beforeAll(async () => {
  const sample = sampleContent();
  const few = <E extends { asks: string[] }>(one: E): E => ({ ...one, asks: one.asks.slice(0, 20) });
  office = await consoleOffice({
    preview: cardPreview(botTalk().deps),
    content: {
      procedures: sample.procedures.slice(0, 12).map(few),
      topics: sample.topics.slice(0, 8).map(few),
      years: sample.years,
      disclosures: sample.disclosures.slice(0, 8),
      contacts: [
        { ...sample.contacts[0], name: longWord } as (typeof sample.contacts)[number],
        ...sample.contacts.slice(12),
      ].map(few),
      answers: sample.answers.slice(0, 6).map(few),
      intents: sample.intents.map(few),
      synonyms: sample.synonyms.slice(0, 20),
    },
  });
  browser = await launchChromium();
  await office.hires('malee', 'officer', 'มาลี ใจดี');
  question = await questionKey(office, asked, 3);
  await questionKey(office, longWord);
  await office.links.keep(['https://wbs.nacc.go.th'], office.now());
});
afterAll(async () => {
  await browser.close();
  await office.closes();
});

async function atWork(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'th-TH',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${office.base}/console/sign-in`);
  await page.getByLabel('ชื่อผู้ใช้').fill('malee');
  await page.getByLabel('รหัสผ่าน').fill(password);
  await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
  await page.waitForURL('**/console/tickets');
  return page;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The lists, pages and forms, and what stands on them after a form was refused or shown as a preview. */
const pages: Record<string, string | ((page: Page) => Promise<unknown>)> = {
  overview: '/console/content',
  procedures: '/console/content/procedure',
  disclosures: '/console/content/disclosure',
  'everyday words': '/console/content/intent',
  'what to check': '/console/content/stale',
  'a procedure': entry,
  'the form of a procedure': `${entry}/edit`,
  'a report': '/console/content/disclosure/2564-O1',
  'the form of a report': '/console/content/disclosure/2564-O1/edit',
  'the form of a contact': '/console/content/contact/office/edit',
  'the form of a year': '/console/content/new/year',
  'an answer': `/console/content/answer/${sampleContent().answers[0]?.id}`,
  'a history': `${entry}/history`,
  'before removing': `${entry}/remove`,
  'not to be removed': '/console/content/topic/structure/remove',
  questions: '/console/questions',
  'a question': (page) => page.goto(`${office.base}/console/questions/${question}`),
  'an answer to a question': (page) => page.goto(`${office.base}/console/questions/${question}/answer`),
  links: '/console/links',
  'a preview': async (page) => {
    await page.goto(`${office.base}${entry}/edit`);
    await button(page, 'ดูตัวอย่าง').click();
    await page.locator('[data-drawn]').waitFor();
  },
  'a refused form': async (page) => {
    await page.goto(`${office.base}/console/content/new/procedure`);
    await button(page, 'บันทึก').click();
    await page.getByRole('alert').first().waitFor();
  },
  'a try': async (page) => {
    await page.goto(`${office.base}/console/content/try`);
    await page.getByLabel('พิมพ์อย่างที่ชาวบ้านจะถาม').fill(longWord);
    await button(page, 'ลองถาม').click();
    await page.getByText('บอตจะตอบอย่างนี้').waitFor();
  },
};

test.each([360, 1280])(
  'at %i pixels every page is accessible, fits the screen and can be tapped',
  async (width) => {
    const page = await atWork({ viewport: { width, height: 800 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy|Refused/.test(message.text())) errors.push(message.text());
    });
    for (const [name, way] of Object.entries(pages)) {
      await (typeof way === 'string' ? page.goto(`${office.base}${way}`) : way(page));
      // The label of a radio button is its target.
      const small = (await tooSmall(page)).filter((html) => !html.includes('type="radio"'));
      const faults = [...(await faultsOf(page)), ...(await tooWide(page)), ...small];
      expect({ name, faults }).toEqual({ name, faults: [] });
    }
    expect(errors).toEqual([]);
    await page.context().close();
  },
);

test('a very narrow screen still shows everything', async () => {
  const page = await atWork({ viewport: { width: 320, height: 600 } });
  for (const [name, way] of Object.entries(pages)) {
    await (typeof way === 'string' ? page.goto(`${office.base}${way}`) : way(page));
    expect({ name, wide: await tooWide(page) }).toEqual({ name, wide: [] });
  }
  await page.context().close();
});

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  'a procedure is edited on a phone, looked at, saved and found in its history: %j',
  async (options) => {
    const page = await atWork(options);
    const fee = options.javaScriptEnabled ? 'ไม่เก็บเงิน' : 'ไม่เก็บเงินสักบาท';
    await page.goto(`${office.base}/console/content`);
    await page.getByRole('link', { name: 'ขั้นตอนบริการ' }).click();
    await page.getByRole('link', { name: 'เบี้ยยังชีพผู้สูงอายุ' }).click();
    await page.getByRole('link', { name: 'แก้ไข', exact: true }).click();
    await page.getByLabel('ค่าธรรมเนียม').fill(fee);
    await button(page, 'ดูตัวอย่าง').click();
    const card = page.getByRole('region', { name: 'ชาวบ้านเห็นอย่างนี้ใน LINE' });
    await card.waitFor();
    if (options.javaScriptEnabled) await card.locator('.bubble').getByText(fee).waitFor();
    // In words it stands there either way: for who has no script, and for who does not see.
    expect(await card.locator('.card-words').textContent()).toContain(`ค่าธรรมเนียม${fee}`);
    expect(await card.locator('.card-words').textContent()).toContain('ปุ่ม: ถามเจ้าหน้าที่');
    expect(await page.getByLabel('ค่าธรรมเนียม').inputValue()).toBe(fee);
    await page.getByLabel('ยังไม่ครบ แก้เฉพาะบางข้อ').check();
    await button(page, 'บันทึก').click();
    await page.getByText('บันทึกแล้ว ชาวบ้านเห็นข้อมูลใหม่แล้ว').waitFor();
    await page.getByRole('link', { name: 'ประวัติการแก้ไข' }).click();
    const newest = page.getByRole('listitem').filter({ hasText: 'ฉบับที่ใช้อยู่' });
    await newest.getByText(fee).waitFor();
    await newest.getByText('โดย มาลี ใจดี').waitFor();
    expect((await office.content.find('procedure', 'elderly-allowance'))?.entry.fee).toBe(fee);
    await page.context().close();
  },
);

test('a question is attached with a few taps and found from then on', async () => {
  const page = await atWork({ hasTouch: true });
  await page.goto(`${office.base}/console/questions`);
  await page.getByRole('link', { name: `เลือกเรื่องอื่นหรือเขียนคำตอบ: ${asked}` }).tap();
  await page.getByLabel('เป็นเรื่องไหน').selectOption('procedure:land-building-tax');
  await button(page, 'ใช่เรื่องนี้').tap();
  await page.getByText('เพิ่มเป็นตัวอย่างคำถามแล้ว').waitFor();
  await page.getByText('ตอนนี้บอตจะตอบเรื่อง “จ่ายภาษีที่ดินและสิ่งปลูกสร้าง” ทันที').waitFor();
  await page.goto(`${office.base}/console/content/try`);
  await page.getByLabel('พิมพ์อย่างที่ชาวบ้านจะถาม').fill(asked);
  await button(page, 'ลองถาม').click();
  await page.getByText('ตอบเรื่อง “จ่ายภาษีที่ดินและสิ่งปลูกสร้าง” ทันที').waitFor();
  await page.context().close();
});

test('a form is filled in by keyboard alone, and its faults lead to their fields', async () => {
  const page = await atWork({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${office.base}/console/content/new/answer`);
  await page.getByLabel('คำถาม', { exact: true }).focus();
  await page.keyboard.type('ฝากรถได้ไหม');
  await button(page, 'บันทึก').focus();
  await page.keyboard.press('Enter');
  const fault = page.getByRole('link', { name: 'คำตอบ: โปรดใส่ข้อมูลในช่องนี้' });
  await fault.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('ฝากได้ที่ลานหน้าสำนักงาน');
  expect(await page.getByLabel('คำตอบ', { exact: true }).inputValue()).toBe('ฝากได้ที่ลานหน้าสำนักงาน');
  await page.getByLabel('ตรวจครบทุกข้อแล้ว').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('บันทึกแล้ว').waitFor();
  await page.context().close();
});

test('one is warned before typed words are lost, and only then', async () => {
  const page = await atWork();
  const asks: string[] = [];
  page.on('dialog', (dialog) => {
    asks.push(dialog.type());
    void dialog.accept();
  });
  await page.goto(`${office.base}${entry}/edit`);
  await page.getByLabel('ค่าธรรมเนียม').click();
  await page.goto(`${office.base}/console/content`);
  expect(asks).toEqual([]);
  await page.goto(`${office.base}${entry}/edit`);
  await page.getByLabel('ค่าธรรมเนียม').fill('เกือบหาย');
  await page.goto(`${office.base}/console/content`);
  expect(asks).toEqual(['beforeunload']);
  await page.context().close();
});

test('what a colleague changed meanwhile is shown, and what was typed stays', async () => {
  const path = '/console/content/procedure/sign-tax/edit';
  const somchai = await office.hires('somchai', 'admin', 'สมชาย');
  await somchai.signsIn();
  const page = await atWork();
  await page.goto(`${office.base}${path}`);
  await page.getByLabel('ค่าธรรมเนียม').fill('ป้ายละห้าบาท');
  const theirs = { ...fieldsOn(await somchai.opens(path), '/edit'), fee: 'ป้ายละสิบบาท', checked: 'part' };
  await somchai.sends(path, theirs);
  await page.getByLabel('ยังไม่ครบ แก้เฉพาะบางข้อ').check();
  await button(page, 'บันทึก').click();
  await page.getByText('มีคนอื่นแก้รายการนี้ก่อนท่าน').waitFor();
  await page.getByText('ป้ายละสิบบาท').waitFor();
  expect(await page.getByLabel('ค่าธรรมเนียม').inputValue()).toBe('ป้ายละห้าบาท');
  const faults = [...(await faultsOf(page)), ...(await tooWide(page))];
  expect(faults).toEqual([]);
  await page.context().close();
});
