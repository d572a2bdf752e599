import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { mongo } from 'mongoose';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';
import type { Villager } from '../../src/local-line/villager.ts';
import { connectMongo } from '../../src/mongo/connect.ts';
import { readEngineFile } from '../../src/mongo/embedded/engine-file.ts';
import { plantedDocx } from '../evidence/planted-documents.ts';
import { canary as inPhotos, plantedHeic, plantedJpeg } from '../evidence/planted-photos.ts';
import { type ChildApp, childApp } from '../helpers/child-app.ts';
import { type Officer, officerAt } from '../helpers/officer.ts';
import { channel } from '../helpers/service-desk.ts';
import { complains, wordsOf } from '../helpers/talk.ts';
import { type Canary, filesUnder, searchFor } from '../helpers/thief.ts';
import { until } from '../helpers/until.ts';
import { codeOn, numberOn, visitor } from '../web/visitor.ts';

const staffCommand = fileURLToPath(new URL('../../dist/src/cli/staff.js', import.meta.url));
const password = 'four words in a row';

/** Everything that was planted so far, by what it is. */
const planted: Record<string, Canary> = { 'metadata of a file': inPhotos };

/** Words that stand nowhere else. */
function plant(what: string): string {
  const word = `zq${randomBytes(6).toString('hex')}`;
  planted[what] = word;
  return word;
}

function plantNumber(what: string, whole: number): number {
  const value = Number(`${whole}.${1_000_000 + (randomBytes(4).readUInt32BE() % 8_999_999)}`);
  planted[what] = value;
  return value;
}

describe('a thief who carries away database, data directory, backups and logs', () => {
  let line: LocalLine;
  let app: ChildApp & { cleanUp(): Promise<void> };
  let officer: Officer;

  beforeAll(async () => {
    line = await startLocalLine({ ...channel });
    app = childApp(line);
    await app.starts();
    await hires('malee');
    officer = officerAt(app.url, 'malee', password);
    await officer.signsIn();
    await officer.opensTips();
  }, 60_000);
  afterAll(async () => {
    await app.cleanUp();
    await line.close();
  });

  async function hires(username: string): Promise<void> {
    const args = ['add', '--username', username, '--name', 'มาลี ใจดี', '--role', 'tip-officer'];
    const command = spawn(process.execPath, [staffCommand, ...args, '--password-stdin'], { env: app.env });
    command.stdin.end(password);
    const said = text(command.stderr);
    const [code] = await once(command, 'close');
    if (code !== 0) throw new Error(await said);
  }

  /** All that lies on the disk, what the logs say, and what the database answers, document by document. */
  async function carriesAway(): Promise<Map<string, Buffer>> {
    const loot = filesUnder(app.dataDir);
    loot.set('the log', Buffer.from(app.printed.join('\n')));
    const running = await readEngineFile(app.dataDir);
    const connection = await connectMongo(running?.uri ?? '');
    for (const { name } of await connection.listCollections()) {
      const documents = await connection.collection(name).find().toArray();
      loot.set(`documents of ${name}`, Buffer.concat(documents.map((one) => mongo.BSON.serialize(one))));
      loot.set(`${name} in words`, Buffer.from(JSON.stringify(documents)));
    }
    await connection.close();
    return loot;
  }

  async function findsNothing(): Promise<void> {
    expect(await searchFor(planted, await carriesAway())).toEqual([]);
  }

  const plantPerson = (what: string): Villager => {
    const villager = line.addVillager({ displayName: plant(`name of ${what}`) });
    planted[`user id of ${what}`] = villager.userId;
    return villager;
  };

  test('finds an ordinary complaint in files and database: the search is worth something', async () => {
    const villager = line.addVillager();
    const said = `zq${randomBytes(6).toString('hex')}`;
    await complains(villager, said);
    const hits = await searchFor({ said, 'user id': villager.userId }, await carriesAway());
    const places = new Set(
      hits.map(({ canary, where }) => `${canary}: ${where.replace(/^mongo.*/, 'a file')}`),
    );
    expect(places).toContain('said: documents of tickets');
    expect(places).toContain('said: a file');
    expect(places).toContain('user id: a file');
  });

  test('finds nothing of an anonymous tip from the chat, in the middle of it, after it, nor of its answers', async () => {
    const villager = plantPerson('the reporter in LINE');
    await villager.says(`ทุจริต ${plant('words before the tip')}`);
    await villager.says('แจ้งเบาะแส');
    await villager.taps('ไม่เปิดเผยตัวตน');
    await villager.says(plant('whom it is about'));
    await villager.says(plant('what happened'));
    await villager.says(plant('when it was'));
    await villager.sends.location({
      title: plant('title of the place'),
      address: plant('address of the place'),
      latitude: plantNumber('latitude', 7),
      longitude: plantNumber('longitude', 99),
    });
    await villager.sends.photo(await plantedJpeg());
    await villager.sends.file(`${plant('name of a file')}.docx`, await plantedDocx());
    await villager.sends.photo(plantedHeic);
    await villager.says(plant('evidence in words'));
    await findsNothing();

    await villager.taps('เสร็จแล้ว');
    const receipt = wordsOf(await villager.taps('ส่งเรื่อง'));
    const [number = ''] = /T-25\d\d-\d{8}/.exec(receipt) ?? [];
    const [code = ''] = /\d{4}( \d{4}){4}/.exec(receipt) ?? [];
    planted['the receipt code'] = code;
    planted['the receipt code without spaces'] = code.replaceAll(' ', '');
    await findsNothing();

    await until('the files are there', async () => {
      const { html } = await officer.opens(`/console/tips/${number}`);
      return (html.match(/\/files\/[\w-]+"/g) ?? []).length >= 3;
    });
    const page = await officer.opens(`/console/tips/${number}`);
    expect(page.text).toContain(String(planted['what happened']));
    for (const [, path = ''] of page.html.matchAll(
      /(?:href|src)="(\/console\/tips\/[^"]+\/files\/[\w-]+)"/g,
    )) {
      await officer.ask(path);
    }
    await officer.replies(number, plant('the answer'));
    await officer.notes(number, plant('a note'));
    await officer.changesStatus(number, 'pending', plant('a reason'));
    await findsNothing();

    await villager.says('ติดตามเรื่อง');
    await villager.taps('ใช้รหัสรับเรื่อง');
    expect(wordsOf(await villager.says(code))).toContain(String(planted['the answer']));
    await villager.taps('เพิ่มข้อมูล');
    await villager.says(plant('something to add'));
    await findsNothing();
    await villager.taps('เสร็จแล้ว');
    await villager.taps('ส่งเรื่อง');
    expect(await officer.sees(`/console/tips/${number}`)).toContain(String(planted['something to add']));
    await findsNothing();
  }, 120_000);

  test('finds nothing of a tip that was given up', async () => {
    const villager = plantPerson('who gave up');
    await villager.says('แจ้งเบาะแส');
    await villager.taps('ไม่เปิดเผยตัวตน');
    await villager.says(plant('whom it would have been about'));
    await villager.says(plant('what was taken back'));
    await findsNothing();
    await villager.says('ยกเลิก');
    await findsNothing();
  });

  test('finds neither name nor words of a confidential reporter', async () => {
    const villager = plantPerson('the confidential reporter');
    await villager.says('แจ้งเบาะแส');
    await villager.taps('ปกปิดชื่อ');
    await villager.says(plant('how to reach the reporter'));
    await villager.says(plant('whom the confidential tip is about'));
    await villager.says(plant('what the confidential tip tells'));
    for (let skips = 0; skips < 3; skips += 1) await villager.taps('ข้าม');
    const [number = ''] = /T-25\d\d-\d{8}/.exec(wordsOf(await villager.taps('ส่งเรื่อง'))) ?? [];
    expect(await officer.sees(`/console/tips/${number}`)).toContain(
      String(planted['name of the confidential reporter']),
    );
    const answer = plant('the answer to the confidential reporter');
    const heard = villager.hears();
    await officer.replies(number, answer);
    expect(wordsOf(await heard)).toContain(answer);
    await findsNothing();
  }, 60_000);

  test('finds nothing of a tip from the web page, nor where it came from', async () => {
    planted['address of a visitor'] = '203.0.113.77';
    const reporter = visitor(app.url, '203.0.113.77');
    const form = await reporter.fills(await reporter.opens('/report'), '/report/about', {
      said: plant('whom it is about, on the web'),
    });
    const photo = new File(
      [new Uint8Array(await plantedJpeg())],
      `${plant('name of a file on the web')}.jpg`,
    );
    const receipt = await reporter.fills(form, '/report', {
      happened: plant('what happened, on the web'),
      where: plant('where, on the web'),
      evidence: plant('evidence, on the web'),
      files: [photo],
    });
    const code = codeOn(receipt);
    planted['the receipt code of the web'] = code;
    await officer.replies(numberOn(receipt), plant('the answer on the web'));
    const talk = await reporter.fills(await reporter.opens('/track'), '/track', { code });
    expect(talk.html).toContain(String(planted['the answer on the web']));
    await reporter.fills(talk, '/track/add', { text: plant('something to add on the web') });
    await findsNothing();
  }, 60_000);

  test('finds nothing after it was closed either, nor does the folder of keys hold what was said', async () => {
    await app.ends();
    const loot = filesUnder(app.dataDir);
    loot.set('the log', Buffer.from(app.printed.join('\n')));
    for (const [path, bytes] of filesUnder(app.env.SECRETS_DIR ?? '')) loot.set(`secrets: ${path}`, bytes);
    expect(await searchFor(planted, loot)).toEqual([]);
    expect(readFileSync(join(app.dataDir, 'mongo', 'WiredTiger'), 'utf8')).toContain('WiredTiger');
    expect(Object.keys(planted).length).toBeGreaterThan(35);
  });
});
