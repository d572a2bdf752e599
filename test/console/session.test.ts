import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';

let office: ConsoleOffice;
beforeAll(async () => {
  office = await consoleOffice();
});
afterAll(() => office.closes());

test('two hours left alone end a session, and the sign-in page says so', async () => {
  const somying = await office.hires('anong', 'officer');
  await somying.signsIn();
  office.passes({ hours: 1, minutes: 59 });
  expect((await somying.opens('/console/tickets')).address).toBe('/console/tickets');
  office.passes({ hours: 2 });
  expect((await somying.opens('/console/tickets')).text).toContain('หมดเวลาใช้งานแล้ว');
});

test('twelve hours end it, however busy it was', async () => {
  const somying = await office.hires('boonmee', 'officer');
  await somying.signsIn();
  for (let hour = 1; hour < 12; hour += 1) {
    office.passes({ hours: 1 });
    expect((await somying.opens('/console/tickets')).status).toBe(200);
  }
  office.passes({ hours: 1 });
  expect((await somying.opens('/console/tickets')).text).toContain('หมดเวลาใช้งานแล้ว');
});

test('the live refresh keeps no session alive', async () => {
  const somying = await office.hires('chalida', 'officer');
  await somying.signsIn();
  office.passes({ hours: 1 });
  expect((await somying.ask('/console/pulse?desk=ticket')).status).toBe(200);
  office.passes({ hours: 1 });
  expect((await somying.ask('/console/pulse?desk=ticket')).status).toBe(401);
});

test('what was typed is shown again when the session ended meanwhile', async () => {
  const somying = await office.hires('dao', 'officer');
  await somying.signsIn();
  const number = await office.receives();
  const page = await somying.opens(`/console/tickets/${number}`);
  office.passes({ hours: 3 });
  const asked = await somying.submits(page, '/reply', { text: 'คำตอบที่พิมพ์นานมาก' });
  expect(asked.status).toBe(401);
  expect(asked.text).toContain('คำตอบที่พิมพ์นานมาก');
  expect(asked.html).toContain(`value="/console/tickets/${number}"`);
  expect((await office.tickets.find(number))?.messages).toHaveLength(1);
});

test('signing out everywhere ends the sessions of all devices', async () => {
  const desk = await office.hires('ekachai', 'officer');
  const phone = office.visitor('ekachai');
  await desk.signsIn();
  await phone.signsIn();
  const page = await desk.submits(await desk.opens('/console/account'), '/sign-out-everywhere', {});
  expect(page.text).toContain('ออกจากระบบทุกเครื่องแล้ว');
  expect((await phone.opens('/console/tickets')).address).toContain('/console/sign-in');
  expect((await desk.signsIn()).address).toBe('/console/tickets');
});

test('an account that is closed is out at its next step, one whose role changed has it at once', async () => {
  const somying = await office.hires('fah', 'officer');
  await somying.signsIn();
  const number = await office.receives();
  await office.staff.change('fah', { set: { role: 'viewer' } });
  expect((await somying.opens(`/console/tickets/${number}`)).html).not.toContain('/reply');
  await office.staff.change('fah', { set: { isActive: false } });
  expect((await somying.opens('/console/tickets')).address).toContain('/console/sign-in');
});

test('a copy of the database opens no session', async () => {
  const somying = await office.hires('gaew', 'officer');
  await somying.signsIn();
  const stored = await office.connection.collection('sessions').find().toArray();
  const id =
    decodeURIComponent([...somying.cookies.values()][0] ?? '')
      .slice(2)
      .split('.')[0] ?? '';
  expect(id).toMatch(/^[\w-]{20,}$/);
  expect(stored.length).toBeGreaterThan(0);
  expect(JSON.stringify(stored)).not.toContain(id);
});

test('behind https the cookie is secure and bound to the host, whatever the proxy forwards', async () => {
  const secure = await consoleOffice({ publicUrl: 'https://desk.example' });
  const somying = await secure.hires('somying', 'officer');
  expect((await somying.signsIn()).address).toBe('/console/tickets');
  expect([...somying.cookies.keys()]).toEqual(['__Host-desk-known', '__Host-desk']);
  const page = await somying.opens('/console/tickets');
  expect(page.headers.get('strict-transport-security')).toContain('max-age=');
  await secure.closes();
});
