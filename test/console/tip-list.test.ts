import { renderToString } from 'preact-render-to-string';
import { TipListPage, type TipListProps } from '../../src/console/pages/tips/tip-list.tsx';
import type { Officer } from '../helpers/officer.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';

let office: TipOffice;
let prasert: Officer;
let malee: Officer;
const nobodys: string[] = [];
let mine: string;
let hers: string;
let hidden: string;

const listed = (text: string) => [...new Set(text.match(/T-\d{4}-\d{8}/g) ?? [])];
const address = (query: string) => `/console/tips?${encodeURI(query)}`;

beforeAll(async () => {
  office = await tipOffice();
  prasert = await office.hires('prasert', 'tip-officer', { name: 'ประเสริฐ รักดี' });
  malee = await office.hires('malee', 'tip-officer', { name: 'มาลี ใจงาม' });
  await office.hires('clerk', 'officer', { name: 'เสมียน' });
  for (let count = 0; count < 27; count += 1) nobodys.push((await office.receives()).number);
  mine = (await office.receives({ happened: [{ text: 'แมวหาย' }] })).number;
  hers = (await office.receives()).number;
  hidden = (await office.receives({ about: { divisions: [], staff: ['malee'], said: [] } })).number;
  await prasert.assigns(mine, 'prasert');
  await prasert.assigns(hers, 'malee');
  await prasert.assigns(hidden, 'prasert');
  await prasert.changesStatus(hers, 'rejected', 'ไม่มีหลักฐาน');
});
afterAll(() => office.closes());

test.each([
  ['assignee=prasert&q=แมว', () => [mine]],
  ['assignee=malee', () => [hers]],
  ['assignee=malee&status=unfinished', () => []],
  ['assignee=@me&q=หาย แมว', () => [mine]],
  ['assignee=@none&q=แมว', () => []],
  ['assignee=clerk', () => []],
])('?%s narrows the list', async (query, expected) => {
  expect(listed(await prasert.sees(address(query)))).toEqual(expected());
});

test('a whole page of what nobody works on has a following one, which keeps the filter', async () => {
  const first = await prasert.opens(address('assignee=@none'));
  expect(listed(first.text)).toHaveLength(25);
  const next = /rel="next" href="([^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(next).toContain('assignee=%40none');
  const second = await prasert.opens(next);
  expect([...listed(first.text), ...listed(second.text)].sort()).toEqual(nobodys.toSorted());
});

test('whoever is named does not meet the tip at its assignee', async () => {
  for (const query of ['assignee=prasert', 'assignee=prasert&status=new']) {
    const text = await malee.sees(address(query));
    expect(listed(text).length).toBeGreaterThan(0);
    expect(text).not.toContain(hidden);
  }
  expect(await malee.sees(address(`q=${hidden}`))).toContain('ไม่พบเรื่องที่ตรงกับที่ค้นหา');
});

test('the filters are those of the ordinary list: tip officers to choose from, and what is chosen in words', async () => {
  const { html, text } = await prasert.opens(address('status=unfinished&assignee=@none'));
  expect(text).toContain('กำลังแสดงเฉพาะ สถานะ: ยังไม่เสร็จ · ผู้รับผิดชอบ: ยังไม่มีผู้รับผิดชอบ');
  expect(html).toMatch(/aria-current="page"[^>]*>ยังไม่มีผู้รับผิดชอบ/);
  const choices = /<select id="filter-assignee".*?<\/select>/s.exec(html)?.[0];
  expect(choices).toContain('มาลี ใจงาม');
  expect(choices).not.toContain('เสมียน');
});

test.each([
  'assignee[]=a&assignee[]=b',
  'assignee=%00',
  'assignee=&status=',
  'assignee=$where',
  'after=x&q=ก',
])('a filter that means nothing is no error: ?%s', async (query) => {
  expect((await prasert.opens(`/console/tips?${query}`)).status).toBe(200);
});

describe('a search that ran out of time', () => {
  const props: TipListProps = {
    rows: [],
    next: '2026-11-22.an-id',
    lookedTo: '2026-11-22',
    counts: { fresh: 0, overdue: 0 },
    filters: { q: 'แมว', assignee: '@me' },
    isLaterPage: false,
    hasLeft: false,
    officers: [],
    waiting: 0,
    now: new Date('2026-11-23T02:00:00Z'),
  };
  const onward = /rel="next" href="([^"]+)">([^<]+)</;

  test('says to which day it looked and leads on, with nothing found yet', () => {
    const html = renderToString(TipListPage(props));
    expect(html).toContain('ยังไม่พบ ดูย้อนไปถึงเรื่องวันที่ 22 พ.ย. 2569 แล้ว');
    expect(onward.exec(html)?.[2]).toBe('ค้นเรื่องที่เก่ากว่า');
    expect(onward.exec(html)?.[1]).toContain('assignee=%40me&amp;after=2026-11-22.an-id');
  });

  test('and at its end does not say that nothing was found at all', () => {
    const { next, lookedTo, ...end } = props;
    const html = renderToString(TipListPage({ ...end, isLaterPage: true }));
    expect(html).toContain('ไม่พบเรื่องอื่นที่ตรงกับที่ค้นหาแล้ว');
    expect(html).not.toContain('rel="next"');
  });

  test('and with some', () => {
    const row = {
      id: 'an-id',
      number: 'T-2569-12345678',
      title: 'แมวหาย',
      status: 'new',
      filedAt: new Date('2026-11-22T02:00:00Z'),
      dueDay: '2026-12-07',
      hasNews: true,
    } as const;
    const html = renderToString(TipListPage({ ...props, rows: [row] }));
    expect(html).toContain('ดูย้อนไปถึงเรื่องวันที่ 22 พ.ย. 2569 แล้ว');
    expect(onward.exec(html)?.[2]).toBe('ค้นเรื่องที่เก่ากว่า');
  });
});
