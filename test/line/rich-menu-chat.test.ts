import type { Browser, Page } from 'playwright-core';
import type { Command } from '../../src/bot/input.ts';
import { encodeAction } from '../../src/line/postback.ts';
import { richMenuApi } from '../../src/line/rich-menu/api.ts';
import { drawRichMenu } from '../../src/line/rich-menu/picture.ts';
import { setRichMenu } from '../../src/line/rich-menu/set-rich-menu.ts';
import { botTexts, menuItems, stepTexts } from '../../src/text/bot.ts';
import { chatBarText } from '../../src/text/rich-menu.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { channel, type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { wordsOf } from '../helpers/talk.ts';

let desk: ServiceDesk;
beforeAll(async () => {
  desk = await startServiceDesk();
  const { url } = desk.line;
  await setRichMenu(richMenuApi({ ...channel, lineApi: url, lineDataApi: url }), await drawRichMenu());
});
afterAll(async () => {
  await desk.close();
});

const answers: Readonly<Partial<Record<Command, string>>> = {
  complaint: stepTexts.complaint.category.ask,
  tip: stepTexts.tip.identity.ask,
  track: botTexts.noTickets,
  officer: stepTexts.request.question.ask,
};

test.each(menuItems)('the area $label leads to its command', async ({ command, label }) => {
  // Somebody whose chat is empty: nothing but the rich menu carries the label.
  const villager = desk.line.addVillager();
  const answer = wordsOf(await villager.taps(label));
  expect(villager.lastEvent.postback).toEqual({ data: encodeAction({ type: 'command', command }) });
  expect(answer).toContain(answers[command] ?? '');
  expect(answer).not.toContain(botTexts.setAside);
  expect(desk.line.refused).toEqual([]);
});

describe.each([360, 900])('in the chat page, %i pixels wide', (width) => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width, height: 720 } });
    page.setDefaultTimeout(10_000);
    await page.goto(`${desk.line.url}/chat?new=${width}`);
    await page.locator('body[data-ready=yes]').waitFor();
  });
  afterAll(() => browser.close());

  const bar = () => page.locator('.menu-bar');
  const picture = () => page.locator('.menu-panel img');

  test('it is open from the first moment, whole and sharp', async () => {
    await picture().waitFor();
    expect(await bar().getAttribute('aria-expanded')).toBe('true');
    expect(await bar().innerText()).toContain(chatBarText);
    const sizes = await picture().evaluate((image) => {
      const { naturalWidth, clientWidth, clientHeight } = image as HTMLImageElement;
      return { naturalWidth, shape: clientWidth / clientHeight, clientWidth };
    });
    expect(sizes.naturalWidth).toBe(2500);
    expect(sizes.shape).toBeCloseTo(2500 / 1686, 1);
    expect(sizes.clientWidth).toBe(Math.min(width, 430));
  });

  test.each(menuItems.map(({ label }, index) => ({ label, column: index % 3, row: Math.floor(index / 3) })))(
    'a finger on the picture of $label says so, and the answer gets the room',
    async ({ label, column, row }) => {
      if (!(await picture().isVisible())) await bar().click();
      const box = await picture().boundingBox();
      if (!box) throw new Error('there is no picture');
      const said = page.getByRole('log').locator('[data-from=villager]').getByText(label, { exact: true });
      const before = await said.count();
      await page.mouse.click(
        box.x + (box.width * (column + 0.5)) / 3,
        box.y + (box.height * (row + 0.5)) / 2,
      );
      await picture().waitFor({ state: 'detached' });
      await said.nth(before).waitFor();
    },
  );
});
