import { postback, text } from '../../src/local-line/events.ts';
import type { Villager } from '../../src/local-line/villager.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { complains, timesRead, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

const quiet = { expectReply: false } as const;

describe('whatever LINE repeats, reorders or bundles', () => {
  const { clock, movesOn } = movableClock();
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await startServiceDesk({ clock });
  });
  afterEach(() => expect(desk.line.refused).toEqual([]));
  afterAll(() => desk.close());

  const rests = () =>
    until('the inbox is empty', async () => {
      return (await desk.database.connection.collection('inbox').countDocuments({ state: 'pending' })) === 0;
    });
  const ticketsOf = ({ userId }: Villager) => desk.product.stores.tickets.ofReporter(userId, 10);

  test('every webhook of a complaint comes twice: one ticket, every question asked once', async () => {
    const villager = desk.line.addVillager();
    for (const words of ['ร้องเรียน', 'ขยะ', 'ขยะล้นถัง', 'หมู่ 2', 'ข้าม', 'ส่งเรื่อง']) {
      await villager.says(words);
      await desk.line.duplicate();
    }
    await rests();
    expect(await ticketsOf(villager)).toHaveLength(1);
    expect(timesRead(villager, 'เกิดอะไรขึ้น')).toBe(1);
    expect(timesRead(villager, /C-25\d\d-\d{4}/)).toBe(1);
  });

  test('a webhook comes again long after it was dealt with', async () => {
    const villager = desk.line.addVillager();
    await villager.says('เมนู');
    const first = desk.line.deliveries.at(-1);
    await villager.says('ร้องเรียน');
    movesOn({ minutes: 10 });
    await desk.line.duplicate(first);
    await desk.line.redeliver(first);
    await rests();
    expect(timesRead(villager, 'ให้ช่วยเรื่องอะไร')).toBe(1);
  });

  test('the same webhook many times at once', async () => {
    const villager = desk.line.addVillager();
    const event = desk.line.stamp(villager, text('เมนู'));
    const body = JSON.stringify({ destination: desk.line.botUserId, events: [event] });
    const answered = await Promise.all(Array.from({ length: 12 }, () => desk.line.deliverRaw(body)));
    expect(answered.map(({ attempts }) => attempts[0]?.status)).toEqual(
      Array.from({ length: 12 }, () => 200),
    );
    await villager.hears();
    await rests();
    expect(timesRead(villager, 'ให้ช่วยเรื่องอะไร')).toBe(1);
  });

  test('a double tap on ส่งเรื่อง opens one ticket, and the second tap is answered politely', async () => {
    const villager = desk.line.addVillager();
    await villager.says('ร้องเรียน');
    await villager.taps('ถนน');
    await villager.says('ถนนทรุด');
    await villager.taps('ข้าม');
    await villager.taps('ข้าม');
    const { data } = villager.finds('ส่งเรื่อง') as { data: string };
    const taps = [postback(data), postback(data)].map((body) => desk.line.stamp(villager, body));
    await Promise.all(taps.map((tap) => desk.line.deliver(tap)));
    await rests();
    expect(await ticketsOf(villager)).toHaveLength(1);
    expect(timesRead(villager, /^C-25|เลขที่ C-25|C-25\d\d-\d{4}/)).toBeGreaterThanOrEqual(1);
    await until(
      'the second tap is answered',
      () => wordsOf([...villager.lastReply]).includes('จบไปแล้ว') || timesRead(villager, 'ส่งแล้ว') > 0,
    );
  });

  test('events in one webhook are taken by their time, not by their place', async () => {
    const villager = desk.line.addVillager();
    await villager.says('ร้องเรียน');
    await villager.taps('ประปา');
    const detail = desk.line.stamp(villager, text('น้ำไม่ไหลสามวัน'));
    movesOn({ seconds: 1 });
    const place = desk.line.stamp(villager, text('ข้างโรงเรียน'));
    movesOn({ seconds: 1 });
    const photos = desk.line.stamp(villager, text('ข้าม'));
    await desk.line.deliver([photos, place, detail]);
    await until('the summary is there', () => timesRead(villager, 'น้ำไม่ไหลสามวัน') > 0);
    expect(timesRead(villager, 'ข้างโรงเรียน')).toBe(1);
  });

  test('one webhook with several villagers answers each of them', async () => {
    const villagers = Array.from({ length: 8 }, () => desk.line.addVillager());
    desk.line.hold();
    const answers = villagers.map((villager, index) => villager.says(index % 2 ? 'ร้องเรียน' : 'เมนู'));
    await desk.line.release({ together: true });
    const heard = await Promise.all(answers);
    expect(heard.map((messages) => wordsOf(messages).includes('เป็นเรื่องอะไร'))).toEqual(
      villagers.map((_, index) => index % 2 === 1),
    );
  });

  test('twenty webhooks of one villager at once are answered one by one', async () => {
    const villager = desk.line.addVillager();
    await Promise.all(Array.from({ length: 20 }, () => villager.says('เมนู', quiet)));
    await rests();
    expect(timesRead(villager, 'ให้ช่วยเรื่องอะไร')).toBe(20);
  });

  test('two app processes that get a villager in turns keep one talk', async () => {
    const other = await desk.startAnother();
    const villagers = [desk.line.addVillager(), desk.line.addVillager(), desk.line.addVillager()];
    let turn = 0;
    const talk = async (villager: Villager) => {
      for (const words of ['ร้องเรียน', 'ถนน', 'ถนนพัง', 'หมู่ 5', 'ข้าม', 'ส่งเรื่อง']) {
        turn += 1;
        desk.line.setWebhookUrl(`${(turn % 2 ? desk.product : other).url}/webhook`);
        await villager.says(words);
      }
    };
    await Promise.all(villagers.map(talk));
    await rests();
    for (const villager of villagers) {
      expect(await ticketsOf(villager)).toHaveLength(1);
      expect(timesRead(villager, 'เกิดอะไรขึ้น')).toBe(1);
      expect(timesRead(villager, /C-25\d\d-\d{4}/)).toBe(1);
    }
    desk.line.setWebhookUrl(`${desk.product.url}/webhook`);
  });

  test('two app processes get the same webhook at the same time', async () => {
    const other = await desk.startAnother();
    const villager = desk.line.addVillager();
    await complains(villager);
    const event = desk.line.stamp(villager, text('ติดตามเรื่อง'));
    const body = JSON.stringify({ destination: desk.line.botUserId, events: [event] });
    const first = desk.line.deliverRaw(body);
    desk.line.setWebhookUrl(`${other.url}/webhook`);
    await Promise.all([first, desk.line.deliverRaw(body)]);
    await villager.hears();
    await rests();
    expect(villager.sees.filter(({ from }) => from === 'bot').length).toBe(8);
    desk.line.setWebhookUrl(`${desk.product.url}/webhook`);
  });
});
