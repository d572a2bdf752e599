import type { Socket } from 'node:net';
import { z } from 'zod';
import { formText, webFileText } from '../../src/text/web-tip.ts';
import { SealError } from '../../src/vault/seal-error.ts';
import { lockedField } from '../../src/web/locked-field.ts';
import { triesOfDraft } from '../../src/web/tips/draft-tries.ts';
import { filePath } from '../../src/web/tips/file-pages.ts';
import { roomLimits } from '../../src/web/tips/form-room.ts';
import { memoryTipDesk } from '../helpers/memory-tip-desk.ts';
import { until } from '../helpers/until.ts';
import { webPages } from '../helpers/web-pages.ts';
import { beginsForm } from './slow-lines.ts';
import { codeOn, visitor } from './visitor.ts';

type Office = Awaited<ReturnType<typeof webPages>>;

const clock = () => new Date('2026-11-23T03:00:00Z');
const access = { number: 'T-2570-12345678', key: 'key' };
const plain = memoryTipDesk(clock, [{ username: 'prasert', name: 'ประเสริฐ รักดี' }]);

let office: Office;
const lines: Socket[] = [];
afterEach(async () => {
  for (const line of lines.splice(0)) line.destroy();
  await office.closes();
});

const happened = 'เรียกเงิน';
const portOf = ({ base }: Office) => Number(new URL(base).port);

test('who opens a second file while the first is under way gets a kind page, from a chat and from a talk', async () => {
  let letGo = () => {};
  let opening = 0;
  const serve = () => {
    opening += 1;
    return new Promise<null>((resolve) => {
      letGo = () => resolve(null);
    });
  };
  office = await webPages({ desk: { ...plain, serve }, clock });
  const villager = visitor(office.base);
  const path = filePath(office.keys, access, 'a file');
  const first = villager.sends(path, {});
  await until('the first is under way', () => opening === 1);
  const talk = lockedField(office.keys, {
    purpose: 'talk access with readers',
    minutes: 30,
    schema: z.unknown(),
  });
  const locked = talk.lock({ access, addition: 'x', files: [] });
  const crowded = [
    await villager.sends(path, {}),
    await villager.sends('/track/file', { access: locked, file: 'a file' }),
  ];
  for (const page of crowded) {
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '60']);
    expect(page.html).toContain(webFileText.crowded);
  }
  letGo();
  expect((await first).status).toBe(404);
  const again = villager.sends('/track/file', { access: locked, file: 'a file' });
  await until('it is under way', () => opening === 2);
  letGo();
  expect((await again).status).toBe(404);
});

test('too many forms at once from one source, or from all, get a kind page; no fault of ours', async () => {
  office = await webPages({ desk: plain, clock });
  const begin = async (address: string, many: number, path: string) => {
    const head = { 'X-Forwarded-For': address };
    for (let form = 0; form < many; form += 1) lines.push(await beginsForm(portOf(office), head, path));
  };
  const answerTo = async (address: string, path: string) => {
    const headers = { 'X-Forwarded-For': address };
    const answer = await fetch(office.base + path, { method: 'POST', body: new FormData(), headers });
    return { status: answer.status, html: await answer.text(), wait: answer.headers.get('retry-after') };
  };
  /** The one that asks may itself take the last place for a moment, and a form that comes just then is refused. */
  const isFull = async (status: number, asking: string, path: string, more: () => Promise<void>) => {
    if ((await answerTo(asking, path)).status === status) return true;
    await more();
    return false;
  };
  await begin('198.51.100.1', roomLimits.formsOfSource, '/report');
  const oneMore = () => begin('198.51.100.1', 1, '/report');
  await until('they are under way', () => isFull(429, '198.51.100.1', '/track/add', oneMore));
  const ofSource = await answerTo('198.51.100.1', '/report');
  expect([ofSource.status, ofSource.wait]).toEqual([429, '60']);
  expect(ofSource.html).toContain(formText.tooManyOfSource);
  expect((await answerTo('198.51.100.2', '/report')).status).toBe(422);
  for (let left = roomLimits.forms - roomLimits.formsOfSource; left > 0; left -= 1) {
    await begin(`198.51.100.${100 + left}`, 1, '/track/add');
  }
  const another = () => begin('198.51.100.200', 1, '/track/add');
  await until('all are under way', () => isFull(503, '198.51.100.2', '/report', another));
  expect((await answerTo('198.51.100.2', '/report')).html).toContain(formText.crowded);
  expect(office.logged.join()).not.toContain('"level":50');
});

test('a form that could not be filed, for too much came at once, may be sent again until it is', async () => {
  const tries = triesOfDraft + 3;
  let filing = 0;
  const file: typeof plain.file = async (draft) => {
    filing += 1;
    if (filing <= tries) throw new SealError('busy');
    return plain.file(draft);
  };
  office = await webPages({ desk: { ...plain, file }, clock });
  const villager = visitor(office.base);
  const form = await villager.fills(await villager.opens('/report'), '/report/about', { said: 'ช่างแดง' });
  const sends = (place: number) =>
    visitor(office.base, `198.51.100.${place}`).fills(form, '/report', { happened });
  for (let place = 0; place < tries; place += 1) expect((await sends(place)).status).toBe(503);
  expect(codeOn(await sends(tries))).toHaveLength(20);
});
