import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';
import { connectMongo } from '../../src/mongo/connect.ts';
import { readEngineFile } from '../../src/mongo/embedded/engine-file.ts';
import { type ChildApp, childApp } from '../helpers/child-app.ts';
import { formOn, officerAt } from '../helpers/officer.ts';
import { jpeg } from '../helpers/photos.ts';
import { channel } from '../helpers/service-desk.ts';
import { filesUnder, searchFor } from '../helpers/thief.ts';
import { codeOn, numberOn, type Page, visitor } from '../web/visitor.ts';

const staffCommand = fileURLToPath(new URL('../../dist/src/cli/staff.js', import.meta.url));
const password = 'four words in a row';
const identity = 'anonymous';
const photo = () => [new File([new Uint8Array(jpeg)], 'photo.jpg')];
const timesIn = (text: string, word: string) => text.split(word).length - 1;

describe('the process is killed on the way of a tip', () => {
  let line: LocalLine;
  let app: ChildApp & { cleanUp(): Promise<void> };
  let people = 0;
  beforeAll(async () => {
    line = await startLocalLine({ ...channel });
    app = childApp(line);
    await app.starts();
    const args = ['add', '--username', 'malee', '--name', 'มาลี ใจดี', '--role', 'tip-officer'];
    const command = spawn(process.execPath, [staffCommand, ...args, '--password-stdin'], { env: app.env });
    command.stdin.end(password);
    await once(command, 'close');
  }, 60_000);
  afterAll(async () => {
    await app.cleanUp();
    await line.close();
  });

  /** Each from elsewhere; the address of the product changes with every start. */
  const reporter = () => {
    people += 1;
    return visitor(app.url, `203.0.113.${people}`);
  };
  const officer = async () => {
    const malee = officerAt(app.url, 'malee', password);
    await malee.signsIn();
    return malee;
  };

  /** Does it, and cuts the power at a moment nobody chose within so many milliseconds. */
  async function killedDuring<T>(work: () => Promise<T>, withinMs: number): Promise<T | null> {
    const done = work().catch(() => null);
    await pause(Math.random() * withinMs);
    await app.dies();
    const answer = await done;
    await app.starts();
    return answer;
  }

  async function count(collection: string): Promise<number> {
    const connection = await connectMongo((await readEngineFile(app.dataDir))?.uri ?? '');
    const found = await connection.collection(collection).countDocuments();
    await connection.close();
    return found;
  }

  const writes = async () => {
    const first = reporter();
    return first.fills(await first.opens('/report'), '/report/about', { division: 'works' });
  };
  const opensBy = async (code: string): Promise<Page> => {
    const one = reporter();
    return one.fills(await one.opens('/track'), '/track', { code });
  };

  test('while it is filed: the same form sent again shows the same code, and it is one tip with one file', async () => {
    for (let tip = 1; tip <= 2; tip += 1) {
      const story = `เรื่องที่ ${tip} ${randomBytes(6).toString('hex')}`;
      const page = await writes();
      const form = { happened: story, identity };
      const sends = () => reporter().fills(page, '/report', { ...form, files: photo() });
      const answer = await killedDuring(sends, 500);
      const receipt = await sends();
      expect(codeOn(receipt)).toMatch(/^\d{20}$/);
      if (answer && codeOn(answer)) expect(codeOn(answer)).toBe(codeOn(receipt));
      const talk = await opensBy(codeOn(receipt));
      expect([timesIn(talk.html, story), timesIn(talk.html, 'name="file"')]).toEqual([1, 1]);
      expect(await count('tips')).toBe(tip);
    }
  }, 90_000);

  test('while words and a file are added: sent again, they are there once', async () => {
    const filed = await reporter().fills(await writes(), '/report', { happened: 'ถามราคา', identity });
    const text = `เพิ่มเติม ${randomBytes(6).toString('hex')}`;
    const talk = await opensBy(codeOn(filed));
    const adds = () => reporter().fills(talk, '/track/add', { text, files: photo() });
    await killedDuring(adds, 80);
    await adds();
    const after = await opensBy(codeOn(filed));
    expect([timesIn(after.html, text), timesIn(after.html, 'name="file"')]).toEqual([1, 1]);
  }, 90_000);

  test('while an officer answers and hands off: one answer, nothing plain on the disk, all of it on record', async () => {
    const story = `zq${randomBytes(8).toString('hex')}`;
    const filed = await reporter().fills(await writes(), '/report', { happened: story, identity });
    const number = numberOn(await opensBy(codeOn(filed)));
    const malee = await officer();
    await malee.opensTips();
    const page = await malee.opens(`/console/tips/${number}`);
    const reply = formOn(page.html, '/reply');
    const text = `zq${randomBytes(8).toString('hex')}`;
    const send = async (base: string, { action, hidden }: typeof reply, fields: Record<string, string>) => {
      const cookie = [...malee.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      const body = new URLSearchParams({ ...hidden, ...fields });
      const answer = await fetch(base + action, { method: 'POST', headers, body, redirect: 'manual' });
      return { status: answer.status, html: await answer.text() };
    };
    await killedDuring(() => send(app.url, reply, { text }), 60);
    // The key opens with the cookie as before, for the session is in the database.
    expect((await send(app.url, reply, { text })).status).toBe(303);
    const asked = await send(app.url, formOn(page.html, '/export'), { to: 'nacc' });
    const before = await count('audit');
    await killedDuring(() => send(app.url, formOn(asked.html, '/export/package'), {}), 80);
    expect(timesIn((await opensBy(codeOn(filed))).html, text)).toBe(1);
    expect(await count('audit')).toBeGreaterThanOrEqual(before);
    const loot = new Map([...filesUnder(app.dataDir), ...filesUnder(app.env.TMPDIR ?? '')]);
    loot.set('the log', Buffer.from(app.printed.join('\n')));
    expect(await searchFor({ story, text, code: codeOn(filed) }, loot)).toEqual([]);
  }, 90_000);
});
