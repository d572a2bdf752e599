import { type ConsoleOffice, consoleOffice, password } from '../helpers/console-office.ts';
import { until } from '../helpers/until.ts';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await consoleOffice();
});
afterAll(() => office.closes());

test('who is not signed in is asked to, and then led to the page that was asked for', async () => {
  const somying = await office.hires('somying', 'officer');
  const asked = await somying.opens('/console/account');
  expect(asked.address).toBe('/console/sign-in?next=%2Fconsole%2Faccount');
  expect(asked.text).toContain('ชื่อผู้ใช้');
  const page = await somying.submits(asked, '/sign-in', { username: 'somying', password });
  expect(page.address).toBe('/console/account');
  expect(page.text).toContain('คุณsomying');
});

test('without a page asked for it is the list', async () => {
  const malee = await office.hires('malee', 'officer');
  expect((await malee.signsIn()).address).toBe('/console/tickets');
  expect((await malee.opens('/console')).address).toBe('/console/tickets');
  expect((await malee.opens('/console/sign-in')).address).toBe('/console/tickets');
});

test.each(['https://evil.example/', '//evil.example', '/console/\\evil', '/console/sign-in', '/webhook'])(
  'signing in leads nowhere else: %s',
  async (next) => {
    const visitor = office.visitor('malee');
    const asked = await visitor.opens(`/console/sign-in?next=${encodeURIComponent(next)}`);
    const page = await visitor.submits(asked, '/sign-in', { username: 'malee', password });
    expect(page.address).toBe('/console/tickets');
  },
);

test('a wrong password is told so in Thai, the username stays in its field', async () => {
  const page = await office.visitor().signsIn({ username: 'malee', password: 'not the right one' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง');
  expect(page.html).toContain('value="malee"');
  expect(page.html).not.toContain('not the right one');
});

test('after five failures even the right password waits, and says how long', async () => {
  const preecha = await office.hires('preecha', 'officer');
  for (let time = 0; time < 5; time += 1) await preecha.signsIn({ password: 'not the right one' });
  const page = await preecha.signsIn();
  expect(page.text).toContain('โปรดรออีก 1 นาที');
  office.passes({ minutes: 1 });
  expect((await preecha.signsIn()).address).toBe('/console/tickets');
});

test('an unknown username is held back in the same words', async () => {
  const stranger = office.visitor('stranger');
  for (let time = 0; time < 5; time += 1) await stranger.signsIn();
  expect((await stranger.signsIn()).text).toContain('โปรดรออีก 1 นาที');
});

test('the session gets a new id at sign-in, in a cookie no script reads', async () => {
  const visitor = office.visitor('malee');
  const asked = await visitor.opens('/console/sign-in');
  expect(asked.headers.getSetCookie()).toEqual([]);
  visitor.cookies.set('desk', 's%3Aplanted.signature');
  const response = await visitor.ask('/console/sign-in', {
    method: 'POST',
    body: new URLSearchParams({ username: 'malee', password }),
  });
  expect(response.status).toBe(303);
  const [known = '', cookie = ''] = response.headers.getSetCookie();
  expect(known).toMatch(/^desk-known=[\w.-]+; Max-Age=15552000; .*HttpOnly; SameSite=Strict$/);
  expect(cookie).toMatch(/^desk=s%3A[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(cookie).not.toContain('planted');
});

test('signing out ends the session for good', async () => {
  const malee = office.visitor('malee');
  await malee.signsIn();
  const kept = new Map(malee.cookies);
  expect((await malee.signsOut()).text).toContain('ออกจากระบบแล้ว');
  for (const [name, value] of kept) malee.cookies.set(name, value);
  expect((await malee.opens('/console/tickets')).address).toContain('/console/sign-in');
});

test('the log tells of refused sign-ins, and not whose', () => {
  const log = office.logged.join('');
  expect(log).toContain('a sign-in was refused');
  for (const secret of ['malee', 'preecha', 'stranger', 'not the right one', password]) {
    expect(log).not.toContain(secret);
  }
});

test('sign-ins are on record, those that failed only of accounts that there are', async () => {
  const linesOf = async () => {
    const entries = await office.stores.audit.entries({ from: 1, limit: 1000 });
    return entries.map(({ who, deed, detail }) => [who, deed, detail].filter(Boolean).join(' '));
  };
  await until('the lock is on record', async () =>
    (await linesOf()).includes('preecha sign-in-failed locked'),
  );
  const lines = await linesOf();
  expect(lines).toEqual(
    expect.arrayContaining([
      'somying signed-in password',
      'malee sign-in-failed password',
      'malee signed-out',
    ]),
  );
  // Those that a lock turns away would let anybody write to the chain without end.
  expect(lines.filter((line) => line.startsWith('preecha sign-in-failed'))).toHaveLength(5);
  expect(lines.filter((line) => line.startsWith('stranger'))).toEqual([]);
});
