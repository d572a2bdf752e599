import type { Villager } from '../../src/local-line/villager.ts';
import { dump, holding } from '../helpers/dump.ts';
import type { Officer } from '../helpers/officer.ts';
import { officerOf } from '../helpers/officer-of.ts';
import { jpeg } from '../helpers/photos.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { timesRead, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

const accusation = 'ผู้รับเหมาจ่ายเงินใต้โต๊ะที่ห้องพัสดุ';

type Messages = Awaited<ReturnType<Villager['says']>>;

/** What a reporter writes down from the receipt. */
function receiptIn(messages: Messages): { number: string; code: string; proof: string } {
  const words = wordsOf(messages);
  const [number = ''] = /T-25\d\d-\d{8}/.exec(words) ?? [];
  const [code = ''] = /\d{4}( \d{4}){4}/.exec(words) ?? [];
  const [proof = ''] = /1(-[0-9A-Z]{4}){4,}/.exec(words) ?? [];
  return { number, code, proof };
}

/** Blows the whistle without a name, with a photo. */
async function blowsTheWhistle(villager: Villager, division = 'กองช่าง') {
  await villager.says('แจ้งเบาะแส');
  await villager.taps('ไม่เปิดเผยตัวตน');
  await villager.taps(division);
  await villager.says(accusation);
  await villager.taps('เมื่อวาน');
  await villager.says('ห้องพัสดุ ชั้นสอง');
  await villager.sends.photo(jpeg);
  await villager.taps('เสร็จแล้ว');
  return receiptIn(await villager.taps('ส่งเรื่อง'));
}

describe('an anonymous tip', () => {
  let desk: ServiceDesk;
  let malee: Officer;
  beforeAll(async () => {
    desk = await startServiceDesk();
    malee = await officerOf(desk, 'tip-officer');
  });
  afterAll(() => desk.close());

  /** Neither who wrote nor what was written stands anywhere in the database or the log. */
  async function tellsNobody(villager: Villager, ...words: string[]): Promise<void> {
    await desk.product.stores.flush();
    const secrets = [villager.userId, villager.displayName, accusation, ...words];
    expect(holding(await dump(desk.database.connection), ...secrets)).toEqual([]);
    expect(desk.logged.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  }

  test('a villager tells who takes bribes, nobody can find out who told, and the answer comes by code', async () => {
    const villager = desk.line.addVillager({ displayName: 'นายลับ สุดยอด' });
    await villager.follows();
    const { number, code, proof } = await blowsTheWhistle(villager);
    expect(number).not.toBe('');
    expect(proof).not.toBe('');
    await tellsNobody(villager, code, code.replaceAll(' ', ''));

    const page = await malee.opens(`/console/tips/${number}`);
    expect(page.text).toContain(accusation);
    expect(page.text).toContain('ห้องพัสดุ ชั้นสอง');
    expect(page.text).toContain(proof);
    expect(page.html).not.toContain(villager.displayName);
    expect(page.html).not.toContain(villager.userId);
    await malee.replies(number, 'ขอชื่อบริษัทด้วยครับ');
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
    expect(await malee.sees(`/console/tips/${number}`)).toContain('บริษัทเอบีซี');
    await tellsNobody(villager, 'บริษัทเอบีซี', code.replaceAll(' ', ''));
    expect(desk.line.refused).toEqual([]);
  });

  test('words that are unsent after they were filed are gone from the tip', async () => {
    const villager = desk.line.addVillager();
    await villager.says('แจ้งเบาะแส');
    await villager.taps('ไม่เปิดเผยตัวตน');
    await villager.taps('กองคลัง');
    await villager.says('คำที่จะลบทิ้ง');
    const message = villager.lastMessageId;
    for (let skips = 0; skips < 3; skips += 1) await villager.taps('ข้าม');
    const { number } = receiptIn(await villager.taps('ส่งเรื่อง'));
    expect(await malee.sees(`/console/tips/${number}`)).toContain('คำที่จะลบทิ้ง');
    await villager.unsends(message);
    await until(
      'the words are gone',
      async () => !(await malee.sees(`/console/tips/${number}`)).includes('คำที่จะลบทิ้ง'),
    );
  });

  test('where the only one who could read it is left out, that is said before a word is written, and it is so', async () => {
    const villager = desk.line.addVillager();
    await villager.says('แจ้งเบาะแส');
    await villager.taps('ไม่เปิดเผยตัวตน');
    expect(wordsOf(await villager.taps('กองช่าง'))).toContain('มาลี ใจดี');
    const nobody = wordsOf(await villager.taps('กันออก'));
    expect(nobody).toContain('ไม่มีใครในสำนักงานเปิดอ่านเรื่องนี้ได้');
    expect(nobody).toContain('1205');
    await villager.says('โกงค่าเดินทาง');
    for (let skips = 0; skips < 3; skips += 1) await villager.taps('ข้าม');
    const receipt = await villager.taps('ส่งเรื่อง');
    expect(wordsOf(receipt)).toContain('กุญแจกู้คืน');
    const { number, code } = receiptIn(receipt);
    expect((await malee.opens(`/console/tips/${number}`)).status).toBe(404);
    expect(await malee.sees('/console/tips')).not.toContain(number);
    expect(wordsOf(await villager.says(code))).toContain('โกงค่าเดินทาง');
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
    for (let skips = 0; skips < 3; skips += 1) await villager.taps('ข้าม');
    const { number, code } = receiptIn(await villager.taps('ส่งเรื่อง'));
    expect(code).not.toBe('');
    expect(await malee.sees(`/console/tips/${number}`)).toContain('ยายมี');
    await malee.replies(number, 'ขอวันที่ด้วย');
    await until('the answer is in the chat', async () => timesRead(villager, 'ขอวันที่ด้วย') === 1);
    expect(wordsOf(await villager.taps('อ่านทั้งหมด'))).toContain('พิมพ์รหัสรับเรื่อง');
    expect(wordsOf(await villager.says(code))).toContain('ขอวันที่ด้วย');
    await tellsNobody(villager, 'เบิกน้ำมันเกินจริง');
  });
});
