import { type ConsoleOffice, consoleOffice, password } from '../helpers/console-office.ts';
import type { Officer } from '../helpers/officer.ts';

let office: ConsoleOffice;
let somying: Officer;
let number: string;
beforeAll(async () => {
  office = await consoleOffice({ publicUrl: 'https://desk.example' });
  somying = await office.hires('somying', 'officer');
  await somying.signsIn();
  number = await office.receives();
});
afterAll(() => office.closes());

const note = (headers: HeadersInit) =>
  somying.ask(`/console/tickets/${number}/note`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ text: 'x' }),
  });

test.each<Record<string, string>>([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'https://desk.example' },
  { origin: 'https://evil.example' },
  { origin: 'https://desk.example.evil.example' },
  { origin: 'null' },
])('a form from another site is refused: %j', async (headers) => {
  const response = await note(headers);
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('ไม่รับรายการที่ส่งมาจากเว็บอื่น');
  expect((await office.tickets.find(number))?.notes).toEqual([]);
});

test.each<Record<string, string>>([
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { origin: 'https://desk.example' },
  { origin: 'http://127.0.0.1' },
])('a form of the console itself is taken: %j', async (headers) => {
  const own =
    'origin' in headers && headers.origin === 'http://127.0.0.1' ? { origin: office.base } : headers;
  expect((await note(own)).status).toBe(303);
});

test('sign-in is guarded as well', async () => {
  const response = await fetch(`${office.base}/console/sign-in`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ username: 'somying', password }),
  });
  expect(response.status).toBe(403);
});

test('every page forbids what is inline or from elsewhere, frames and copies', async () => {
  for (const path of ['/console/sign-in', '/console/tickets', '/console/nowhere']) {
    const { headers, html } = await somying.opens(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
  }
});

test('styles, the script and fonts are served to be kept', async () => {
  const { html } = await somying.opens('/console/tickets');
  const addresses = [...html.matchAll(/(?:href|src)="(\/console\/assets\/[^"]+)"/g)].map(
    ([, one]) => one ?? '',
  );
  expect(addresses).toHaveLength(5);
  for (const address of [...addresses, '/console/assets/fonts/noto-sans-thai-thai-400-normal.woff2']) {
    const response = await fetch(new URL(address, office.base));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('max-age=');
    await response.arrayBuffer();
  }
  expect((await fetch(new URL('/console/assets/..%2frouter.ts', office.base))).status).toBe(404);
});
