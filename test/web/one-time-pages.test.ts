import { receiptText } from '../../src/text/web-tip.ts';
import type { FiledTip } from '../../src/tips/desks.ts';
import { receiptPath } from '../../src/web/tips/one-time-pages.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';
import { codeOn, visitor } from './visitor.ts';

let office: TipOffice;
beforeAll(async () => {
  office = await tipOffice();
});
afterAll(() => office.closes());

const filed: FiledTip = {
  number: 'T-2570-12345678',
  code: '12345678901234567890',
  filedAt: new Date('2026-11-22T03:00:00Z'),
  dueDay: '2026-12-07',
  proof: '1-ABCD-EFGH',
  readers: 1,
};

test('a preview of the address uses nothing up; the button shows the code once', async () => {
  const path = receiptPath(office.keys, filed);
  expect(path.length).toBeLessThan(900);
  expect(path).not.toContain(filed.code);
  const [preview, reader] = [visitor(office.base), visitor(office.base)];
  const seen = await preview.opens(path);
  expect(seen.html).not.toContain('1234');
  expect(seen.headers.get('x-robots-tag')).toContain('noindex');
  const page = await reader.opens(path);
  const receipt = await reader.fills(page, path);
  expect(codeOn(receipt)).toBe(filed.code);
  expect(receipt.html).toContain(filed.proof);
  const late = await preview.fills(seen, path);
  expect(late.status).toBe(410);
  expect(late.html).toContain(receiptText.goneTitle);
  expect(late.html).not.toContain('5678');
});

test('the same page sent again on a weak line shows the code again, for ten minutes', async () => {
  const path = receiptPath(office.keys, filed);
  const reader = visitor(office.base);
  const page = await reader.opens(path);
  await reader.fills(page, path);
  expect(codeOn(await reader.fills(page, path))).toBe(filed.code);
  office.movesOn({ minutes: 11 });
  const late = await reader.fills(page, path);
  expect(late.status).toBe(303);
  expect((await reader.fills(await reader.opens(path), path)).status).toBe(410);
});

test('a button of another page opens nothing', async () => {
  const [mine, other] = [receiptPath(office.keys, filed), receiptPath(office.keys, filed)];
  const reader = visitor(office.base);
  const { html } = await reader.opens(mine);
  const page = /name="page" value="([^"]*)"/.exec(html)?.[1] ?? '';
  expect((await reader.sends(other, { page })).status).toBe(410);
});

test('a day later, and for an address made up, there is nothing', async () => {
  const path = receiptPath(office.keys, filed);
  office.movesOn({ minutes: 24 * 60 + 1 });
  for (const address of [path, '/receipt/1.a.b', '/receipt/x', `${path}A`]) {
    expect((await visitor(office.base).opens(address)).status).toBe(410);
  }
});

test('what is remembered of it is a random id and a day', async () => {
  const path = receiptPath(office.keys, filed);
  const reader = visitor(office.base);
  await reader.fills(await reader.opens(path), path);
  for (const stored of await office.connection.collection('used_once').find().toArray()) {
    expect(Object.keys(stored).sort()).toEqual(['_id', 'goneOn', 'taker']);
    expect(stored.goneOn.getTime() % (24 * 60 * 60 * 1000)).toBe(0);
    expect(JSON.stringify(stored)).not.toMatch(/T-2570|1234567/);
  }
});
