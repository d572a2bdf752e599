import type { Villager } from '../../src/local-line/villager.ts';
import { dump, holding } from '../helpers/dump.ts';
import { officerOf } from '../helpers/officer-of.ts';
import { jpeg } from '../helpers/photos.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { numberIn, timesRead, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

const accusation = 'ผู้รับเหมาจ่ายเงินใต้โต๊ะที่ห้องพัสดุ';

/** Blows the whistle without a name, with a photo; answers the number and the receipt code. */
async function blowsTheWhistle(villager: Villager): Promise<{ number: string; code: string }> {
  await villager.says('แจ้งเบาะแส');
  await villager.taps('ไม่เปิดเผยตัวตน');
  await villager.taps('กองช่าง');
  await villager.says(accusation);
  await villager.taps('เมื่อวาน');
  await villager.says('ห้องพัสดุ ชั้นสอง');
  await villager.sends.photo(jpeg);
  await villager.taps('เสร็จแล้ว');
  const receipt = await villager.taps('ส่งเรื่อง');
  const [code] = /\d{4}( \d{4}){4}/.exec(wordsOf(receipt)) ?? [];
  return { number: numberIn(receipt), code: code ?? '' };
}

describe('an anonymous tip', () => {
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await startServiceDesk();
  });
  afterAll(() => desk.close());

  async function tellsNobody(villager: Villager): Promise<void> {
    const { stores } = desk.product;
    await stores.flush();
    const dumped = await dump(desk.database.connection);
    expect(holding(dumped, villager.userId, villager.displayName)).toEqual(['talks']);
    expect(holding(dumped, accusation)).toEqual(['tips']);
  }

  test('a villager tells who takes bribes, nobody can find out who told, and the answer comes by code', async () => {
    const villager = desk.line.addVillager({ displayName: 'นายลับ สุดยอด' });
    const tipOfficer = await officerOf(desk, 'tip-officer');
    await villager.follows();
    const { number, code } = await blowsTheWhistle(villager);
    expect(number).toMatch(/^T-25\d\d-\d{4}$/);
    await until('the photo is there', async () => {
      const tip = await desk.product.stores.tips.find(number);
      return tip?.messages[0]?.attachments.every(({ state }) => state === 'ready') ?? false;
    });
    await until(
      'the talk rests',
      async () => !(await dump(desk.database.connection)).get('talks')?.includes(number),
    );
    await tellsNobody(villager);

    const page = await tipOfficer.opens(`/console/tips/${number}`);
    expect(page.text).toContain(accusation);
    expect(page.html).not.toContain(villager.displayName);
    await tipOfficer.replies(number, 'ขอชื่อบริษัทด้วยครับ');
    expect(timesRead(villager, 'ขอชื่อบริษัท')).toBe(0);

    const friend = desk.line.addVillager({ displayName: 'คนอื่น' });
    expect(wordsOf(await friend.says('ติดตามเรื่อง'))).not.toContain(number);
    expect(wordsOf(await villager.says('ติดตามเรื่อง'))).not.toContain(number);
    await villager.taps('ใช้รหัสรับเรื่อง');
    expect(wordsOf(await villager.says(code))).toContain('ขอชื่อบริษัท');
    await villager.taps('เพิ่มข้อมูล');
    await villager.says('บริษัทเอบีซี');
    await villager.taps('เสร็จแล้ว');
    await villager.taps('ส่งเรื่อง');
    expect(await tipOfficer.sees(`/console/tips/${number}`)).toContain('บริษัทเอบีซี');
    await until(
      'the talk rests',
      async () => !(await dump(desk.database.connection)).get('talks')?.includes(number),
    );
    await tellsNobody(villager);
    expect(desk.line.refused).toEqual([]);
  });

  test('a wrong code tells nothing, and guessing is slowed', async () => {
    const villager = desk.line.addVillager();
    const answers: string[] = [];
    for (let guess = 0; guess < 7; guess += 1)
      answers.push(wordsOf(await villager.says('0000 0000 0000 0000 0000')));
    expect(answers[0]).toContain('ไม่พบเรื่องของรหัสนี้');
    expect(answers.at(-1)).toContain('โปรดรอ');
  });

  test('a confidential tip shows its author to the tip officer, who can answer in the chat', async () => {
    const villager = desk.line.addVillager({ displayName: 'ยายมี' });
    await villager.says('แจ้งเบาะแส');
    await villager.taps('ปกปิดชื่อ');
    await villager.taps('ข้าม');
    await villager.says('นายช่างคนหนึ่ง');
    await villager.says('เบิกน้ำมันเกินจริง');
    await villager.taps('ข้าม');
    await villager.taps('ข้าม');
    await villager.taps('ข้าม');
    const number = numberIn(await villager.taps('ส่งเรื่อง'));
    await until('the name is known', async () => {
      const tip = await desk.product.stores.tips.find(number);
      return tip?.reporter.how === 'confidential' && tip.reporter.displayName === 'ยายมี';
    });
  });
});
