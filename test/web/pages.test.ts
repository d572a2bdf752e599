import { buildKnowledge } from '../../src/knowledge/build-knowledge.ts';
import type { Content, Disclosure } from '../../src/knowledge/content.ts';
import { contentText } from '../../src/text/content.ts';
import { webText } from '../../src/text/web.ts';
import { sampleContent } from '../helpers/sample-content.ts';
import { webPages } from '../helpers/web-pages.ts';

let web: Awaited<ReturnType<typeof webPages>>;
beforeAll(async () => {
  web = await webPages();
});
afterAll(() => web.closes());

const addressesIn = (map: string) =>
  [...map.matchAll(/<loc>https:\/\/desk\.example([^<]*)<\/loc>/g)].map(([, path]) => path ?? '');

test('every address of the site map is a page of its own, with its own address and nothing of a cookie', async () => {
  const paths = addressesIn(await web.reads('/sitemap.xml'));
  expect(paths.length).toBeGreaterThan(sampleContent().procedures.length);
  for (const path of paths) {
    const answer = await web.get(path);
    const html = await answer.text();
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(html).toContain(`<link rel="canonical" href="https://desk.example${path}"`);
    expect(html).toMatch(/<html lang="th"/);
    expect(html).toMatch(/<meta name="description" content="[^"]+"/);
    expect(html).not.toMatch(/<script|javascript:|style="|undefined|\[object/);
  }
});

test('a page loads nothing from elsewhere and may be in no frame', async () => {
  const answer = await web.get('/services');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('script-src');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  const sources = [...(await answer.text()).matchAll(/(?:src|<link[^>]*href)="([^"]+)"/g)].map(
    ([, source]) => source,
  );
  for (const source of sources) expect(source).toMatch(/^(\/|data:|https:\/\/desk\.example\/)/);
});

test('its styles and fonts are there', async () => {
  const html = await web.reads('/');
  const styles = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(([, path = '']) => path);
  expect(styles).toHaveLength(3);
  for (const path of [...styles, '/assets/fonts/noto-sans-thai-thai-400-normal.woff2']) {
    expect({ path, status: (await web.get(path)).status }).toEqual({ path, status: 200 });
  }
});

test('a service says everything a villager needs, and that nobody of the office has checked it', async () => {
  const [procedure] = sampleContent().procedures;
  const html = await web.reads(`/services/${procedure?.id}`);
  for (const words of [
    procedure?.name,
    ...(procedure?.documents ?? []),
    contentText.sample,
    contentText.nextStep,
  ]) {
    expect(html).toContain(escaped(words ?? ''));
  }
});

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

test("a question in one's own words finds the page, and stands in no address and no log", async () => {
  const answer = await web.asks('แม่อายุ 60 แล้ว จะขอเบี้ยคนแก่ต้องใช้อะไรบ้าง');
  expect(answer.url).toBe(`${web.base}/services`);
  expect(await answer.text()).toContain('href="/services/elderly-allowance"');
  expect(web.logged.join()).not.toContain('เบี้ย');
});

test('a question about nothing the office does is told so', async () => {
  expect(await (await web.asks('หวยงวดนี้ออกอะไร')).text()).toContain(webText.foundNothing);
});

test('an empty, an overlong and a hostile question get a page', async () => {
  for (const q of ['', ' ', 'ก'.repeat(301), '<script>alert(1)</script>', '\u0000']) {
    const answer = await web.asks(q);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('<script>');
  }
  expect((await web.asks('ก'.repeat(20_000))).status).toBe(413);
});

test('what is not there is a page that says so, in Thai', async () => {
  for (const path of [
    '/services/nothing',
    '/disclosures/2500',
    '/disclosures/2564/9.9',
    '/nowhere',
    '/services/%E0%A4%A',
  ]) {
    const answer = await web.get(path);
    expect({ path, isThere: answer.status < 400 }).toEqual({ path, isThere: false });
    expect(await answer.text()).toContain(webText.missingTitle);
  }
});

test('the address of the contract for transparency leads to the reports', async () => {
  const answer = await web.get('/transparency');
  expect(answer.headers.get('location')).toBe('/disclosures');
});

test('a report without a link says so; a dead link says so; a living one is there', async () => {
  const content = withLinks(sampleContent(), '2564-O18', [
    { title: 'แผนงบ', url: 'https://office.example.org/budget.pdf', dataYear: 2564 },
    { title: 'แผนงบเก่า', url: 'https://office.example.org/old.pdf' },
  ]);
  const other = await webPages({
    knowledge: () => buildKnowledge(content),
    deadLinks: ['https://office.example.org/old.pdf'],
  });
  const html = await other.reads('/disclosures/2564/9.3');
  await other.closes();
  const items = html.split('<article').map((part) => part.slice(0, part.indexOf('</article')));
  const item = items.find((part) => part.includes('id="O18"')) ?? '';
  expect(item).toContain('href="https://office.example.org/budget.pdf"');
  expect(item.indexOf(contentText.deadLink)).toBeGreaterThan(item.indexOf('old.pdf'));
  expect(items.find((part) => part.includes('id="O19"'))).toContain(contentText.noLinks);
});

function withLinks(content: Content, key: string, links: Disclosure['links']): Content {
  return {
    ...content,
    disclosures: content.disclosures.map((item) =>
      `${item.year}-${item.code}` === key ? { ...item, links } : item,
    ),
  };
}
