import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';
import { fieldsOn, questionKey } from '../helpers/content-office.ts';
import { dump, holding } from '../helpers/dump.ts';
import type { Officer } from '../helpers/officer.ts';
import { sampleContent } from '../helpers/sample-content.ts';

let office: ConsoleOffice;
let malee: Officer;
beforeAll(async () => {
  const sample = sampleContent();
  const few = <E extends { asks: string[] }>(entry: E): E => ({ ...entry, asks: entry.asks.slice(0, 25) });
  office = await consoleOffice({
    content: {
      // The search is made anew after every change: enough to be a search, little enough to be quick.
      procedures: sample.procedures.filter((_, nth) => nth % 3 === 0 || nth === 5).map(few),
      topics: sample.topics.slice(0, 10).map(few),
      years: sample.years,
      disclosures: sample.disclosures.filter(({ code }) => /^O\d$/.test(code)),
      contacts: sample.contacts.map(few),
      answers: sample.answers.map(few),
      intents: sample.intents.map(few),
      synonyms: sample.synonyms,
    },
  });
  malee = await office.hires('malee', 'officer', 'มาลี ใจดี');
  await malee.signsIn();
});
afterAll(() => office.closes());

const pathOf = (key: string) => `/console/questions/${key}`;
const finds = (text: string) => {
  const { candidates, isSure } = office.knowledge.current().understand(text);
  return { isSure, best: candidates[0]?.want };
};

/** Settles whatever questions are open, so that a test begins with none. */
async function clear() {
  const { rows } = await office.questions.list({ state: 'open', order: 'newest', limit: 100 });
  for (const { key } of rows) {
    await office.questions.settle(key, { state: 'dismissed', by: 'malee', at: office.now() });
  }
}

test('a question is attached to an entry, and the same question finds it at once', async () => {
  const text = 'อยากได้ตังค์ค่าเลี้ยงควายเผือกงานวัด';
  expect(finds(text).isSure).toBe(false);
  const key = await questionKey(office, text, 3);
  const list = await malee.opens('/console/questions');
  expect(list.text).toContain(text);
  expect(list.text).toContain('ถาม 3 ครั้ง · ล่าสุด 23 พ.ย. 2569');
  const page = await malee.opens(pathOf(key));
  const done = await malee.submits(page, '/attach', { to: 'procedure:disaster-aid' });
  expect(done.text).toContain('เพิ่มเป็นตัวอย่างคำถามแล้ว');
  expect(done.text).toContain(`ถ้ามีคนถามว่า “${text}” ตอนนี้บอตจะตอบเรื่อง “`);
  expect(finds(text)).toEqual({ isSure: true, best: { kind: 'procedure', id: 'disaster-aid' } });
  const record = await office.content.find('procedure', 'disaster-aid');
  expect(record).toMatchObject({
    version: 2,
    edit: { by: 'malee', how: 'edit' },
    entry: { check: 'sample' },
  });
  expect(record?.entry.asks.at(-1)).toBe(text);
  expect(await office.questions.find(key)).toMatchObject({
    state: 'answered',
    settled: { by: 'malee', attachedTo: 'procedure:disaster-aid' },
  });
});

test('one tap attaches it to what the search guesses; twice adds it once', async () => {
  const key = await questionKey(office, 'จะทำเรื่องคนแก่ของแม่เฒ่าบ้านโน้น');
  const list = await malee.opens('/console/questions');
  const tap = new RegExp(`action="${pathOf(key)}/attach"><input type="hidden" name="to" value="([^"]+)"`);
  const to = tap.exec(list.html)?.[1] ?? '';
  expect(to).toMatch(/^[a-z]+:[a-z-]+$/);
  await malee.sends(`${pathOf(key)}/attach`, { to });
  const { version } = (await office.content.find('procedure', to.replace('procedure:', ''))) ?? {};
  expect(await malee.sends(`${pathOf(key)}/attach`, { to })).toMatchObject({ status: 200 });
  expect((await office.content.find('procedure', to.replace('procedure:', '')))?.version).toBe(version);
});

test('an answer is written for a question and found by it', async () => {
  const text = 'มีหวยใต้ดินขายที่ทำการมั้ยนะ';
  const key = await questionKey(office, text);
  const path = `${pathOf(key)}/answer`;
  const form = await malee.opens(path);
  const fields = fieldsOn(form, '/answer');
  expect(fields).toMatchObject({ question: text, asks: text });
  expect((await malee.sends(path, fields)).status).toBe(422);
  const whole = { ...fields, text: 'ไม่มีขาย', checked: 'all' };
  expect((await malee.sends(path, { ...whole, act: 'preview' })).text).toContain('ยังไม่ได้บันทึก');
  const done = await malee.sends(path, whole);
  expect(done.text).toContain('บันทึกคำตอบใหม่แล้ว');
  expect(done.text).toContain(`ตอบเรื่อง “${text}” ทันที`);
  expect(finds(text)).toMatchObject({ isSure: true, best: { kind: 'answer', id: fields.id } });
  expect((await office.questions.find(key))?.settled?.attachedTo).toBe(`answer:${fields.id}`);
  await malee.sends(path, whole);
  const { answers } = office.knowledge.current().content;
  expect(answers.filter(({ question }) => question === text)).toHaveLength(1);
});

test('a word is added; the question is settled only when it finds something by that', async () => {
  const key = await questionKey(office, 'ซำเหมาเบี้ยซำเหมา');
  const useless = await malee.submits(await malee.opens(pathOf(key)), '/synonym', {
    said: 'ไม่เกี่ยว',
    means: 'ไม่มีในข้อมูล',
  });
  expect(useless.text).toContain('เพิ่มคำแล้ว');
  expect(useless.text).toContain('บอตยังไม่แน่ใจพอ');
  expect((await office.questions.find(key))?.state).toBe('open');
  const useful = await malee.submits(await malee.opens(pathOf(key)), '/synonym', {
    said: 'ซำเหมา',
    means: 'ผู้สูงอายุ',
  });
  expect(useful.text).toContain('ตอบเรื่อง “เบี้ยยังชีพผู้สูงอายุ” ทันที');
  expect((await office.questions.find(key))?.state).toBe('answered');
  expect((await office.content.find('synonym', 'ผู้สูงอายุ'))?.entry.said).toContain('ซำเหมา');
});

test.each([
  ['/attach', { to: 'procedure:nothing' }, 'เรื่องนี้ถูกนำออกแล้ว'],
  ['/attach', { to: 'synonym:x' }, 'โปรดเลือกเรื่องก่อน'],
  ['/attach', {}, 'โปรดเลือกเรื่องก่อน'],
  ['/synonym', { said: 'คำหนึ่ง', means: '' }, 'โปรดใส่ทั้งสองช่อง'],
  ['/synonym', { said: 'ย'.repeat(61), means: 'ยาว' }, 'โปรดใส่ทั้งสองช่อง'],
])('%s %j is refused with a word why', async (form, fields, words) => {
  const key = await questionKey(office, 'ถามเรื่องที่ไม่มีใครรู้');
  const page = await malee.sends(`${pathOf(key)}${form}`, fields as Record<string, string>);
  expect(page.status).toBe(422);
  expect(page.text).toContain(words);
  expect((await office.questions.find(key))?.state).toBe('open');
  for (const typed of Object.values(fields).filter((one) => one.length > 3 && !one.includes(':'))) {
    expect(page.html).toContain(`value="${typed}"`);
  }
});

test('an entry that holds as many examples as it may says so', async () => {
  const asks = Array.from({ length: 120 }, (_, nth) => `ตัวอย่างที่ ${nth}`);
  const record = await office.content.find('answer', 'chat-cost');
  if (!record) throw new Error('there is no such answer');
  await office.content.save({
    kind: 'answer',
    entry: { ...record.entry, asks },
    how: 'edit',
    by: 'malee',
    at: office.now(),
    expectedVersion: record.version,
  });
  const key = await questionKey(office, 'แชตนี้คิดตังค์เป็นนาทีป่าวว้า');
  const page = await malee.sends(`${pathOf(key)}/attach`, { to: 'answer:chat-cost' });
  expect(page.text).toContain('เรื่องนี้มีตัวอย่างคำถามเต็มแล้ว');
});

test('two officers who attach to one entry at once both succeed', async () => {
  const keys = [];
  for (const text of ['ขอยืมโต๊ะจีนสิบตัวงานแต่ง', 'เก้าอี้พลาสติกยืมได้กี่วันหลังงานศพ']) {
    keys.push(await questionKey(office, text));
  }
  await Promise.all(
    keys.map((key) => malee.sends(`${pathOf(key)}/attach`, { to: 'procedure:borrow-asset' })),
  );
  const asks = (await office.content.find('procedure', 'borrow-asset'))?.entry.asks;
  expect(asks).toEqual(expect.arrayContaining(['ขอยืมโต๊ะจีนสิบตัวงานแต่ง', 'เก้าอี้พลาสติกยืมได้กี่วันหลังงานศพ']));
});

test('a long question becomes an example that is as long as one may be', async () => {
  await clear();
  const key = await questionKey(office, `${'น้ำท่วมที่นี่ทุกปี '.repeat(30)}ช่วยที`);
  await malee.sends(`${pathOf(key)}/attach`, { to: 'intent:complaint' });
  const ask = (await office.content.find('intent', 'complaint'))?.entry.asks.at(-1) ?? '';
  expect(ask.length).toBeGreaterThan(150);
  expect(ask.length).toBeLessThanOrEqual(200);
});

test('a dismissed question leaves the list, and can be looked up among the dismissed', async () => {
  await clear();
  const key = await questionKey(office, 'วันนี้หวยออกอะไรนะ');
  const done = await malee.submits(await malee.opens(pathOf(key)), '/dismiss', {});
  expect(done.text).toContain('ปิดคำถามแล้ว');
  expect(done.text).toContain('ไม่มีคำถามในกลุ่มนี้');
  const dismissed = await malee.sees('/console/questions?state=dismissed');
  expect(dismissed).toContain('วันนี้หวยออกอะไรนะ');
});

test('the list is ordered by how often or how lately, and goes on page by page', async () => {
  await clear();
  for (let nth = 0; nth < 21; nth += 1) {
    const text = `คำถามประหลาด${'กขคงจฉชซญดตถทธนบปผฝพฟ'[nth]}`;
    const at = new Date(office.now().getTime() + nth * 24 * 60 * 60 * 1000);
    await office.questions.note({ text, best: [], at });
  }
  await questionKey(office, 'คำถามประหลาดค', 5);
  const [most, newest] = [
    await malee.opens('/console/questions'),
    await malee.opens('/console/questions?order=newest'),
  ];
  const asked = (html: string) => [...html.matchAll(/class="asked">([^<]*)</g)].map(([, text]) => text);
  expect(asked(most.html)[0]).toBe('คำถามประหลาดค');
  expect(asked(newest.html)).toHaveLength(20);
  const next = /rel="next" href="([^"]*)"/.exec(newest.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(asked((await malee.opens(next)).html)).toEqual(['คำถามประหลาดก']);
  expect(await malee.sees('/console/tickets')).toContain('ข้อมูล 21 คำถามที่ยังไม่มีคำตอบ');
});

test('what somebody asked stands in no address and no log line', async () => {
  const text = 'ทดสอบความลับสุดยอดของตาเฒ่า';
  const word = 'ความลับสุดยอด';
  const key = await questionKey(office, text);
  const addresses: string[] = [];
  const follow = async (path: string, fields: Record<string, string>) => {
    const response = await malee.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
    addresses.push(response.headers.get('location') ?? '');
    await response.text();
  };
  await follow('/console/content/try', { text });
  await follow(`${pathOf(key)}/synonym`, { said: word, means: 'ผู้สูงอายุ' });
  await follow(`${pathOf(key)}/attach`, { to: 'procedure:elderly-allowance' });
  await follow(`${pathOf(key)}/attach`, { to: 'nothing' });
  await follow(`${pathOf(key)}/found`, {});
  const pages = ['/console/questions', '/console/questions?state=answered', pathOf(key)];
  for (const path of pages) {
    const { html } = await malee.opens(path);
    addresses.push(...[...html.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address = '']) => address));
  }
  const told = [...addresses.map(decodeURIComponent), ...office.logged].join('\n');
  expect(addresses.length).toBeGreaterThan(20);
  expect(told).not.toContain(word);
  expect(holding(await dump(office.connection), word)).toEqual(
    expect.arrayContaining(['content', 'questions']),
  );
});

test('a question tried as a villager asks it is told with its candidates', async () => {
  const page = await malee.submits(await malee.opens('/console/content/try'), '/try', {
    text: 'เบี้ยผู้สูงอายุใช้เอกสารอะไร',
  });
  expect(page.text).toContain('ตอบเรื่อง “เบี้ยยังชีพผู้สูงอายุ” ทันที');
  expect(page.text).toMatch(/ตรงมาก \(ใกล้เคียง \d+%\)/);
  expect(page.html).toContain('href="/console/content/procedure/elderly-allowance"');
  expect(page.html).toContain('>เบี้ยผู้สูงอายุใช้เอกสารอะไร</textarea>');
  expect((await malee.sends('/console/content/try', { text: ' ' })).status).toBe(422);
});

test('links are listed the dead ones first, with what uses them, and checked again', async () => {
  const now = office.now();
  const [dead = '', fine = ''] = office.knowledge
    .current()
    .content.contacts.flatMap(({ links }) => links.map(({ url }) => url));
  await office.links.keep([dead, fine], now);
  for (let left = 2; left > 0; left -= 1) {
    const check = await office.links.claim(now, 1000);
    if (!check) throw new Error('no link is due');
    const later = new Date(now.getTime() + 86_400_000);
    const health =
      check.url === dead
        ? { state: 'dead' as const, code: '404' as const, failures: 3, firstFailedAt: now }
        : { state: 'ok' as const, code: '200' as const, failures: 0 };
    await office.links.settle(check, { ...health, nextAt: later, checkedAt: now });
  }
  await office.knowledge.refreshLinks();
  const page = await malee.opens('/console/links');
  expect(page.html.indexOf(`value="${dead}"`)).toBeLessThan(page.html.indexOf(`value="${fine}"`));
  expect(page.text).toContain('ไม่พบหน้านี้ (404)');
  expect(page.text).toContain('เปิดไม่ได้ 3 ครั้ง');
  expect(page.text).toContain('อยู่ใน สำนักงาน ป.ป.ช.');
  expect((await malee.opens('/console/links?state=dead')).html).not.toContain(`value="${fine}"`);
  expect(await malee.sees('/console/content')).toContain('1 ลิงก์ที่เปิดไม่ได้');
  expect(await malee.sees('/console/content/contact/nacc')).toContain(`ลิงก์นี้เปิดไม่ได้: ${dead}`);
  const checking = await malee.submits(page, '/links/check', {});
  expect(checking.text).toContain('จะตรวจลิงก์นี้ใหม่');
  expect((await office.links.health([dead])).get(dead)?.nextAt).toEqual(office.now());
});
