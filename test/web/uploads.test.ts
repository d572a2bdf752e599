import type { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import { uploads } from '../../src/web/tips/upload.ts';
import { until } from '../helpers/until.ts';
import { beginsForm, byHeader, laterByHand, serverOf } from './slow-lines.ts';

const opened: { closes(): Promise<unknown> }[] = [];
const lines: Socket[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) line.destroy();
  for (const { closes } of opened.splice(0)) await closes();
});

/** Reads forms, and answers with what of each file was taken once the test lets it. */
async function office() {
  const hand = laterByHand();
  const { read, filesOf } = uploads(byHeader, hand.later);
  const held: (() => void)[] = [];
  let isHolding = false;
  const answer: RequestHandler = (req, res) => {
    const files = filesOf(req).map((file) => ('refused' in file ? file.refused : file.content.length));
    const send = () => void res.json({ files, happened: req.body?.happened });
    if (isHolding) held.push(send);
    else send();
  };
  const server = await serverOf(read, answer);
  opened.push(server);
  const sends = async (source: string, fields: Readonly<Record<string, string | number>>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') body.append(name, value);
      else body.append(name, new File([new Uint8Array(value)], `${name}.bin`));
    }
    const answer = await fetch(server.base, { method: 'POST', body, headers: { 'X-Source': source } });
    const said = await answer.text();
    return { said, head: answer.headers, ...(answer.ok ? JSON.parse(said) : {}) };
  };
  return {
    ...server,
    ...hand,
    sends,
    begins: async (source: string) => {
      const line = await beginsForm(server.port, { 'X-Source': source });
      lines.push(line);
      return line;
    },
    holds: () => {
      isHolding = true;
    },
    held: () => held.length,
    letsGo: () => {
      isHolding = false;
      for (const send of held.splice(0)) send();
    },
  };
}

test('one source has three forms under way, others theirs; who breaks off makes room', async () => {
  const desk = await office();
  for (let form = 0; form < 3; form += 1) await desk.begins('a');
  await until('three are under way', () => desk.waits().length === 3);
  const refused = await desk.sends('a', { happened: 'x' });
  expect(refused.said).toBe('tooManyOfSource');
  expect([refused.head.get('connection'), refused.head.get('retry-after')]).toEqual(['close', '60']);
  expect((await desk.sends('b', { happened: 'x' })).happened).toBe('x');
  lines[0]?.destroy();
  await until('one has left', () => desk.waits().length === 2);
  expect((await desk.sends('a', { happened: 'x' })).happened).toBe('x');
});

test('twenty forms are under way in all; the next is refused before it is read', async () => {
  const desk = await office();
  for (let form = 0; form < 20; form += 1) await desk.begins(`s${form}`);
  await until('all are under way', () => desk.waits().length === 20);
  expect((await desk.sends('new', { happened: 'x' })).said).toBe('crowded');
  // Of a form that does not even come there is an answer at once.
  const line = await desk.begins('another');
  let answer = '';
  line.on('data', (bytes) => {
    answer += String(bytes);
  });
  await until('it was refused', () => answer.includes('crowded'));
  for (const open of lines) open.destroy();
  await until('all have left', () => desk.waits().length === 0);
  expect((await desk.sends('new', { happened: 'x' })).happened).toBe('x');
});

test('the files of one source fill no more than its share; others still send theirs', async () => {
  const desk = await office();
  desk.holds();
  const first = desk.sends('a', { large: 30_000_000 });
  await until('the first is in', () => desk.held() === 1);
  const second = desk.sends('a', { large: 20_000_000, small: 10_000 });
  await until('the second is in', () => desk.held() === 2);
  const other = desk.sends('b', { large: 30_000_000 });
  await until('the other is in', () => desk.held() === 3);
  desk.letsGo();
  expect((await first).files).toEqual([30_000_000]);
  expect((await second).files).toEqual(['crowded', 10_000]);
  expect((await other).files).toEqual([30_000_000]);
  expect((await desk.sends('a', { large: 30_000_000 })).files).toEqual([30_000_000]);
});

test('the files of all together fill no more than there is room', async () => {
  const desk = await office();
  desk.holds();
  const all = ['a', 'b', 'c', 'd'].map((source) => desk.sends(source, { large: 35_000_000 }));
  await until('all are in', () => desk.held() === 4);
  desk.letsGo();
  const files = (await Promise.all(all)).flatMap((answer) => answer.files);
  expect(files.sort()).toEqual([35_000_000, 35_000_000, 35_000_000, 'crowded']);
});

test('a form that does not arrive in time is cut off; one that came is not', async () => {
  const desk = await office();
  const line = await desk.begins('a');
  await until('it is under way', () => desk.waits().length === 1);
  // A minute, and a second for each 200 kB that it says it has.
  expect(desk.waits()).toEqual([65_000]);
  desk.holds();
  const whole = desk.sends('b', { happened: 'x' });
  await until('the other has come', () => desk.held() === 1);
  expect(desk.waits()).toHaveLength(1);
  desk.timeComes();
  await until('it is cut', () => line.closed);
  desk.letsGo();
  expect((await whole).happened).toBe('x');
});

test('however long a form says it is, it has five minutes', async () => {
  const desk = await office();
  lines.push(await beginsForm(desk.port, { 'X-Source': 'a', 'Content-Length': '199000000' }));
  await until('it is under way', () => desk.waits().length === 1);
  expect(desk.waits()).toEqual([300_000]);
});

test('a very long story comes whole; what is longer than any, and more fields than the form has, do not', async () => {
  const desk = await office();
  const story = 'ก'.repeat(10_000);
  expect((await desk.sends('a', { happened: story })).happened).toBe(story);
  expect((await desk.sends('a', { happened: 'ก'.repeat(10_001) })).happened).toHaveLength(10_001);
  expect((await desk.sends('a', { happened: 'ก'.repeat(21_500) })).said).toBe('tooLong');
  const fields = (many: number) =>
    Object.fromEntries(Array.from({ length: many }, (_, place) => [`f${place}`, 'x']));
  expect((await desk.sends('a', fields(29))).files).toEqual([]);
  expect((await desk.sends('a', fields(30))).said).toBe('tooBig');
});

test('too many files, or a name that cannot be read, leave the words before them', async () => {
  const desk = await office();
  const body = new FormData();
  body.append('happened', 'เรื่องที่เล่า');
  for (let place = 0; place < 100; place += 1) body.append('files', new File(['x'], `${place}.txt`));
  const many = await fetch(desk.base, { method: 'POST', body, headers: { 'X-Source': 'a' } });
  const { happened, files } = await many.json();
  expect(happened).toBe('เรื่องที่เล่า');
  expect(files.slice(0, 6)).toEqual([1, 1, 1, 1, 1, 'tooMany']);
  expect(files.at(-1)).toBe('unread');

  const part = (head: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const odd = await fetch(desk.base, {
    method: 'POST',
    body: `${part('name="happened"', 'เรื่องที่เล่า')}${part('name="files"; filename="a\u0001.jpg"', 'x')}--x--\r\n`,
    headers: { 'X-Source': 'a', 'Content-Type': 'multipart/form-data; boundary=x' },
  });
  expect(await odd.json()).toEqual({ happened: 'เรื่องที่เล่า', files: ['unread'] });
});
