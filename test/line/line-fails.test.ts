import type { FaultOptions } from '../../src/local-line/api/faults.ts';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';
import { textOf } from '../../src/local-line/text-of.ts';
import type { Villager } from '../../src/local-line/villager.ts';
import { replyToReporter } from '../../src/tickets/reply-to-reporter.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { type TestDatabase, testDatabase } from '../helpers/database.ts';
import { type LineProcess, lineProcess, outboxKeyOf } from '../helpers/line-process.ts';
import { type MovableClock, movableClock } from '../helpers/movable-clock.ts';
import { channel } from '../helpers/service-desk.ts';
import { until } from '../helpers/until.ts';

const reply = '/v2/bot/message/reply';
const push = '/v2/bot/message/push';
const quiet = { expectReply: false } as const;
const officersWords = 'ช่างจะเข้าไปพรุ่งนี้เช้า';

let database: TestDatabase;
let time: MovableClock;
let line: LocalLine;
let desk: LineProcess;
beforeEach(() => line.setQuota({ used: 0 }));
beforeAll(async () => {
  database = await testDatabase();
  time = movableClock();
  line = await startLocalLine({ ...channel, clock: time.clock, monthlyQuota: 10_000 });
  desk = await lineProcess({ uri: database.uri, line, clock: time.clock });
  line.setWebhookUrl(desk.webhookUrl);
});
afterEach(() => line.heal());
afterAll(async () => {
  await desk.close();
  await line.close();
  await database.drop();
});

function timesRead(villager: Villager, words: string): number {
  return villager.sees.filter((entry) => entry.from === 'bot' && textOf(entry.message).includes(words))
    .length;
}

async function rests(): Promise<void> {
  const { connection } = database;
  await until('the inbox is empty', async () => {
    return (await connection.collection('inbox').countDocuments({ state: 'pending' })) === 0;
  });
}

const outboxOf = ({ userId }: Villager) =>
  database.connection
    .collection('outbox')
    .find({ villager: outboxKeyOf(userId) })
    .toArray();

/** Lets minutes go by, and the timers of the product do their work. */
async function timePasses(): Promise<void> {
  for (const seconds of [3, 12, 35, 125, 605, 1_805, 3_605]) {
    time.movesOn({ seconds });
    await desk.doJobs();
  }
}

async function complains(villager: Villager): Promise<Ticket> {
  for (const words of ['ร้องเรียน', 'ถนน', 'ถนนเป็นหลุม', 'หมู่ 3', 'ข้าม', 'ส่งเรื่อง']) await villager.says(words);
  const [ticket] = await desk.stores.tickets.ofReporter(villager.userId, 1);
  if (!ticket) throw new Error('no ticket was opened');
  return ticket;
}

async function officerAnswers(villager: Villager): Promise<void> {
  const [ticket] = await desk.stores.tickets.ofReporter(villager.userId, 1);
  const { stores, post } = desk;
  await replyToReporter(
    { store: stores.tickets, post, clock: time.clock, newId: () => crypto.randomUUID() },
    {
      number: ticket?.number ?? '',
      text: officersWords,
      by: { username: 'malee', name: 'มาลี' },
      revision: ticket?.revision ?? 0,
    },
  );
  await desk.parts.sender.run();
}

async function deliveryOf(villager: Villager) {
  const [ticket] = await desk.stores.tickets.ofReporter(villager.userId, 1);
  return ticket?.messages.at(-1)?.delivery;
}

const faults: readonly [string, FaultOptions][] = [
  ['500 once', {}],
  ['500 three times', { times: 3 }],
  ['500 for a long while', { times: 7 }],
  ['broken connections', { dropConnection: true, times: 4 }],
  ['429 for too many calls', { status: 429, times: 4 }],
  ['401 for a while', { status: 401, times: 3 }],
  ['taken, yet answered 500', { afterAccepting: true }],
  ['taken, then 500 for a while', { afterAccepting: true, times: 4 }],
  ['taken, yet never answered', { afterAccepting: true, dropConnection: true, times: 3 }],
  ['taken, then a silence', { afterAccepting: true, hang: true }],
  ['a silence', { hang: true }],
];

describe.each(faults)('LINE fails with %s', (_, fault) => {
  test('the bot is heard once', async () => {
    const villager = line.addVillager();
    void line.failNext({ ...fault, path: reply });
    await villager.says('เมนู', quiet);
    await rests();
    await timePasses();
    expect(timesRead(villager, 'ให้ช่วยเรื่องอะไร')).toBe(1);
    expect(await outboxOf(villager)).toEqual([]);
  });

  test("an officer's answer is read once, and the officer sees that it was sent", async () => {
    const villager = line.addVillager();
    await complains(villager);
    time.movesOn({ minutes: 2 });
    void line.failNext({ ...fault, path: push });
    await officerAnswers(villager);
    await timePasses();
    expect(timesRead(villager, officersWords)).toBe(1);
    expect(await deliveryOf(villager)).toMatchObject({ state: 'sent' });
    expect(await outboxOf(villager)).toEqual([]);
  });

  test('an answer that rides on a reply is read once', async () => {
    const villager = line.addVillager();
    await complains(villager);
    line.setQuota({ used: 10_000 });
    time.movesOn({ minutes: 2 });
    await officerAnswers(villager);
    expect(await deliveryOf(villager)).toMatchObject({ state: 'waiting' });
    line.setQuota({ used: 0 });
    void line.failNext({ ...fault, path: reply });
    await villager.says('เมนู', quiet);
    await rests();
    await timePasses();
    expect(timesRead(villager, officersWords)).toBe(1);
    expect(timesRead(villager, 'ให้ช่วยเรื่องอะไร')).toBe(1);
    expect(await deliveryOf(villager)).toMatchObject({ state: 'sent' });
    expect(await outboxOf(villager)).toEqual([]);
  });
});

describe('LINE cannot be reached at all', () => {
  afterEach(() => line.up());

  test('what was said meanwhile comes with the next reply, in order and free', async () => {
    const villager = line.addVillager();
    await line.down('refuse');
    await villager.says('เมนู', quiet);
    await rests();
    time.movesOn({ minutes: 1 });
    await desk.doJobs();
    time.movesOn({ minutes: 5 });
    await line.up();
    const used = line.quota.used;
    const heard = await villager.says('ร้องเรียน');
    expect(textOf(heard[0] ?? [])).toContain('ให้ช่วยเรื่องอะไร');
    expect(textOf(heard.at(-1) ?? [])).toContain('เป็นเรื่องอะไร');
    await timePasses();
    expect(timesRead(villager, 'ให้ช่วยเรื่องอะไร')).toBe(1);
    expect(line.quota.used).toBe(used);
    expect(await outboxOf(villager)).toEqual([]);
  });

  test('events that waited longer than their reply tokens live are answered by push, once', async () => {
    const villager = line.addVillager();
    await line.down('refuse');
    await villager.says('เมนู', quiet);
    await rests();
    await timePasses();
    await line.up();
    await timePasses();
    expect(timesRead(villager, 'ให้ช่วยเรื่องอะไร')).toBe(1);
    expect(line.sent.at(-1)).toMatchObject({ via: 'push', to: villager.userId });
  });

  test('after a day without LINE the officer is told, and may send again', async () => {
    const villager = line.addVillager();
    await complains(villager);
    time.movesOn({ minutes: 2 });
    await desk.parts.quota.state();
    await line.down('refuse');
    await officerAnswers(villager);
    for (let hour = 0; hour < 30; hour += 1) {
      time.movesOn({ minutes: 61 });
      await desk.doJobs();
    }
    expect(await deliveryOf(villager)).toMatchObject({ state: 'failed', reason: 'unreachable' });
    await line.up();
    const [ticket] = await desk.stores.tickets.ofReporter(villager.userId, 1);
    expect(await desk.post.retry(ticket?.messages.at(-1)?.id ?? '')).toBe(true);
    await desk.parts.sender.run();
    expect(timesRead(villager, officersWords)).toBe(1);
    expect(await deliveryOf(villager)).toMatchObject({ state: 'sent' });
  });
});
