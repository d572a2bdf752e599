import { mkdirSync } from 'node:fs';
import { cardPreview } from '../../src/product/card-preview.ts';
import { botTalk } from '../helpers/bot-talk.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { consoleOffice, password } from '../helpers/console-office.ts';
import { sampleContent } from '../helpers/sample-content.ts';
import { loadOffice } from '../../src/office/load-office.ts';
import { linksIn } from '../../src/knowledge/content-links.ts';

test('look', async () => {
  mkdirSync('/tmp/shots-content', { recursive: true });
  const office = await consoleOffice({ content: sampleContent(), preview: cardPreview(botTalk().deps), office: loadOffice('office') });
  const browser = await launchChromium();
  await office.hires('malee', 'officer', 'มาลี ใจดี');
  for (const [text, n] of [['ขอใบรับรองควายเผือกต้องทำไง', 3], ['ยายหกสิบแล้วไปลงทะเบียนที่ไหนนิ โทร 0812345678', 7], ['พรุ่งนี้ฝนตกม้าย', 1]] as const) {
    for (let i = 0; i < n; i++) {
      const u = office.knowledge.current().understand(text);
      await office.questions.note({ text, best: u.candidates.slice(0, 3).map(({ want, score }) => ({ intent: want.kind === 'procedure' ? `procedure:${want.id}` : want.kind === 'plain' ? want.intent : want.kind === 'topic' ? `disclosure:${want.id}` : 'x', score })), at: office.now() });
    }
  }
  const urls = [...new Set(linksIn(sampleContent()).map(({ url }) => url))];
  await office.links.keep(urls, office.now());
  const claimed = await office.links.claim(office.now(), 1000);
  if (claimed) await office.links.settle(claimed, { state: 'dead', nextAt: office.now(), checkedAt: office.now(), code: '404', failures: 4, firstFailedAt: office.now() });
  await office.knowledge.refreshLinks();
  const pages = (process.env.PAGES ?? 'overview').split(',');
  const all: Record<string, string> = {
    overview: '/console/content', procedures: '/console/content/procedure', disclosures: '/console/content/disclosure', stale: '/console/content/stale',
    entry: '/console/content/procedure/elderly-allowance', edit: '/console/content/procedure/elderly-allowance/edit', history: '/console/content/procedure/elderly-allowance/history', remove: '/console/content/procedure/elderly-allowance/remove',
    disclosure: '/console/content/disclosure/2564-O8', disedit: '/console/content/disclosure/2564-O8/edit', contact: '/console/content/contact/office', contactedit: '/console/content/contact/office/edit',
    answer: '/console/content/answer/' + (sampleContent().answers[0]?.id ?? ''), synonyms: '/console/content/synonym', newdis: '/console/content/new/disclosure?year=2569', newyear: '/console/content/new/year', newanswer: '/console/content/new/answer',
    topicremove: '/console/content/topic/structure/remove', questions: '/console/questions', links: '/console/links', try: '/console/content/try', intents: '/console/content/intent',
  };
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: 'th-TH' });
    const page = await context.newPage();
    page.on('pageerror', (e) => console.log(e.message));
    page.on('console', (m) => m.type() === 'error' && console.log(m.text()));
    await page.goto(`${office.base}/console/sign-in`);
    await page.getByLabel('ชื่อผู้ใช้').fill('malee');
    await page.getByLabel('รหัสผ่าน').fill(password);
    await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click();
    for (const name of pages) {
      if (name === 'question') {
        await page.goto(`${office.base}/console/questions`);
        await page.locator('.taps a').first().click();
      } else if (name === 'preview') {
        await page.goto(`${office.base}${all.edit}`);
        await page.getByLabel('ค่าธรรมเนียม').fill('ฟรี ไม่เสียเงิน');
        await page.getByRole('button', { name: 'ดูตัวอย่าง' }).click();
        await page.waitForLoadState();
      } else if (name === 'faults') {
        await page.goto(`${office.base}${all.newanswer}`);
        await page.getByRole('button', { name: 'บันทึก' }).click();
      } else if (name === 'tried') {
        await page.goto(`${office.base}${all.try}`);
        await page.getByLabel('พิมพ์อย่างที่').fill('ยายหกสิบแล้วไปลงทะเบียนที่ไหนนิ');
        await page.getByRole('button', { name: 'ลองถาม' }).click();
      } else {
        const r = await page.goto(`${office.base}${all[name]}`);
        if (r?.status() !== 200) console.log(name, r?.status());
      }
      await page.waitForTimeout(300);
      await page.screenshot({ path: `/tmp/shots-content/${name}-${width}.png`, fullPage: true });
    }
    await context.close();
  }
  await browser.close();
  if (office.logged.length) console.log(office.logged.slice(0, 5).join(''));
  await office.closes();
}, 120_000);
