import { text, unsend } from '../../src/local-line/events.ts';
import { dump, holding } from '../helpers/dump.ts';
import { officerOf } from '../helpers/officer-of.ts';
import { jpeg } from '../helpers/photos.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { complains, numberIn, timesRead, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

const secret = 'ความลับเรื่องบ้านเลขที่เก้าสิบ';

describe('a villager takes a message back', () => {
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await startServiceDesk();
  });
  // LINE itself answers 410 for what is gone.
  afterEach(() => expect(desk.line.refused.filter(({ status }) => status !== 410)).toEqual([]));
  afterAll(() => desk.close());

  const rests = () =>
    until('the inbox is empty', async () => {
      return (await desk.database.connection.collection('inbox').countDocuments({ state: 'pending' })) === 0;
    });
  const isNowhere = (...words: string[]) =>
    until('the words are nowhere', async () => {
      await desk.product.stores.flush();
      return holding(await dump(desk.database.connection), ...words).length === 0;
    });

  test('before the complaint is sent: the question is asked again, the words are nowhere', async () => {
    const villager = desk.line.addVillager();
    await villager.says('ร้องเรียน');
    await villager.taps('ถนน');
    await villager.says(secret);
    const message = villager.lastMessageId;
    await villager.taps('หมู่ 3');
    await villager.taps('ข้าม');
    await villager.unsends(message);
    await rests();
    await isNowhere(secret);
    await villager.taps('ส่งเรื่อง');
    expect(await desk.product.stores.tickets.ofReporter(villager.userId, 1)).toEqual([]);
    expect(wordsOf([...villager.lastReply])).toContain('เกิดอะไรขึ้น');
    await villager.says('ยกเลิก');
  });

  test('after it was sent: the words leave the ticket, the search and the console, the fact stays', async () => {
    const villager = desk.line.addVillager();
    const officer = await officerOf(desk);
    await villager.says('ร้องเรียน');
    await villager.taps('ถนน');
    await villager.says(secret);
    const message = villager.lastMessageId;
    await villager.taps('หมู่ 3');
    await villager.sends.photo(jpeg);
    await villager.taps('เสร็จแล้ว');
    const number = numberIn(await villager.taps('ส่งเรื่อง'));
    expect(await officer.seesTicket(number)).toContain(secret);
    await villager.unsends(message);
    await rests();
    await isNowhere(secret);
    const page = await officer.seesTicket(number);
    expect(page).not.toContain(secret);
    expect(page).toContain(number);
    const [ticket] = await desk.product.stores.tickets.ofReporter(villager.userId, 1);
    expect(ticket?.activity.map(({ what }) => what)).toContain('unsent');
    expect(ticket?.messages[0]?.attachments).toHaveLength(1);
  });

  test('a photo, while it is still being fetched: its content is nowhere when all is done', async () => {
    const villager = desk.line.addVillager();
    await villager.says('ร้องเรียน');
    await villager.taps('ถนน');
    await villager.says('ดูรูป');
    await villager.taps('ข้าม');
    const { connection } = desk.database;
    const before = await connection.collection('files').countDocuments();
    const met = desk.line.failNext({ path: /\/content$/, delayMs: 300 });
    await villager.sends.photo(jpeg);
    await met;
    await villager.unsends();
    await rests();
    await until('the fetch has ended', async () => {
      return (await connection.collection('downloads').countDocuments({ message: { $exists: true } })) === 0;
    });
    expect(await connection.collection('files').countDocuments()).toBe(before);
  });

  test('before the message itself was heard of: it is not let in later, and not answered', async () => {
    const villager = desk.line.addVillager();
    const said = desk.line.stamp(villager, text(secret));
    await desk.line.deliver(desk.line.stamp(villager, unsend(String(said.message?.id))));
    await rests();
    await desk.line.deliver(said);
    await rests();
    await isNowhere(secret);
    expect(timesRead(villager, /./)).toBe(0);
    expect(wordsOf(await villager.says('เมนู'))).toContain('ให้ช่วยเรื่องอะไร');
  });

  test('message and unsend in one webhook, the wrong way round', async () => {
    const villager = desk.line.addVillager();
    await complains(villager);
    const said = desk.line.stamp(villager, text(secret));
    const taken = desk.line.stamp(villager, unsend(String(said.message?.id)));
    await desk.line.deliver([taken, { ...said, timestamp: (taken.timestamp ?? 0) - 5 }]);
    await rests();
    await isNowhere(secret);
  });
});
