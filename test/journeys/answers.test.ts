import { movableClock } from '../helpers/movable-clock.ts';
import type { Officer } from '../helpers/officer.ts';
import { officerOf } from '../helpers/officer-of.ts';
import { jpeg } from '../helpers/photos.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { complains, timesRead, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

describe("an officer's answer", () => {
  const { clock, movesOn } = movableClock();
  let desk: ServiceDesk;
  let officer: Officer;
  beforeAll(async () => {
    desk = await startServiceDesk({ clock, line: { monthlyQuota: 300 } });
    officer = await officerOf(desk);
  });
  beforeEach(() => {
    desk.line.setQuota({ used: 0 });
    movesOn({ minutes: 2 });
  });
  afterEach(() => expect(desk.line.refused).toEqual([]));
  afterAll(() => desk.close());

  const deliveryOf = async (number: string) => {
    const ticket = await desk.product.stores.tickets.find(number);
    return ticket?.messages.at(-1)?.delivery;
  };
  const isDelivered = (number: string, state: string) =>
    until(`the answer is ${state}`, async () => (await deliveryOf(number))?.state === state);

  test('is pushed, and counts once', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    movesOn({ minutes: 5 });
    await officer.replies(number, 'พรุ่งนี้ช่างไปดู');
    expect(wordsOf(await villager.hears())).toContain('พรุ่งนี้ช่างไปดู');
    expect(desk.line.sent.at(-1)?.via).toBe('push');
    await isDelivered(number, 'sent');
    expect(await officer.seesTicket(number)).toContain('ส่งแล้ว');
    expect(desk.line.quota.used).toBe(1);
  });

  test('goes free with a reply token that nobody used', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    await villager.sends.photo(jpeg, { imageSet: { id: 'two', index: 1, total: 2 }, expectReply: false });
    await until('the token is kept', async () => {
      const talk = await desk.database.connection
        .collection('talks')
        .findOne({ liveToken: { $exists: true } });
      return talk !== null;
    });
    await officer.replies(number, 'รอสักครู่นะ');
    expect(wordsOf(await villager.hears())).toContain('รอสักครู่นะ');
    expect(desk.line.sent.at(-1)?.via).toBe('reply');
    await isDelivered(number, 'sent');
    expect(desk.line.quota.used).toBe(0);
  });

  test('waits when the quota is down to its reserve, and rides free on the next message', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    desk.line.setQuota({ used: 270 });
    movesOn({ minutes: 2 });
    await officer.replies(number, 'คำตอบแรก');
    await isDelivered(number, 'waiting');
    await officer.replies(number, 'คำตอบที่สอง');
    await isDelivered(number, 'waiting');
    expect(await officer.seesTicket(number)).toContain('รอ');
    const heard = await villager.says('สวัสดี');
    expect(wordsOf(heard.slice(0, 2))).toMatch(/คำตอบแรก.*คำตอบที่สอง/s);
    expect(wordsOf(heard.slice(2))).toContain('สวัสดี');
    await isDelivered(number, 'sent');
    expect(desk.line.quota.used).toBe(270);
    await villager.says('เมนู');
    expect(timesRead(villager, 'คำตอบแรก')).toBe(1);
  });

  test('rides on what following a ticket shows', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    desk.line.setQuota({ used: 300 });
    movesOn({ minutes: 2 });
    await officer.replies(number, 'ซ่อมเสร็จแล้ว');
    await isDelivered(number, 'waiting');
    const [answer, mine] = await villager.says('ติดตามเรื่อง');
    expect(wordsOf(answer ? [answer] : [])).toContain('ซ่อมเสร็จแล้ว');
    expect(wordsOf(mine ? [mine] : [])).toContain(number);
    await isDelivered(number, 'sent');
  });

  test('waits until LINE gives a new quota', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    desk.line.setQuota({ used: 300 });
    movesOn({ minutes: 2 });
    await officer.replies(number, 'รอเดือนหน้า');
    await isDelivered(number, 'waiting');
    desk.line.setQuota({ used: 0 });
    movesOn({ minutes: 2 });
    expect(wordsOf(await villager.hears())).toContain('รอเดือนหน้า');
    await isDelivered(number, 'sent');
    expect(timesRead(villager, 'รอเดือนหน้า')).toBe(1);
  });

  test('is not lost when LINE says before its own count that the month is spent', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    await desk.line.setQuota({ used: 269 });
    movesOn({ minutes: 2 });
    void desk.line.failNext({ path: '/v2/bot/message/push', status: 429 });
    await officer.replies(number, 'เกือบหมดโควตา');
    movesOn({ minutes: 1 });
    expect(wordsOf(await villager.hears())).toContain('เกือบหมดโควตา');
    await isDelivered(number, 'sent');
  });

  test('several to one villager stay in order', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    await desk.line.down('error');
    await officer.replies(number, 'หนึ่ง');
    await officer.replies(number, 'สอง');
    await officer.replies(number, 'สาม');
    await desk.line.up();
    await until('all are read', () => {
      movesOn({ seconds: 1 });
      return timesRead(villager, 'สาม') === 1;
    });
    const pushed = desk.line.sent.filter(({ via, to }) => via === 'push' && to === villager.userId);
    expect(pushed.flatMap(({ messages }) => messages)).toHaveLength(3);
    const heard = wordsOf(pushed.flatMap(({ messages }) => messages));
    const places = ['หนึ่ง', 'สอง', 'สาม'].map((words) => heard.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('who blocks the account is not pushed to; the officer is told; who comes back reads the answer', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    await villager.blocks();
    await until('the ticket knows', async () => {
      return (await desk.product.stores.tickets.find(number))?.isBlocked ?? false;
    });
    await officer.replies(number, 'ไม่ทราบว่าถูกบล็อก');
    await isDelivered(number, 'failed');
    expect(await deliveryOf(number)).toMatchObject({ reason: 'blocked' });
    expect(await officer.seesTicket(number)).toContain('บล็อก');
    expect(desk.line.quota.used).toBe(0);
    const heard = await villager.unblocks();
    expect(wordsOf(heard)).toContain('ไม่ทราบว่าถูกบล็อก');
    await isDelivered(number, 'sent');
    expect((await desk.product.stores.tickets.find(number))?.isBlocked).toBe(false);
  });

  test('a follow and an older unfollow in the wrong order leave the villager reachable', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    desk.line.hold();
    const blocking = villager.blocks();
    movesOn({ seconds: 5 });
    const unblocking = villager.unblocks({ expectReply: false });
    await desk.line.release({ order: 'reversed' });
    await Promise.all([blocking, unblocking]);
    // The platform itself saw them in their true order.
    await until('the greeting came', () => timesRead(villager, 'กดเลือกเรื่อง') > 0);
    await until('both are done', async () => {
      return (await desk.database.connection.collection('inbox').countDocuments({ state: 'pending' })) === 0;
    });
    await officer.replies(number, 'ถึงไหม');
    await isDelivered(number, 'sent');
  });

  test('what failed can be sent again by the officer', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    void desk.line.failNext({ path: '/v2/bot/message/push', status: 400 });
    await officer.replies(number, 'ลองใหม่ได้');
    await isDelivered(number, 'failed');
    await officer.triesAgain(number);
    expect(wordsOf(await villager.hears())).toContain('ลองใหม่ได้');
    await isDelivered(number, 'sent');
  });
});
