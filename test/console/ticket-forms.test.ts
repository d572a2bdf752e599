import { statuses, statusTable } from '../../src/tickets/status.ts';
import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';
import type { Officer } from '../helpers/officer.ts';

let office: ConsoleOffice;
let somying: Officer;
beforeAll(async () => {
  office = await consoleOffice();
  somying = await office.hires('somying', 'officer', 'สมหญิง');
  await office.hires('viewer', 'viewer', 'วิชัย');
  await somying.signsIn();
});
afterAll(() => office.closes());

describe('a note', () => {
  test('is kept, and the reporter gets nothing', async () => {
    const number = await office.receives();
    const page = await somying.notes(number, 'รองบก่อน');
    expect(page.text).toContain('บันทึกแล้ว');
    expect((await office.tickets.find(number))?.notes).toMatchObject([
      { text: 'รองบก่อน', by: { username: 'somying', name: 'สมหญิง' } },
    ]);
    expect(office.post.released(number)).toEqual([]);
  });

  test('sent twice from one form is kept once', async () => {
    const number = await office.receives();
    const page = await somying.opens(`/console/tickets/${number}`);
    await somying.submits(page, '/note', { text: 'ครั้งเดียว' });
    await somying.submits(page, '/note', { text: 'ครั้งเดียว' });
    expect((await office.tickets.find(number))?.notes).toHaveLength(1);
  });

  test('of two from pages of the same age both are kept', async () => {
    const number = await office.receives();
    const one = await somying.opens(`/console/tickets/${number}`);
    const other = await somying.opens(`/console/tickets/${number}`);
    await somying.submits(one, '/note', { text: 'หนึ่ง' });
    await somying.submits(other, '/note', { text: 'สอง' });
    expect((await office.tickets.find(number))?.notes).toHaveLength(2);
  });

  test.each(['', 'ก'.repeat(4001)])('that is empty or too long stays in its field', async (text) => {
    const number = await office.receives();
    const page = await somying.notes(number, text);
    expect(page.status).toBe(422);
    expect(page.html).toContain(`>${text}</textarea>`);
  });
});

describe('the status', () => {
  test('offers what the table allows', async () => {
    const number = await office.receives();
    const page = await somying.opens(`/console/tickets/${number}`);
    const select = /<select id="status-to".*?<\/select>/s.exec(page.html)?.[0] ?? '';
    const offered = [...select.matchAll(/<option value="(\w+)"/g)].map(([, value]) => value);
    expect(offered).toEqual(statusTable.new.staff);
  });

  test('moves, and says so', async () => {
    const number = await office.receives();
    const page = await somying.changesStatus(number, 'resolved');
    expect(page.text).toContain('เปลี่ยนสถานะแล้ว');
    expect(await office.tickets.find(number)).toMatchObject({ status: 'resolved' });
  });

  test('goes nowhere the table does not lead', async () => {
    const number = await office.receives();
    const refused = statuses.filter((to) => !statusTable.new.staff.includes(to));
    for (const to of [...refused, 'nonsense', '']) {
      expect((await somying.changesStatus(number, to)).status).toBe(422);
    }
    expect(await office.tickets.find(number)).toMatchObject({ status: 'new' });
  });

  test('needs a reason to reject, and keeps what was typed', async () => {
    const number = await office.receives();
    const page = await somying.changesStatus(number, 'rejected');
    expect(page.status).toBe(422);
    expect(page.text).toContain('โปรดบอกเหตุผลด้วย');
    expect(page.html).toMatch(/value="rejected" selected/);
    const long = await somying.changesStatus(number, 'rejected', 'ย'.repeat(501));
    expect(long.html).toContain('ย'.repeat(501));
  });
});

describe('the assignee', () => {
  test('is one who may answer, or nobody', async () => {
    const number = await office.receives();
    expect((await somying.assigns(number, 'somying')).text).toContain('มอบหมายแล้ว');
    expect(await office.tickets.find(number)).toMatchObject({ assignee: { username: 'somying' } });
    for (const to of ['viewer', 'nobody']) {
      expect((await somying.assigns(number, to)).text).toContain('ไม่พบเจ้าหน้าที่คนนี้');
    }
    await somying.assigns(number, '');
    expect(await office.tickets.find(number)).not.toHaveProperty('assignee');
  });

  test('who has left stays visible as the ticket has it', async () => {
    const number = await office.receives();
    await office.hires('gone', 'officer', 'คนที่ลาออก');
    await somying.assigns(number, 'gone');
    await office.staff.change('gone', { set: { isActive: false } });
    expect((await somying.opens(`/console/tickets/${number}`)).html).toMatch(/value="gone" selected/);
  });
});

test('the priority is set, and only to one there is', async () => {
  const number = await office.receives();
  expect((await somying.prioritises(number, 'high')).text).toContain('ตั้งความสำคัญแล้ว');
  expect((await somying.prioritises(number, 'extreme')).status).toBe(422);
  expect(await office.tickets.find(number)).toMatchObject({ priority: 'high' });
});

test.each(['/status', '/assignee', '/priority'])(
  'a change made meanwhile is shown before %s is obeyed',
  async (ending) => {
    const number = await office.receives();
    const old = await somying.opens(`/console/tickets/${number}`);
    await somying.notes(number, 'แก้ไขก่อน');
    const to = { '/status': 'open', '/assignee': 'somying', '/priority': 'high' }[ending] ?? '';
    const page = await somying.submits(old, ending, { to });
    expect(page.status).toBe(409);
    expect(page.text).toMatch(/ใหม่บันทึก/);
    expect((await somying.submits(page, ending, { to })).status).toBe(200);
  },
);

test('an answer of a form that is not a form changes nothing', async () => {
  const number = await office.receives();
  for (const ending of ['reply', 'note', 'status', 'assignee', 'priority', 'retry']) {
    const response = await somying.ask(`/console/tickets/${number}/${ending}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: '{"text":"x","to":"open"}',
    });
    expect([409, 422]).toContain(response.status);
    await response.text();
  }
  expect(await office.tickets.find(number)).toMatchObject({ revision: 1 });
});
