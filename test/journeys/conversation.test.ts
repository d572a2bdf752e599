import { location, text } from '../../src/local-line/events.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { officerOf } from '../helpers/officer-of.ts';
import { jpeg } from '../helpers/photos.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { complains, numberIn, timesRead, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

describe('a talk with the bot', () => {
  const { clock, movesOn } = movableClock();
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await startServiceDesk({ clock });
  });
  afterEach(() => expect(desk.line.refused).toEqual([]));
  afterAll(() => desk.close());

  test('every answer can be changed before it is sent', async () => {
    const villager = desk.line.addVillager();
    await villager.says('ร้องเรียน');
    await villager.taps('ถนน');
    await villager.says('ผิดเรื่อง');
    await villager.taps('หมู่ 1');
    await villager.taps('ข้าม');
    const changes: readonly [string, () => Promise<unknown>][] = [
      ['เรื่อง', () => villager.taps('ประปา')],
      ['รายละเอียด', () => villager.says('ท่อแตกหน้าตลาด')],
      ['สถานที่', () => villager.taps('หมู่ 7')],
      ['รูปและไฟล์', () => villager.sends.photo(jpeg).then(() => villager.taps('เสร็จแล้ว'))],
    ];
    for (const [what, change] of changes) {
      await villager.taps('แก้ไข');
      await villager.taps(what);
      await change();
    }
    const summary = wordsOf([...villager.lastReply]);
    for (const words of ['ประปา', 'ท่อแตกหน้าตลาด', 'หมู่ 7', /1 (ชิ้น|รายการ)/]) expect(summary).toMatch(words);
    const number = numberIn(await villager.taps('ส่งเรื่อง'));
    const ticket = await desk.product.stores.tickets.find(number);
    expect(ticket).toMatchObject({ category: 'water', title: 'ท่อแตกหน้าตลาด', place: { village: 'หมู่ 7' } });
  });

  test('ยกเลิก leaves the flow and sends nothing; ข้าม is offered where an answer may be missing', async () => {
    const villager = desk.line.addVillager();
    await villager.says('ร้องเรียน');
    expect(villager.quickReplies).not.toContain('ข้าม');
    await villager.taps('ขยะ');
    await villager.says('ขยะล้น');
    expect(villager.quickReplies).toContain('ข้าม');
    expect(wordsOf(await villager.says('ยกเลิก'))).toContain('ยกเลิกแล้ว');
    expect(await desk.product.stores.tickets.ofReporter(villager.userId, 1)).toEqual([]);
  });

  test('a button of a question gone by is recognised, in the flow and after it', async () => {
    const villager = desk.line.addVillager();
    await villager.says('ร้องเรียน');
    await villager.taps('ถนน');
    expect(wordsOf(await villager.taps('ไฟฟ้า'))).toMatch(/ผ่านไปแล้ว.*เกิดอะไรขึ้น/s);
    await villager.says('ยกเลิก');
    expect(wordsOf(await villager.taps('ไฟฟ้า'))).toContain('จบไปแล้ว');
  });

  test('an unfinished flow is removed after half an hour, and the villager is told', async () => {
    const villager = desk.line.addVillager();
    await villager.says('ร้องเรียน');
    await villager.taps('ถนน');
    await villager.says('เรื่องที่ค้างไว้ครึ่งทาง');
    movesOn({ minutes: 32 });
    const drafts = { session: { $exists: true } };
    const talks = desk.database.connection.collection('talks');
    await until('the draft is gone', async () => (await talks.countDocuments(drafts)) === 0);
    const heard = await villager.says('หมู่ 3');
    expect(wordsOf(heard)).toContain('เกิน 30 นาที');
    expect(wordsOf(await villager.says('เมนู'))).not.toContain('เกิน 30 นาที');
  });

  test('words of an emergency bring the numbers at once, and the flow goes on', async () => {
    const villager = desk.line.addVillager();
    await villager.says('ร้องเรียน');
    await villager.taps('ถนน');
    const heard = wordsOf(await villager.says('รถชนกัน มีคนเจ็บอยู่หน้าวัด'));
    for (const number of ['1669', '199', '191']) expect(heard).toContain(number);
    expect(heard).toContain('เกิดที่ไหน');
    await villager.taps('ข้าม');
    await villager.taps('ข้าม');
    const number = numberIn(await villager.taps('ส่งเรื่อง'));
    expect((await desk.product.stores.tickets.find(number))?.priority).toBe('urgent');
  });

  test('text that fits nothing is offered to an officer, and becomes a request', async () => {
    const villager = desk.line.addVillager();
    const heard = await villager.says('หวยงวดนี้ออกอะไร');
    expect(wordsOf(heard)).toContain('ยังตอบให้ไม่ได้');
    await villager.taps('ส่งให้เจ้าหน้าที่');
    expect(numberIn(await villager.taps('ส่งเรื่อง'))).toMatch(/^R-/);
  });

  test('a resolved ticket can be reopened within 30 days, and not later', async () => {
    const officer = await officerOf(desk);
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    await officer.changesStatus(number, 'resolved');
    await villager.says('ติดตามเรื่อง');
    await villager.taps('เปิดเรื่องอีกครั้ง');
    await villager.says('ยังเป็นหลุมอยู่เลย');
    await villager.taps('เสร็จแล้ว');
    await villager.taps('ส่งเรื่อง');
    expect((await desk.product.stores.tickets.find(number))?.status).toBe('open');
    await officer.changesStatus(number, 'resolved');
    movesOn({ days: 31 });
    await villager.says('ติดตามเรื่อง');
    expect(wordsOf([...villager.lastReply])).not.toContain('เปิดเรื่องอีกครั้ง');
  });

  test('words and photos can be added to an open ticket', async () => {
    const villager = desk.line.addVillager();
    const number = await complains(villager);
    await villager.says('ติดตามเรื่อง');
    await villager.taps('เพิ่มข้อมูล');
    await villager.says('หลุมใหญ่ขึ้นแล้ว');
    await villager.sends.photo(jpeg);
    await villager.taps('เสร็จแล้ว');
    expect(wordsOf(await villager.taps('ส่งเรื่อง'))).toContain(number);
    await until('the photo is there', async () => {
      const ticket = await desk.product.stores.tickets.find(number);
      return ticket?.messages.at(-1)?.attachments[0]?.state === 'ready';
    });
  });

  test('in a group the bot says only where it can be talked to, and only when called', async () => {
    const villager = desk.line.addVillager();
    const group = desk.line.addGroup([villager]);
    await villager.says('ถนนพัง ร้องเรียนที่นี่ได้ไหม', { in: group, expectReply: false });
    const joined = desk.line.stamp(group, { type: 'join' });
    await desk.line.deliver(joined);
    await until('the group is told', () => group.chat.entries.some(({ from }) => from === 'bot'));
    const mention = { mentionees: [{ index: 0, length: 4, type: 'user', isSelf: true }] };
    await desk.line.deliver(desk.line.stamp({ villager, in: group }, text('@อบต ช่วยด้วย', { mention })));
    await until(
      'who calls is told',
      () => group.chat.entries.filter(({ from }) => from === 'bot').length === 2,
    );
    await desk.line.deliver(desk.line.stamp({ villager, in: group }, location(7.7, 99.4)));
    await desk.line.deliver(
      desk.line.stamp({ villager, in: group }, { type: 'postback', postback: { data: 'x' } }),
    );
    await villager.says('เมนู');
    expect(group.chat.entries.filter(({ from }) => from === 'bot')).toHaveLength(2);
    expect(timesRead(villager, 'แชตส่วนตัวเท่านั้น')).toBe(0);
  });
});
