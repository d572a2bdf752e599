import { mongo } from 'mongoose';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';
import { textOf } from '../../src/local-line/text-of.ts';
import type { Villager } from '../../src/local-line/villager.ts';
import { dropOrphans } from '../../src/product/desks.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { durablyKeyed, fileIdOf, type LineProcess, lineProcess } from '../helpers/line-process.ts';
import { type MovableClock, movableClock } from '../helpers/movable-clock.ts';
import { jpeg } from '../helpers/photos.ts';
import { channel } from '../helpers/service-desk.ts';
import { complains } from '../helpers/talk.ts';
import { type Canary, searchFor } from '../helpers/thief.ts';
import { until } from '../helpers/until.ts';

const place = { latitude: 7.556123, longitude: 99.612345 };
const words = {
  about: 'นายคานารี่เหลือง',
  what: 'เรียกเงินค่าคานารี่สามพัน',
  when: 'เช้าวันคานารี่ร้อง',
  fileName: 'บันทึกคานารี่.pdf',
} as const;
const pdf = Buffer.from('%PDF-1.7\n% canary-in-the-file\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
/** Each of these fields came from LINE and could lead back to somebody. */
const lineFields = ['userId', 'replyToken', 'webhookEventId'] as const;

let database: TestDatabase;
let time: MovableClock;
let line: LocalLine;
let desk: LineProcess;
beforeAll(async () => {
  database = await testDatabase();
  time = movableClock();
  line = await startLocalLine({ ...channel, clock: time.clock, monthlyQuota: 10_000 });
  desk = await lineProcess({ uri: database.uri, line, clock: time.clock });
  line.setWebhookUrl(desk.webhookUrl);
});
afterAll(async () => {
  await desk.close();
  await line.close();
  await database.drop();
});

/** Everything in the database, as its bytes and as text, by collection. */
async function loot(): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const { name } of await database.connection.listCollections()) {
    const documents = await database.connection.collection(name).find().toArray();
    const bytes = documents.map((document) => mongo.BSON.serialize(document));
    found.set(name, Buffer.concat([...bytes, Buffer.from(JSON.stringify(documents))]));
  }
  return found;
}

/** Everything that LINE told of a villager: ids of people, events and messages, reply tokens. */
function toldByLine({ userId }: Villager): Record<string, Canary> {
  const events = line.deliveries.flatMap((delivery) => delivery.events);
  const theirs = events.filter(({ source }) => source?.userId === userId);
  const told: Record<string, Canary> = { userId };
  for (const [index, event] of theirs.entries()) {
    for (const field of lineFields) {
      const value = (event as unknown as Record<string, unknown>)[field];
      if (typeof value === 'string') told[`${field} ${index}`] = value;
    }
    if (event.message) told[`message ${index}`] = String(event.message.id);
  }
  return told;
}

async function hits(villager: Villager, more: Record<string, Canary>): Promise<string[]> {
  const found = await searchFor({ ...toldByLine(villager), ...more }, await loot());
  return [...new Set(found.map(({ canary, where }) => `${canary} in ${where}`))];
}

const rests = () =>
  until('the inbox is empty', async () => {
    await desk.stores.flush();
    return (await database.connection.collection('inbox').countDocuments({ state: 'pending' })) === 0;
  });

const spoken = { ...words, file: 'canary-in-the-file', latitude: place.latitude, longitude: place.longitude };

test('of a tip nothing can be read, while it is told and after it was sent', async () => {
  const villager = line.addVillager({ displayName: 'ป้าคานารี่' });
  const canaries = { ...spoken, name: 'ป้าคานารี่', draft: 'not yet' as string };
  const isClean = async (when: string) => {
    await rests();
    expect([when, await hits(villager, canaries)]).toEqual([when, []]);
  };
  await villager.says('แจ้งเบาะแส');
  await villager.taps('ไม่เปิดเผยตัวตน');
  await villager.says(words.about);
  await villager.says(words.what);
  await isClean('while it is told');
  await villager.says(words.when);
  await villager.sends.location({ ...place, title: words.about });
  await villager.sends.photo(jpeg);
  await isClean('while a photo is fetched');
  await villager.sends.file(words.fileName, pdf);
  await desk.parts.fetcher.run();
  await isClean('once files are there');
  const { session } = await conversationOf(villager);
  canaries.draft = session?.secret ?? 'no draft';
  expect(canaries.draft).toMatch(/^[\w-]{20,}$/);
  await villager.taps('เสร็จแล้ว');
  const receipt = (await villager.taps('ส่งเรื่อง')).map((message) => textOf(message)).join('\n');
  const [code = ''] = /\d{4}( \d{4}){4}/.exec(receipt) ?? [];
  expect(code).not.toBe('');
  Object.assign(canaries, { code, plain: code.replaceAll(' ', '') });
  await isClean('once it was sent');
  expect(await conversationOf(villager)).toEqual({
    villager: villager.userId,
    hushedAt: expect.any(Date),
  });
  expect(await database.connection.collection('downloads').countDocuments()).toBe(0);
});

test('neither an account nor the file of a tip can be followed to the talk, even with the secrets', async () => {
  const villager = line.addVillager();
  await villager.says('แจ้งเบาะแส');
  await villager.taps('ไม่เปิดเผยตัวตน');
  await villager.says(words.about);
  void line.failNext({ path: /\/content$/, status: 500 });
  await villager.sends.photo(jpeg);
  const found = await loot();
  const trails: Record<string, Canary> = {
    file: fileIdOf(villager.lastMessageId),
    talk: durablyKeyed(`talk\0${villager.userId}`),
    inbox: durablyKeyed(`inbox\0${villager.userId}`),
  };
  expect(found.get('downloads')?.length).toBeGreaterThan(0);
  const passing = new Map([...found].filter(([name]) => ['downloads', 'talks', 'inbox'].includes(name)));
  expect(await searchFor(trails, passing)).toEqual([]);
  await villager.says('ยกเลิก');
});

test('a tip that is cancelled leaves nothing in the talk, and its files go soon', async () => {
  const villager = line.addVillager();
  await villager.says('แจ้งเบาะแส');
  await villager.taps('ไม่เปิดเผยตัวตน');
  await villager.says(words.about);
  const files = database.connection.collection('files');
  const before = await files.countDocuments();
  await villager.sends.photo(jpeg);
  await desk.parts.fetcher.run();
  expect(await files.countDocuments()).toBe(before + 1);
  await villager.says('ยกเลิก');
  await rests();
  time.movesOn({ minutes: 2 });
  await dropOrphans(desk.stores, new Date(time.clock().getTime() - 24 * 3_600_000));
  expect(await files.countDocuments()).toBe(before);
  expect(await conversationOf(villager)).toEqual({
    villager: villager.userId,
    hushedAt: expect.any(Date),
  });
  expect(await hits(villager, spoken)).toEqual([]);
});

test('of a complaint nothing can be read before it is sent, and then only where officers read it', async () => {
  const villager = line.addVillager();
  await villager.says('ร้องเรียน');
  await villager.taps('ถนน');
  await villager.says(words.what);
  await villager.sends.location(place);
  await villager.sends.photo(jpeg);
  await rests();
  expect(await hits(villager, spoken)).toEqual([]);
  await villager.says('ยกเลิก');
  await complains(villager, words.what);
  await rests();
  const found = await hits(villager, { what: words.what });
  expect(found.sort()).toEqual(['userId in tickets', 'what in tickets']);
});

test('what waits to be said can be read nowhere', async () => {
  const villager = line.addVillager();
  const detail = 'สะพานคานารี่พัง';
  await villager.says('ร้องเรียน');
  await villager.taps('ถนน');
  await villager.says(detail);
  await villager.taps('หมู่ 3');
  void line.failNext({ path: '/v2/bot/message/reply', status: 500, times: 9 });
  void line.failNext({ path: '/v2/bot/message/push', status: 500, times: 9 });
  await villager.taps('ข้าม', { expectReply: false });
  const outbox = database.connection.collection('outbox');
  await until('the summary waits', async () => (await outbox.countDocuments()) > 0);
  expect(await hits(villager, { detail, question: 'ส่งเรื่อง' })).toEqual([]);
  line.heal();
  time.movesOn({ minutes: 1 });
  await desk.parts.sender.run();
  await until('it is said', async () => villager.sees.some((entry) => isSaid(entry, detail)));
  expect(await outbox.countDocuments()).toBe(0);
});

const isSaid = (entry: Villager['sees'][number], said: string) =>
  entry.from === 'bot' && textOf(entry.message).includes(said);

async function conversationOf({ userId }: Villager) {
  await desk.stores.flush();
  const talk = await desk.stores.talks.acquire(userId);
  if (!talk) throw new Error('somebody holds the talk');
  desk.stores.talks.release(userId, talk);
  await desk.stores.flush();
  return talk.conversation;
}
