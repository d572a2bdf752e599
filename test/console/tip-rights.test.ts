import { plantedJpeg } from '../evidence/planted-photos.ts';
import type { Officer } from '../helpers/officer.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';

let office: TipOffice;
const people: Record<string, Officer> = {};
let number: string;
let file: string;

beforeAll(async () => {
  office = await tipOffice();
  people.reader = await office.hires('reader', 'tip-officer');
  people['named tip officer'] = await office.hires('named', 'tip-officer', { name: 'สมศักดิ์ มั่นคง' });
  people['tip officer of a named division'] = await office.hires('finance', 'tip-officer', {
    division: 'finance',
  });
  people['tip officer named in words'] = await office.hires('wanida', 'tip-officer', { name: 'วนิดา แสงทอง' });
  people['tip officer who came later'] = await office.hires('later', 'tip-officer', { isTrusted: false });
  people.admin = await office.hires('boss', 'admin');
  people.officer = await office.hires('clerk', 'officer');
  people.viewer = await office.hires('intern', 'viewer');
  const taken = await office.reporter.takeFile(await plantedJpeg());
  if ('refused' in taken) throw new Error(taken.refused);
  file = taken.file.id;
  const about = { divisions: ['finance'], staff: ['named'], said: [{ text: 'วนิดา แสงทอง' }] };
  ({ number } = await office.receives({ about, files: [taken.file] }));
});
afterAll(() => office.closes());

const outsiders = [
  'named tip officer',
  'tip officer of a named division',
  'tip officer named in words',
  'tip officer who came later',
  'admin',
  'officer',
  'viewer',
] as const;
const strangersToTips: readonly string[] = ['admin', 'officer', 'viewer'];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

const addressesOf = (ticket: string) => [
  `/console/tips/${ticket}`,
  ...['reply', 'note', 'status', 'assignee', 'give', 'proof', 'leave', 'export', 'export/package'].map(
    (form) => `/console/tips/${ticket}/${form}`,
  ),
  `/console/tips/${ticket}/files/${file}`,
  `/console/tips/${ticket}/files/${file}/original`,
  `/console/tips/${ticket}/priority`,
  `/console/tips/${ticket}/retry`,
  `/console/tickets/${ticket}`,
  `/console/files/${ticket}/${file}`,
];

const body = () =>
  new URLSearchParams({
    form: 'a-form-of-ours',
    revision: 'x',
    text: 'ข้อความ',
    to: 'nacc',
    reason: 'hand-over',
    sure: 'yes',
    passphrase: 'abcd-abcd-abcd-abcd-abcd-abcd',
  });

/** All that a person gets to see of an answer. */
async function answerOf(person: Officer, method: string, path: string, type: 'form' | 'multipart' = 'form') {
  const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method);
  const upload = new FormData();
  upload.append('text', 'ข้อความ');
  upload.append('files', new Blob(['abc']), 'a.txt');
  const response = await person.ask(path, {
    method,
    headers: { 'sec-fetch-site': 'same-origin' },
    ...(hasBody ? { body: type === 'form' ? body() : upload } : {}),
  });
  const headers = Object.fromEntries(response.headers);
  for (const name of ['date', 'etag', 'set-cookie']) delete headers[name];
  return { status: response.status, headers, words: await response.text() };
}

describe.each(outsiders)('to the %s', (who) => {
  const isStranger = strangersToTips.includes(who);
  const elsewhere = (path: string) =>
    isStranger && path.startsWith('/console/tips')
      ? '/console/nowhere'
      : path.replace(number, 'T-2570-99999999');

  test('every address of the tip answers as one that does not exist, whatever the method', async () => {
    const person = people[who] as Officer;
    for (const method of methods) {
      for (const path of addressesOf(number)) {
        const answer = await answerOf(person, method, path);
        const missing = await answerOf(person, method, elsewhere(path));
        expect({ method, path, ...answer }).toEqual({ method, path, ...missing });
        // OPTIONS tells which methods the address knows, of tips that there are and of others alike.
        if (method !== 'OPTIONS') expect(answer.status).toBe(404);
      }
    }
    const path = `/console/tips/${number}/reply`;
    const upload = await answerOf(person, 'POST', path, 'multipart');
    expect(upload).toEqual(await answerOf(person, 'POST', elsewhere(path), 'multipart'));
  });

  test('nothing was done, and nothing of it is on record', async () => {
    const { username } = people[who] as Officer;
    const record = await office.record();
    const done = record.filter(
      (deed) => deed.startsWith(`${username} `) && / (tip-|access-|original-)/.test(deed),
    );
    // Looking at a list of one's own is no look at this tip.
    expect(done.filter((deed) => deed !== `${username} tip-list-viewed`)).toEqual([]);
    expect(await people.reader?.sees(`/console/tips/${number}`)).not.toContain('ข้อความ\n');
  });
});

test.each(outsiders.filter((who) => !strangersToTips.includes(who)))(
  'the %s cannot count, search or hear of it',
  async (who) => {
    const person = people[who] as Officer;
    const look = async () => [
      await person.sees('/console/tips'),
      await person.sees('/console/tips?q=เรียกเงิน'),
      await person.sees(`/console/tips?q=${number}`),
      await (await person.ask('/console/pulse?desk=tip')).text(),
      await (await person.ask(`/console/pulse?ticket=${number}`)).text(),
      await (await person.ask('/console/pulse?ticket=T-2570-99999999')).text(),
      await person.sees('/console/tickets'),
    ];
    const before = await look();
    expect(before.join()).not.toMatch(new RegExp(`href="[^"]*${number}`));
    const about = { divisions: ['finance'], staff: ['named', 'later'], said: [{ text: 'วนิดา แสงทอง' }] };
    await office.receives({ about });
    await people.reader?.replies(number, 'คำตอบ');
    expect(await look()).toEqual(before);
    expect(before[3]).toBe(before[5]);
  },
);

test.each(strangersToTips)('to the %s the desk of tips is not there', async (who) => {
  const person = people[who] as Officer;
  expect((await person.opens('/console/tickets')).html).not.toContain('/console/tips');
  for (const path of ['/console/tips', '/console/tips/officers', '/console/tips/officers/reader/trust']) {
    for (const method of methods) {
      expect(await answerOf(person, method, path)).toEqual(
        await answerOf(person, method, '/console/nowhere'),
      );
    }
  }
  for (const query of ['desk=tip', `ticket=${number}`]) {
    const nothing = await answerOf(person, 'GET', '/console/pulse?desk=x');
    expect(await answerOf(person, 'GET', `/console/pulse?${query}`)).toEqual(nothing);
  }
});

test('whoever it is sealed to gets through everywhere', async () => {
  const reader = people.reader as Officer;
  const { number: own } = await office.receives();
  expect((await reader.opens(`/console/tips/${own}`)).status).toBe(200);
  expect((await reader.replies(own, 'ตอบ')).status).toBe(200);
  expect((await reader.notes(own, 'จด')).status).toBe(200);
  expect((await reader.changesStatus(own, 'resolved', 'เสร็จ')).status).toBe(200);
  expect((await reader.assigns(own, 'reader')).status).toBe(200);
  expect((await answerOf(reader, 'GET', `/console/tips/${number}/files/${file}`)).status).toBe(200);
});

test('who is not signed in, or whose key is closed, gets through nowhere', async () => {
  for (const method of ['GET', 'POST']) {
    for (const path of addressesOf(number)) {
      const { status } = await answerOf(office.visitor(), method, path);
      expect([303, 401]).toContain(status);
    }
  }
  const reader = people.reader as Officer;
  reader.cookies.delete('desk-key');
  const tipsOnly = addressesOf(number).filter((path) => path.startsWith('/console/tips'));
  for (const path of ['/console/tips', '/console/tips/officers', ...tipsOnly]) {
    const opened = await answerOf(reader, 'GET', path);
    expect([path, opened.status, opened.headers.location]).toEqual([
      path,
      303,
      `/console/unlock?next=${encodeURIComponent(path)}`,
    ]);
    expect((await answerOf(reader, 'POST', path)).status).toBe(401);
  }
});
