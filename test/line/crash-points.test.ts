import { text } from '../../src/local-line/events.ts';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';
import { textOf } from '../../src/local-line/text-of.ts';
import type { Villager } from '../../src/local-line/villager.ts';
import { replyToReporter } from '../../src/tickets/reply-to-reporter.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import type { ReporterTip } from '../../src/tips/tip.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { fileIdOf, type LineProcess, lineProcess, outboxKeyOf } from '../helpers/line-process.ts';
import { type MovableClock, movableClock } from '../helpers/movable-clock.ts';
import { jpeg } from '../helpers/photos.ts';
import { channel } from '../helpers/service-desk.ts';
import { until } from '../helpers/until.ts';
import { type Moment, weakLink } from '../helpers/weak-link.ts';

/**
 * Each story is lived again and again by a process that dies one command to its database later each time. Then
 * another process takes over, and nothing may be lost, done twice or said twice.
 */
interface Story {
  /** Done by a process that lives. */
  readonly prepare: (office: Office, villager: Villager) => Promise<void>;
  /** Done by the mortal one; resolves when all of it is done. */
  readonly act: (office: Office, mortal: LineProcess, villager: Villager) => Promise<void>;
  readonly check: (office: Office, villager: Villager) => Promise<void>;
}

interface Office extends MovableClock {
  readonly database: TestDatabase;
  readonly line: LocalLine;
  readonly steady: LineProcess;
}

const officer = { username: 'malee', name: 'มาลี' };
const officersWords = 'ช่างจะเข้าไปพรุ่งนี้เช้า';

let office: Office;
beforeAll(async () => {
  const database = await testDatabase();
  const clock = movableClock();
  const line = await startLocalLine({ ...channel, clock: clock.clock, monthlyQuota: 10_000 });
  const steady = await lineProcess({ uri: database.uri, line, clock: clock.clock });
  office = { ...clock, database, line, steady };
});
afterAll(async () => {
  await office.steady.close();
  await office.line.close();
  await office.database.drop();
});

/** Where a process died: how many messages it had brought to LINE. */
interface Death {
  readonly said: number;
}

async function dieEverywhere(story: Story): Promise<number> {
  const deaths: Death[] = [];
  for (;;) {
    const death = await dieAt(story, deaths.length, 'before');
    if (!death) break;
    deaths.push(death);
  }
  // Dying after one command and before the next is the same, unless LINE heard something in between.
  for (const [count, { said }] of deaths.entries()) {
    if ((deaths[count + 1]?.said ?? said) > said) await dieAt(story, count, 'after');
  }
  return deaths.length;
}

/** Lives a story with a process that dies at that command; null when it lived to the end. */
async function dieAt(story: Story, command: number, moment: Moment): Promise<Death | null> {
  const { line, database, clock, steady } = office;
  line.setWebhookUrl(steady.webhookUrl);
  const villager = line.addVillager({ displayName: `${moment} ${command}` });
  await story.prepare(office, villager);
  await until('the preparing process rests', isIdle);
  await steady.stores.flush();
  const link = await weakLink(database.uri);
  const mortal = await lineProcess({ uri: link.uri, line, clock });
  const saidBefore = line.sent.length;
  try {
    line.setWebhookUrl(mortal.webhookUrl);
    const death = link.dieAfter(command, moment).then(() => {
      mortal.hangUp();
      return { said: line.sent.length - saidBefore };
    });
    const acted = story.act(office, mortal, villager).then(
      () => null,
      () => death,
    );
    const died = await Promise.race([death, acted]);
    await takeOver();
    await story.check(office, villager).catch((error) => {
      throw new Error(`${moment} the last of ${link.commands.slice(-command - 1).join(' ')}: ${error}`);
    });
    return died;
  } finally {
    await link.close();
    await mortal.close();
  }
}

/** What a process that starts does: leases of the dead are void, what they left is taken up. */
async function takeOver(): Promise<void> {
  const { line, steady, movesOn } = office;
  const { talks, outbox, downloads } = steady.stores;
  await Promise.all([talks.clearLeases(), outbox.clearLeases(), downloads.clearLeases()]);
  line.setWebhookUrl(steady.webhookUrl);
  for (const seconds of [3, 31, 31]) {
    movesOn({ seconds });
    if (seconds === 3) await line.redeliver();
    await steady.doJobs();
    await until('the inbox is empty', isIdle);
    await steady.doJobs();
  }
}

async function isIdle(): Promise<boolean> {
  const pending = await office.database.connection.collection('inbox').countDocuments({ state: 'pending' });
  return pending === 0;
}

async function ticketsOf(villager: Villager): Promise<Ticket[]> {
  return office.steady.stores.tickets.ofReporter(villager.userId, 100);
}

/** How many of the bot's messages hold these words. */
function timesRead(villager: Villager, words: string | RegExp): number {
  return villager.sees.filter((entry) => entry.from === 'bot' && textOf(entry.message).match(words)).length;
}

async function walkToSummary(villager: Villager): Promise<void> {
  await villager.says('ร้องเรียน');
  await villager.taps('ถนน');
  await villager.says('ถนนเป็นหลุมลึก');
  await villager.taps('หมู่ 3');
  await villager.taps('ข้าม');
}

/** Does something and waits until the process that got it has nothing left to do with it. */
async function untilDone(mortal: LineProcess, doing: Promise<unknown>): Promise<void> {
  await doing;
  await until('the event is done', async () => mortal.isGone || (await isIdle()));
  await mortal.stores.flush();
  if (!mortal.isGone) await mortal.parts.sender.run();
}

async function answer(process: LineProcess, villager: Villager, text = officersWords): Promise<void> {
  const [ticket] = await ticketsOf(villager);
  const { stores, post } = process;
  await replyToReporter(
    { store: stores.tickets, post, clock: office.clock, newId: () => crypto.randomUUID() },
    { number: ticket?.number ?? '', text, by: officer, revision: ticket?.revision ?? 0 },
  );
}

const quiet = { expectReply: false } as const;
const year = /C-25\d\d-\d{4}/;

test('a complaint is sent: one ticket, one receipt', async () => {
  const deaths = await dieEverywhere({
    prepare: (_, villager) => walkToSummary(villager),
    act: (_, mortal, villager) => untilDone(mortal, villager.taps('ส่งเรื่อง', quiet)),
    async check(_, villager) {
      expect((await ticketsOf(villager)).map(({ status }) => status)).toEqual(['new']);
      expect(timesRead(villager, year)).toBe(1);
    },
  });
  expect(deaths).toBeGreaterThan(8);
}, 60_000);

test('a question that finds no answer: answered once, kept, and still to be sent', async () => {
  await dieEverywhere({
    prepare: async (_, villager) => {
      await villager.says('เมนู');
    },
    act: (_, mortal, villager) => untilDone(mortal, villager.says('หวยงวดนี้ออกอะไร', quiet)),
    async check({ steady }, villager) {
      expect(timesRead(villager, 'เรื่องนี้ยังตอบให้ไม่ได้')).toBe(1);
      await villager.taps('ส่งให้เจ้าหน้าที่');
      await villager.taps('ส่งเรื่อง');
      const { rows } = await steady.stores.questions.list({ state: 'open', order: 'newest', limit: 5 });
      expect(rows.map(({ text }) => text)).toContain('หวยงวดนี้ออกอะไร');
      expect((await ticketsOf(villager)).map(({ title }) => title)).toEqual(['หวยงวดนี้ออกอะไร']);
    },
  });
}, 60_000);

test('three answers in one webhook: each is taken once, each question asked once', async () => {
  await dieEverywhere({
    async prepare(_, villager) {
      await villager.says('ร้องเรียน');
      await villager.taps('ถนน');
    },
    act({ line }, mortal, villager) {
      const events = ['สะพานชำรุด', 'หมู่ 3', 'ข้าม'].map((words) => line.stamp(villager, text(words)));
      return untilDone(mortal, line.deliver(events));
    },
    async check(_, villager) {
      expect(timesRead(villager, 'เกิดที่ไหน')).toBe(1);
      expect(timesRead(villager, 'มีรูปไหม')).toBe(1);
      expect(timesRead(villager, 'สะพานชำรุด')).toBe(1);
    },
  });
}, 60_000);

test('an officer answers: what stands on the ticket is read once', async () => {
  await dieEverywhere({
    async prepare(_, villager) {
      await walkToSummary(villager);
      await villager.taps('ส่งเรื่อง');
    },
    async act(_, mortal, villager) {
      await answer(mortal, villager);
      await mortal.parts.sender.run();
    },
    async check(_, villager) {
      const [ticket] = await ticketsOf(villager);
      const answers = ticket?.messages.filter(({ direction }) => direction === 'outbound') ?? [];
      expect(timesRead(villager, officersWords)).toBe(answers.length);
      for (const { delivery } of answers) expect(delivery?.state).toBe('sent');
      expect(await outboxOf(villager)).toEqual([]);
    },
  });
}, 60_000);

test('an answer that waits for quota rides on the next reply, once', async () => {
  await dieEverywhere({
    async prepare({ line, steady }, villager) {
      await walkToSummary(villager);
      await villager.taps('ส่งเรื่อง');
      await spendQuota();
      await answer(steady, villager);
      await steady.parts.sender.run();
      expect(timesRead(villager, officersWords)).toBe(0);
      line.setQuota({ used: 0 });
    },
    act: (_, mortal, villager) => untilDone(mortal, villager.says('เมนู', quiet)),
    async check(_, villager) {
      expect(timesRead(villager, officersWords)).toBe(1);
      expect(timesRead(villager, 'ให้ช่วยเรื่องอะไร')).toBe(1);
      const [ticket] = await ticketsOf(villager);
      expect(ticket?.messages.at(-1)?.delivery?.state).toBe('sent');
      expect(await outboxOf(villager)).toEqual([]);
    },
  });
}, 60_000);

test('a photo is sent: it is there, and can be opened', async () => {
  await dieEverywhere({
    async prepare(_, villager) {
      await walkToSummary(villager);
      await villager.taps('แก้ไข');
      await villager.taps('รูปและไฟล์');
    },
    async act(_, mortal, villager) {
      await untilDone(mortal, villager.sends.photo(jpeg, quiet));
      await mortal.parts.fetcher.run();
    },
    async check({ steady }, villager) {
      await villager.taps('เสร็จแล้ว');
      await villager.taps('ส่งเรื่อง');
      const [ticket] = await ticketsOf(villager);
      const [photo] = ticket?.messages[0]?.attachments ?? [];
      expect(photo).toMatchObject({ state: 'ready', mime: 'image/jpeg', bytes: jpeg.length });
      expect(await steady.stores.files.read({ id: photo?.id ?? '', key: photo?.key ?? '' })).toEqual(jpeg);
    },
  });
}, 60_000);

test('a photo on a ticket is unsent: it is nowhere any more', async () => {
  await dieEverywhere({
    async prepare({ steady }, villager) {
      await walkToSummary(villager);
      await villager.taps('แก้ไข');
      await villager.taps('รูปและไฟล์');
      await villager.sends.photo(jpeg);
      const photo = villager.lastMessageId;
      await villager.taps('เสร็จแล้ว');
      await villager.taps('ส่งเรื่อง');
      await steady.parts.fetcher.run();
      photos.set(villager, photo);
    },
    act: (_, mortal, villager) => untilDone(mortal, villager.unsends(photos.get(villager))),
    async check(_, villager) {
      const [ticket] = await ticketsOf(villager);
      const [photo] = ticket?.messages[0]?.attachments ?? [];
      expect(photo).toMatchObject({ state: 'gone' });
      const kept = office.database.connection.collection<{ _id: string }>('files');
      expect(await kept.countDocuments({ _id: fileIdOf(photos.get(villager) ?? '') })).toBe(0);
      expect(ticket?.activity.filter(({ what }) => what === 'unsent')).toHaveLength(1);
    },
  });
}, 60_000);

const photos = new Map<Villager, string>();

test('an anonymous tip is sent: one tip, one code, and it opens', async () => {
  const tips = () => office.database.connection.collection('tips').countDocuments();
  const before = new Map<Villager, number>();
  await dieEverywhere({
    async prepare(_, villager) {
      await tellsTip(villager);
      before.set(villager, await tips());
    },
    act: (_, mortal, villager) => untilDone(mortal, villager.taps('ส่งเรื่อง', quiet)),
    async check({ steady }, villager) {
      expect((await tips()) - (before.get(villager) ?? 0)).toBe(1);
      expect(timesRead(villager, codePattern)).toBe(1);
      const opened = await steady.tips.reporter.open(codeOf(villager), villager.userId);
      if (typeof opened === 'string') throw new Error(`the code is ${opened}`);
      expect(wordsIn(opened.tip)).toEqual(['เรียกเงินสามพัน', 'นายเอ']);
    },
  });
}, 90_000);

test('a message of a tip is unsent: the tip says that something was there, not what', async () => {
  const said = new Map<Villager, string>();
  await dieEverywhere({
    async prepare(_, villager) {
      await tellsTip(villager, () => said.set(villager, villager.lastMessageId));
      await villager.taps('ส่งเรื่อง');
    },
    act: (_, mortal, villager) => untilDone(mortal, villager.unsends(said.get(villager))),
    async check({ steady }, villager) {
      const opened = await steady.tips.reporter.open(codeOf(villager), villager.userId);
      if (typeof opened === 'string') throw new Error(`the code is ${opened}`);
      expect(wordsIn(opened.tip)).toEqual([null, 'นายเอ']);
      const kept = office.database.connection.collection<{ _id: string }>('files');
      expect(await kept.countDocuments({ _id: fileIdOf(said.get(villager) ?? '') })).toBe(0);
    },
  });
}, 90_000);

const codePattern = /\d{4}( \d{4}){4}/;

async function tellsTip(villager: Villager, onSaid: () => void = () => undefined): Promise<void> {
  await villager.says('แจ้งเบาะแส');
  await villager.taps('ไม่เปิดเผยตัวตน');
  await villager.says('นายเอ');
  await villager.says('เรียกเงินสามพัน');
  onSaid();
  for (let step = 0; step < 3; step += 1) await villager.taps('ข้าม');
}

function codeOf(villager: Villager): string {
  const texts = villager.sees.flatMap((entry) => (entry.from === 'bot' ? [textOf(entry.message)] : []));
  const [code = ''] = codePattern.exec(texts.join('\n')) ?? [];
  return code;
}

const wordsIn = ({ talk }: ReporterTip) => talk[0]?.said.map(({ text: words }) => words);

const outboxOf = ({ userId }: Villager) =>
  office.database.connection
    .collection('outbox')
    .find({ villager: outboxKeyOf(userId) })
    .toArray();

async function spendQuota(): Promise<void> {
  office.line.setQuota({ used: 10_000 });
  office.movesOn({ minutes: 2 });
}
