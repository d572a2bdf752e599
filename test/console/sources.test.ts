import { type ConsoleOffice, consoleOffice, password } from '../helpers/console-office.ts';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await consoleOffice();
});
afterAll(() => office.closes());

const wrong = { password: 'not the right one' };

test('wrong passwords typed elsewhere keep nobody out of the browser that they signed in with before', async () => {
  const somying = await office.hires('somying', 'officer');
  await somying.signsIn();
  await somying.signsOut();
  const accused = office.visitor('somying');
  for (let time = 0; time < 6; time += 1) await accused.signsIn(wrong);
  expect((await accused.signsIn()).text).toContain('โปรดรออีก 1 นาที');
  expect((await somying.signsIn()).address).toBe('/console/tickets');
});

test('nor does it keep a tip officer from opening their key again', async () => {
  const malee = await office.hires('malee', 'tip-officer');
  await malee.signsIn();
  const accused = office.visitor('malee');
  for (let time = 0; time < 6; time += 1) await accused.signsIn(wrong);
  malee.cookies.delete('desk-key');
  const page = await malee.opens('/console/unlock');
  const opened = await malee.submits(page, '/unlock', { password });
  expect(opened.address).toContain('/console/second-factor');
});

test('the browser is remembered for one username, and the cookie does not say which', async () => {
  const [preecha, other] = [await office.hires('preecha', 'officer'), await office.hires('other', 'officer')];
  await preecha.signsIn();
  const value = preecha.cookies.get('desk-known') ?? '';
  expect(value).toMatch(/^[\w-]{22}\.[\w-]{43}$/);
  expect(value).not.toContain('preecha');
  const borrowed = office.visitor('other');
  borrowed.cookies.set('desk-known', value);
  for (let time = 0; time < 6; time += 1) await office.visitor('other').signsIn(wrong);
  expect((await borrowed.signsIn()).text).toContain('โปรดรออีก 1 นาที');
  expect((await other.signsIn()).text).toContain('โปรดรออีก 1 นาที');
});

test('two people at one browser are remembered both', async () => {
  const shared = office.visitor('somying');
  office.passes({ minutes: 60 });
  for (const username of ['somying', 'preecha']) {
    await shared.signsIn({ username, password });
    await shared.signsOut();
  }
  expect(shared.cookies.get('desk-known')?.split(/~|%7E/)).toHaveLength(2);
  for (let time = 0; time < 6; time += 1) await office.visitor('somying').signsIn(wrong);
  expect((await shared.signsIn({ username: 'somying', password })).address).toBe('/console/tickets');
});

test('so many at once are asked to try again, without a key or a look into the database', async () => {
  const attempts = office.connection.collection('sign_in_attempts');
  const before = await attempts.countDocuments();
  const pages = await Promise.all(
    Array.from({ length: 300 }, (_, nth) =>
      fetch(`${office.base}/console/sign-in`, {
        method: 'POST',
        body: new URLSearchParams({ username: `nobody-${nth}`, password }),
      }),
    ),
  );
  const turnedAway = pages.filter(({ status }) => status === 503);
  expect(turnedAway.length).toBeGreaterThanOrEqual(180);
  expect(turnedAway[0]?.headers.get('retry-after')).toBe('10');
  expect(await turnedAway[0]?.text()).toContain('รอสักครู่แล้วลองใหม่');
  expect((await attempts.countDocuments()) - before).toBeLessThanOrEqual(120);
  // Their network is full for a while, their own browser is not.
  expect((await office.visitor('preecha').signsIn()).status).toBe(503);
});
