import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';
import type { Officer } from '../helpers/officer.ts';

let office: ConsoleOffice;
let somying: Officer;
const numbers: string[] = [];
let late: string;
beforeAll(async () => {
  office = await consoleOffice();
  somying = await office.hires('somying', 'officer', 'สมหญิง');
  await somying.signsIn();
});
afterAll(() => office.closes());

const listed = (text: string) => [...new Set(text.match(/[CRT]-\d{4}-\d{4}/g) ?? [])];

test('an empty list says what will come', async () => {
  expect(await somying.sees('/console/tickets')).toContain('ยังไม่มีเรื่องเข้ามา');
});

describe('with tickets', () => {
  beforeAll(async () => {
    late = await office.receives({ text: 'น้ำไม่ไหล', category: 'water' });
    office.passes({ hours: 24 * 40 });
    await somying.signsIn();
    for (let count = 0; count < 27; count += 1) {
      numbers.push(await office.receives({ text: `หลุมที่ ${count + 1} หน้าวัด` }));
      office.passes({ minutes: 1 });
    }
    numbers.push(await office.receives({ kind: 'request', text: 'ขอเลขบัญชีภาษี' }));
    await somying.assigns(numbers[0] ?? '', 'somying');
    await somying.changesStatus(numbers[1] ?? '', 'resolved');
  });

  test('the newest stand first, and a link leads on by key', async () => {
    const page = await somying.opens('/console/tickets');
    expect(listed(page.text)).toEqual(numbers.toReversed().slice(0, 25));
    const next = /rel="next" href="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await somying.opens(next);
    expect(listed(second.text)).toEqual([...numbers.slice(0, 3).toReversed(), late]);
    expect(second.html).not.toContain('rel="next"');
    expect(second.text).toContain('กลับหน้าแรก');
  });

  test('new and overdue ones are counted', async () => {
    const text = await somying.sees('/console/tickets');
    expect(text).toContain('เรื่องใหม่28');
    expect(text).toContain('เกินกำหนด1');
  });

  test('an overdue ticket says so in words', async () => {
    const text = await somying.sees('/console/tickets?overdue=yes');
    expect(listed(text)).toEqual([late]);
    expect(text).toMatch(/ต\.ค\.|พ\.ย\.|ธ\.ค\. 2569\s*เกินกำหนด/);
  });

  test.each([
    ['kind=request', () => [numbers[27]]],
    ['status=resolved', () => [numbers[1]]],
    ['category=water', () => [late]],
    ['assignee=@me', () => [numbers[0]]],
    ['assignee=somying', () => [numbers[0]]],
    ['assignee=@none&status=resolved', () => [numbers[1]]],
    ['q=บัญชี', () => [numbers[27]]],
    ['sort=oldest&category=water', () => [late]],
  ])('?%s narrows the list', async (query, expected) => {
    expect(listed(await somying.sees(`/console/tickets?${encodeURI(query)}`))).toEqual(expected());
  });

  test('a number finds its ticket, typed with or without care', async () => {
    const number = numbers[4] ?? '';
    expect(listed(await somying.sees(`/console/tickets?q=${number}`))).toEqual([number]);
    expect(listed(await somying.sees(`/console/tickets?q=${number.toLowerCase()}`))).toEqual([number]);
  });

  test('the filters in use stand there in words, with a way out', async () => {
    const text = await somying.sees('/console/tickets?status=new&assignee=@none');
    expect(text).toContain('กำลังแสดงเฉพาะ สถานะ: เรื่องใหม่ · ผู้รับผิดชอบ: ยังไม่มีผู้รับผิดชอบ');
    expect(text).toContain('ล้างตัวกรอง');
  });

  test('a search without result says what to do', async () => {
    expect(await somying.sees('/console/tickets?q=zzzz')).toContain('ไม่พบเรื่องที่ตรงกับที่ค้นหา');
  });

  test.each([
    'kind=tip2&status=nope&sort=up&overdue=maybe',
    'after=garbage',
    'after=9999999999999999_X',
    'kind[]=a&kind[]=b&status=new&status=open',
    `q=${'x'.repeat(3000)}`,
    'q=%00%01&assignee=%24where',
    'q=.*%5B%28',
  ])('a filter that means nothing is left out: ?%s', async (query) => {
    expect((await somying.opens(`/console/tickets?${query}`)).status).toBe(200);
  });
});

describe('the quota line', () => {
  test.each([
    [{ used: 10, limit: 300, waiting: 0 }, 'ส่งแล้วราว 10 จาก 300'],
    [{ used: 9, limit: 300, waiting: 0 }, 'ส่งแล้วไม่ถึง 10 จาก 300'],
    [{ used: 19, limit: 300, waiting: 0 }, 'ส่งแล้วราว 10 จาก 300'],
    [{ used: 150, limit: 300, waiting: 0 }, 'ใช้ไปเกินครึ่งแล้ว'],
    [{ used: 240, limit: 300, waiting: 0 }, 'ใกล้หมด'],
    [{ used: 285, limit: 300, waiting: 3 }, 'แทบหมดแล้ว'],
    [{ used: 285, limit: 300, waiting: 3 }, 'คำตอบรอส่ง 3'],
    [{ used: 0, limit: 0, waiting: 0 }, 'ส่งแล้วไม่ถึง 10 จาก 0'],
    [{ used: 1500, limit: null, waiting: 0 }, 'ส่งแล้วราว 1,500 (ไม่จำกัด)'],
  ])('%j: %s', async (state, words) => {
    Object.assign(office.quota, state);
    expect(await somying.sees('/console/account')).toContain(words);
  });
});
