import { receiptText, reportText, trackText } from '../../src/text/web-tip.ts';
import { receiptPath } from '../../src/web/tips/one-time-pages.ts';
import { jpeg } from '../helpers/photos.ts';
import { type TornDatabase, tornDatabase } from '../helpers/torn-database.ts';
import type { Moment } from '../helpers/weak-link.ts';
import { type TipOffice, tipOffice } from './tip-office.ts';
import { codeOn, numberOn, type Page, type Visitor, visitor } from './visitor.ts';

let database: TornDatabase;
let office: TipOffice;
let people = 0;
beforeAll(async () => {
  database = await tornDatabase();
  office = await tipOffice(database);
});
afterAll(() => office.closes());

/** Where in a piece of work the database dies, told by the commands that it takes. */
type Cut = readonly [string, (commands: readonly string[]) => number, Moment];

const story = 'ผู้รับเหมาจ่ายเงินที่ลานจอดรถ';
const words = { happened: story, identity: 'anonymous' };
const photo = () => [new File([new Uint8Array(jpeg)], 'photo.jpg')];
const timesOn = ({ html }: Page, text: string) => html.split(text).length - 1;
const filesOn = (page: Page) => timesOn(page, 'name="file"');

/** Somebody from elsewhere each time. */
const someone = () => {
  people += 1;
  return visitor(office.base, `203.0.113.${people}`);
};
const writes = async (one: Visitor) =>
  one.fills(await one.opens('/report'), '/report/about', { division: 'works' });
const filesOne = async (one: Visitor) => codeOn(await one.fills(await writes(one), '/report', words));
const opensBy = async (one: Visitor, code: string) =>
  one.fills(await one.opens('/track'), '/track', { code });
const dying = async (count: number, moment: Moment, work: () => Promise<Page>) => {
  const { done, hasDied } = await database.dying(count, moment, work);
  expect([hasDied, done.status]).toEqual([true, 503]);
  expect(done.html).toContain('ระบบขัดข้อง');
  return done;
};

test('whom it is about stays chosen', async () => {
  const one = someone();
  const start = await one.opens('/report');
  const choice = { division: 'works', person: ['สมชาย ใจกว้าง'], said: 'ลูกพี่ลูกน้อง' };
  const again = await dying(0, 'before', () => one.fills(start, '/report/about', choice));
  expect(again.html).toContain('ลูกพี่ลูกน้อง');
  expect(again.html.match(/<input[^>]*checked[^>]*>/g)).toHaveLength(2);
  expect((await one.fills(again, '/report/about', choice)).html).toContain(reportText.whatTitle);
  expect((await dying(0, 'before', () => one.opens('/report'))).html).toContain(reportText.away);
});

test.each([
  ['with the file unsaved', () => 0, 'before'],
  ['with the file half saved', () => 1, 'before'],
  ['before the tip is stored', (commands) => commands.lastIndexOf('insert'), 'before'],
  ['after the tip was stored', (commands) => commands.lastIndexOf('insert'), 'after'],
] as readonly Cut[])(
  'a tip cut off %s is one tip with one code, and no word of it is lost',
  async (_, place, moment) => {
    const one = someone();
    const sends = (form: Page, happened: string, files = photo()) =>
      one.fills(form, '/report', { ...words, happened, files });
    const whole = await writes(one);
    const commands = await database.commandsOf(() => sends(whole, story));
    const form = await writes(one);
    const before = await database.straight.collection('tips').countDocuments();
    const again = await dying(place(commands), moment, () => sends(form, story));
    expect(again.html).toContain(story);
    const isKept = again.html.includes('photo.jpg</bdi></li>');
    const more = `${story} และที่วัด`;
    const receipt = await sends(again, more, isKept ? [] : photo());
    expect(codeOn(receipt)).toHaveLength(20);
    expect(codeOn(await sends(again, more, []))).toBe(codeOn(receipt));
    expect(await database.straight.collection('tips').countDocuments()).toBe(before + 1);
    const talk = await opensBy(one, codeOn(receipt));
    expect([timesOn(talk, more), filesOn(talk)]).toEqual([1, 1]);
  },
);

test('a tip sent while the database hangs, given up and sent again, is one tip', async () => {
  const one = someone();
  const form = await writes(one);
  const before = await database.straight.collection('tips').countDocuments();
  database.link.freeze();
  const first = one.fills(form, '/report', words);
  const second = someone().fills(form, '/report', words);
  database.link.thaw();
  expect(codeOn(await first)).toHaveLength(20);
  expect(codeOn(await second)).toBe(codeOn(await first));
  expect(await database.straight.collection('tips').countDocuments()).toBe(before + 1);
});

test.each([
  ['before anything', () => 0, 'before'],
  ['after they were stored', (commands) => commands.lastIndexOf('findAndModify'), 'after'],
] as readonly Cut[])('words added and cut off %s are there once', async (_, place, moment) => {
  const one = someone();
  const adds = (page: Page, text: string) => one.fills(page, '/track/add', { text, files: photo() });
  const other = await opensBy(one, await filesOne(one));
  const commands = await database.commandsOf(() => adds(other, 'เพิ่มเติม'));
  const talk = await opensBy(one, await filesOne(one));
  const again = await dying(place(commands), moment, () => adds(talk, 'เพิ่มเติมหนึ่ง'));
  expect(again.html).toContain('เพิ่มเติมหนึ่ง');
  const added = await adds(again, 'เพิ่มเติมหนึ่ง');
  expect(added.html).toContain(trackText.added);
  const twice = await adds(talk, 'เพิ่มเติมหนึ่ง');
  expect([timesOn(twice, 'เพิ่มเติมหนึ่ง'), filesOn(twice)]).toEqual([1, 1]);
  const changed = await adds(talk, 'เพิ่มเติมสอง');
  expect([timesOn(changed, 'เพิ่มเติมหนึ่ง'), timesOn(changed, 'เพิ่มเติมสอง'), filesOn(changed)]).toEqual([1, 1, 1]);
});

test('a code that was right is not held against who typed it, and opens the talk afterwards', async () => {
  const one = someone();
  const code = await filesOne(one);
  const page = await one.opens('/track');
  const { done } = await database.dying(0, 'before', async () => {
    const answers: Page[] = [];
    for (let time = 0; time < 7; time += 1) answers.push(await one.fills(page, '/track', { code }));
    return answers;
  });
  expect(done.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 503));
  const talk = await one.fills(done[6] as Page, '/track', { code });
  expect(numberOn(talk)).toMatch(/^T-/);
  const again = await dying(0, 'before', () => one.fills(talk, '/track/look'));
  expect(again.html).not.toContain(code);
  expect(numberOn(await one.fills(again, '/track/look'))).toBe(numberOn(talk));
}, 60_000);

test('a file of the talk comes later', async () => {
  const one = someone();
  const form = await writes(one);
  const code = codeOn(await one.fills(form, '/report', { ...words, files: photo() }));
  const talk = await opensBy(one, code);
  await dying(0, 'before', () => one.fills(talk, '/track/file'));
  expect((await one.fetches(talk, '/track/file')).headers.get('content-type')).toBe('image/jpeg');
});

test('a code that could not be shown once is shown later, to that page alone', async () => {
  const filed = {
    ...{ number: 'T-2570-12345678', code: '12345678901234567890', dueDay: '2026-12-07' },
    ...{ filedAt: new Date('2026-11-22T03:00:00Z'), proof: '1-ABCD-EFGH', readers: 1 },
  };
  const path = receiptPath(office.keys, filed);
  const one = someone();
  const page = await one.opens(path);
  const again = await dying(0, 'after', () => one.fills(page, path));
  expect(again.html).toContain(receiptText.onceFailed);
  office.movesOn({ minutes: 30 });
  expect((await someone().fills(await someone().opens(path), path)).status).toBe(410);
  expect(codeOn(await one.fills(again, path))).toBe(filed.code);
});

test('the log says what failed, and nothing of what was sent', () => {
  const log = office.logged.join('');
  expect(log).toContain('a page for reporters failed');
  expect(log).not.toMatch(new RegExp(`${story}|เพิ่มเติม|photo\\.jpg|T-25|\\d{20}`));
});
