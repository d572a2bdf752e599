import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { localLineWords as words } from '../../src/text/local-line.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { type OnEvent, startTinyBot, type TinyBot } from './tiny-bot.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const postback = (label: string) => ({
  type: 'postback' as const,
  label,
  data: `tapped=${label}`,
  displayText: label,
});
const card = {
  type: 'flex' as const,
  altText: 'เรื่องของท่าน',
  contents: {
    type: 'bubble' as const,
    body: {
      type: 'box' as const,
      layout: 'vertical' as const,
      contents: [
        { type: 'text' as const, text: 'ถนนเป็นหลุม', size: 'xl', weight: 'bold' as const },
        { type: 'button' as const, style: 'primary' as const, color: '#0f6b3c', action: postback('ติดตาม') },
      ],
    },
  },
  quickReply: { items: [{ type: 'action' as const, action: postback('ข้าม') }] },
};

const bot: OnEvent = (event, client) => {
  if (!event.replyToken) return undefined;
  const words = event.message?.text ?? JSON.stringify(event.postback ?? event.message?.type ?? event.type);
  const messages = words === 'การ์ด' ? [card] : [{ type: 'text' as const, text: `ได้รับ ${words}` }];
  return client.replyMessage({ replyToken: event.replyToken, messages });
};

describe('the chat page', () => {
  let browser: Browser;
  let tiny: TinyBot;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    tiny = await startTinyBot(bot);
    page = await browser.newPage({ viewport: { width: 360, height: 720 } });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${tiny.line.url}/chat`);
    await log().getByText('ได้รับ "follow"').waitFor();
  });
  afterEach(async () => {
    await page.close();
    await tiny.close();
    expect(problems.splice(0)).toEqual([]);
  });

  const log = () => page.getByRole('log');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const say = async (text: string) => {
    await page.getByLabel(words.message, { exact: true }).fill(text);
    await button(words.send).click();
  };
  const villager = () => {
    const [first] = tiny.line.villagers;
    if (!first) throw new Error('nobody is there');
    return first;
  };

  test('a new villager follows the bot, says something and reads the answer', async () => {
    await say('สวัสดี');
    await log().getByText('ได้รับ สวัสดี').waitFor();
    expect(tiny.bodies.map(({ events }) => events[0]?.type)).toEqual(['follow', 'message']);
  });

  test('a button of a Flex message and a quick reply can be tapped, and the row goes away', async () => {
    await say('การ์ด');
    await button('ข้าม').click();
    await log().getByText('ได้รับ {"data":"tapped=ข้าม"}').waitFor();
    expect(await button('ข้าม').count()).toBe(0);
    await button('ติดตาม').click();
    await log().getByText('ได้รับ {"data":"tapped=ติดตาม"}').waitFor();
  });

  test('a Flex message has the measures of LINE', async () => {
    await say('การ์ด');
    const title = log().getByText('ถนนเป็นหลุม');
    await title.waitFor();
    expect(await title.evaluate((element) => getComputedStyle(element).fontSize)).toBe('22px');
    expect(await page.locator('.bubble').evaluate((element) => element.clientWidth)).toBe(300);
    const height = await button('ติดตาม').evaluate((element) => element.clientHeight);
    const color = await button('ติดตาม').evaluate((element) => getComputedStyle(element).backgroundColor);
    expect([height, color]).toEqual([52, 'rgb(15, 107, 60)']);
  });

  test('a photo, a sticker and a place can be sent', async () => {
    await button(words.more).click();
    const photo = { name: 'road.png', mimeType: 'image/png', buffer: Buffer.from('a photo') };
    await page.getByLabel(words.photo, { exact: true }).last().setInputFiles(photo);
    await log().getByText('ได้รับ "image"').waitFor();
    await button(`${words.stickerNumber} 1`).click();
    await log().getByText('ได้รับ "sticker"').waitFor();
    await button(words.location).click();
    await page.getByRole('dialog').getByRole('button', { name: words.send }).click();
    await log().getByText('ได้รับ "location"').waitFor();
  });

  test('a message can be taken back', async () => {
    await say('ผิดคน');
    await log().getByText('ได้รับ ผิดคน').waitFor();
    await log().getByText('ผิดคน', { exact: true }).click({ button: 'right' });
    await button(words.unsend).click();
    await log().getByText(words.unsent).waitFor();
    expect(tiny.bodies.at(-1)?.events[0]?.type).toBe('unsend');
  });

  test('what is pushed appears by itself', async () => {
    const messages = [{ type: 'text' as const, text: 'เจ้าหน้าที่ตอบแล้ว' }];
    await tiny.client.pushMessage({ to: villager().userId, messages });
    await log().getByText('เจ้าหน้าที่ตอบแล้ว').waitFor();
  });

  test('the bot can be blocked and unblocked', async () => {
    await button(words.block).click();
    await button(words.unblock).click();
    await button(words.block).waitFor();
    expect(tiny.bodies.map(({ events }) => events[0]?.type)).toEqual(['follow', 'unfollow', 'follow']);
  });

  test('the operator sees what LINE refused and when the bot took nothing', async () => {
    await page.getByRole('button', { name: words.operator }).click();
    await expect(tiny.client.pushMessage({ to: villager().userId, messages: [] })).rejects.toThrow();
    await page.getByText('Size must be between 1 and 5').first().waitFor();
    await button(words.close).click();
    tiny.statuses.push(503);
    await say('ได้ยินไหม');
    await page.getByText(`${words.notTaken} (503)`).waitFor();
  });

  test('has no accessibility fault that a machine can find', async () => {
    await say('การ์ด');
    await button('ติดตาม').waitFor();
    await button(words.more).click();
    await page.evaluate(axe);
    const found = await page.evaluate(
      'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then((r) => r.violations.map((v) => v.id + " " + v.nodes.map((n) => n.target)))',
    );
    expect(found).toEqual([]);
  });

  test('the preview shows one message and nothing else', async () => {
    const m = Buffer.from(JSON.stringify(card)).toString('base64url');
    await page.goto(`${tiny.line.url}/chat/preview?m=${m}`);
    await page.getByText('ถนนเป็นหลุม').waitFor();
    expect(await page.locator('textarea').count()).toBe(0);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(360);
    const headers = { 'content-type': 'application/json' };
    const posted = await fetch(`${tiny.line.url}/chat/preview`, {
      method: 'POST',
      headers,
      body: JSON.stringify(card),
    });
    expect(await posted.text()).toContain('ถนนเป็นหลุม');
  });
});
