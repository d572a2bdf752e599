import { may, type Right, roles } from '../../src/staff/may.ts';
import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';
import { questionKey } from '../helpers/content-office.ts';
import { sampleContent } from '../helpers/sample-content.ts';

let office: ConsoleOffice;
let question: string;
beforeAll(async () => {
  office = await consoleOffice({ content: sampleContent() });
  question = await questionKey(office, 'ขอใบรับรองควายเผือก');
});
afterAll(() => office.closes());

interface Route {
  readonly right: Right;
  readonly method: 'GET' | 'POST';
  readonly path: () => string;
}

const reading = (method: Route['method'], path: () => string): Route => ({
  right: 'content.read',
  method,
  path,
});
const editing = (method: Route['method'], path: () => string): Route => ({
  right: 'content.edit',
  method,
  path,
});
const entry = '/console/content/procedure/elderly-allowance';

const routes: Route[] = [
  reading('GET', () => '/console/content'),
  reading('GET', () => '/console/content/stale'),
  reading('GET', () => '/console/content/try'),
  reading('POST', () => '/console/content/try'),
  reading('GET', () => '/console/content/procedure'),
  reading('GET', () => entry),
  reading('GET', () => `${entry}/history`),
  reading('GET', () => '/console/questions'),
  reading('GET', () => `/console/questions/${question}`),
  reading('GET', () => '/console/links'),
  editing('GET', () => '/console/content/new/answer'),
  editing('POST', () => '/console/content/new/answer'),
  editing('GET', () => `${entry}/edit`),
  editing('POST', () => `${entry}/edit`),
  editing('POST', () => `${entry}/checked`),
  editing('GET', () => `${entry}/remove`),
  editing('POST', () => `${entry}/remove`),
  editing('POST', () => `${entry}/restore`),
  editing('POST', () => `${entry}/history`),
  editing('GET', () => `/console/questions/${question}/answer`),
  ...['answer', 'attach', 'synonym', 'dismiss', 'found'].map((deed) =>
    editing('POST', () => `/console/questions/${question}/${deed}`),
  ),
  editing('POST', () => '/console/links/check'),
];

test.each(roles)('the %s gets through where the table of rights says so, and nowhere else', async (role) => {
  const person = await office.hires(`a-${role}`, role);
  await person.signsIn();
  for (const { right, method, path } of routes) {
    const response = await person.ask(path(), { method });
    await response.text();
    const isLetIn = response.status !== 403;
    expect(`${method} ${path()} ${isLetIn}`).toBe(`${method} ${path()} ${may(role, right)}`);
  }
});

test('who is not signed in gets through nowhere', async () => {
  const stranger = office.visitor();
  for (const { method, path } of routes) {
    const response = await stranger.ask(path(), { method });
    await response.text();
    expect([303, 401]).toContain(response.status);
  }
});

test('the viewer is shown nothing that only others may do', async () => {
  const viewer = await office.hires('only-reads', 'viewer');
  await viewer.signsIn();
  for (const { right, method, path } of routes) {
    if (right !== 'content.read' || method !== 'GET') continue;
    const { html } = await viewer.opens(path());
    const forms = [...html.matchAll(/<form[^>]*action="([^"]*)"/g)].map(([, action]) => action);
    expect(forms.filter((action) => !/\/(sign-out|try)$/.test(action ?? ''))).toEqual([]);
    expect(html).not.toMatch(/href="[^"]*\/(edit|remove|questions\/[^"/]+\/answer|new\/\w+)"/);
  }
});

test('nothing that does not exist is there for anybody', async () => {
  const officer = await office.hires('looks-around', 'officer');
  await officer.signsIn();
  for (const path of [
    '/console/content/nothing',
    '/console/content/constructor',
    '/console/content/procedure/nothing',
    '/console/content/procedure/nothing/edit',
    '/console/content/procedure/nothing/history',
    '/console/content/new/intent',
    '/console/content/intent/complaint/remove',
    '/console/questions/nothing',
  ]) {
    expect({ path, status: (await officer.opens(path)).status }).toEqual({ path, status: 404 });
  }
  expect((await officer.sends('/console/links/check', { url: 'https://elsewhere.example' })).status).toBe(
    404,
  );
});
