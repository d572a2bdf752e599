import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../helpers/chromium.ts';
import { faultsOf, tooSmall, tooWide } from '../helpers/page-faults.ts';
import { webPages } from '../helpers/web-pages.ts';

let web: Awaited<ReturnType<typeof webPages>>;
let browser: Browser;
beforeAll(async () => {
  [web, browser] = await Promise.all([webPages(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await web.closes();
});

const paths = [
  '/',
  '/services',
  '/services/elderly-allowance',
  '/services/civil-registration-refer',
  '/disclosures',
  '/disclosures/2564',
  '/disclosures/2564/9.3',
  '/contacts',
  '/nowhere',
];

const open = async (page: Page, path: string) => page.goto(web.base + path);

test.each([360, 390, 1280])(
  'every public page is accessible, fits and can be tapped at %i pixels',
  async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 740 }, locale: 'th-TH' });
    const page = await context.newPage();
    for (const path of paths) {
      await open(page, path);
      const faults = [...(await faultsOf(page)), ...(await tooWide(page)), ...(await tooSmall(page))];
      expect({ path, faults }).toEqual({ path, faults: [] });
    }
    expect(await context.cookies()).toEqual([]);
    await context.close();
  },
);

test('without script and by keyboard alone, a question leads to the answer', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await open(page, '/');
  await page.getByLabel('อยากรู้เรื่องอะไร').fill('จะสร้างบ้านต้องขออนุญาตไหม');
  await page.keyboard.press('Enter');
  await page
    .getByRole('link', { name: /ขออนุญาตสร้าง/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'เอกสารที่ต้องใช้' }).waitFor();
  expect(page.url()).toBe(`${web.base}/services/building-permit`);
  await context.close();
});

test('on paper there is the service and nothing to tap', async () => {
  const page = await browser.newPage();
  await open(page, '/services/elderly-allowance');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  await page.close();
});
