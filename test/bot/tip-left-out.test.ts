import { tipText } from '../../src/text/bot-tip.ts';
import { type BotTalk, botTalk, labelsOf, optionsOf, wordsOfReplies } from '../helpers/bot-talk.ts';

const malee = { username: 'malee', name: 'มาลี ซื่อตรง', division: 'clerk' };
const wichai = { username: 'wichai', name: 'วิชัย มั่นคง', division: 'finance' };
const accusing = 'คนนั้นคือ วิชัย มั่นคง';

/** A talk with a tip that its code has opened. */
async function opened(tipOfficers = [malee, wichai]) {
  const talk = botTalk({ tipOfficers });
  await talk.says('แจ้งเบาะแส');
  await talk.taps('ไม่เปิดเผยตัวตน');
  await talk.taps('กองช่าง');
  await talk.says('เรียกเงิน', 'm-what');
  for (let skips = 0; skips < 3; skips += 1) await talk.taps('ข้าม');
  await talk.taps('ส่งเรื่อง');
  const { code } = talk.deps.tips.all()[0]?.filed ?? { code: '' };
  await talk.says(code);
  return { talk, code };
}

async function adds(talk: BotTalk, text: string) {
  await talk.taps('เพิ่มข้อมูล');
  await talk.says(text, 'm-more');
  await talk.taps('เสร็จแล้ว');
  return talk.taps('ส่งเรื่อง');
}

const added = (talk: BotTalk) => talk.deps.tips.all()[0]?.added ?? [];
const readersIn = (talk: BotTalk) => {
  const shown = talk.replies.find(({ type }) => type === 'talk');
  return shown?.type === 'talk' ? shown.readers : undefined;
};

describe('the talk of a tip', () => {
  test('says who can open it, and leaves out whoever is tapped, at any time', async () => {
    const { talk, code } = await opened();
    expect(readersIn(talk)).toEqual([`${malee.name} (สำนักปลัด)`, `${wichai.name} (กองคลัง)`]);
    await talk.taps('กันคนอ่านออก');
    expect(wordsOfReplies(talk.replies)).toContain(tipText.leaveOutForGood);
    const tap = talk.button(`กันออก: ${wichai.name}`);
    await talk.turn(tap);
    expect(wordsOfReplies(talk.replies)).toContain(tipText.leftOutNow(wichai.name));
    expect(wordsOfReplies(talk.replies)).toContain(malee.name);
    expect(added(talk)).toMatchObject([{ said: [], files: [], leftOut: ['wichai'] }]);
    await talk.turn(tap);
    expect(added(talk)).toHaveLength(1);
    await talk.says(code);
    expect(readersIn(talk)).toEqual([`${malee.name} (สำนักปลัด)`]);
  });

  test('needs the code again once it ran out', async () => {
    const { talk } = await opened();
    await talk.taps('กันคนอ่านออก');
    const tap = talk.button(`กันออก: ${wichai.name}`);
    talk.pass(31);
    await talk.turn(tap);
    expect(wordsOfReplies(talk.replies)).toContain(tipText.codeNeeded);
    expect(added(talk)).toEqual([]);
  });

  test('is honest before and after the last one is left out, with numbers to call', async () => {
    const { talk, code } = await opened([malee]);
    await talk.taps('กันคนอ่านออก');
    expect(wordsOfReplies(talk.replies)).toContain(tipText.leaveOutLast);
    expect(labelsOf(talk.replies)).toEqual(expect.arrayContaining([expect.stringContaining('1205')]));
    await talk.taps(`กันออก: ${malee.name}`);
    expect(wordsOfReplies(talk.replies)).toContain(tipText.nobodyLeft);
    expect(optionsOf(talk.replies)).toContainEqual(
      expect.objectContaining({ action: { type: 'call', phone: '1205' } }),
    );
    await talk.says(code);
    expect(readersIn(talk)).toEqual([]);
    expect(labelsOf(talk.replies)).not.toContain('กันคนอ่านออก');
  });

  test('goes on beside words that are being written', async () => {
    const { talk } = await opened();
    const out = talk.button('กันคนอ่านออก');
    await talk.taps('เพิ่มข้อมูล');
    await talk.says('มีพยาน', 'm-more');
    await talk.turn(out);
    await talk.taps(`กันออก: ${wichai.name}`);
    await talk.taps('ทำเรื่องที่ค้างต่อ');
    await talk.taps('เสร็จแล้ว');
    await talk.taps('ส่งเรื่อง');
    expect(added(talk)).toMatchObject([{ leftOut: ['wichai'] }, { said: [{}], leftOut: [] }]);
  });
});

describe('words that may name somebody who can open the tip', () => {
  test('are asked about before they are stored, and leave them out with one tap', async () => {
    const { talk } = await opened();
    await adds(talk, accusing);
    expect(added(talk)).toEqual([]);
    expect(wordsOfReplies(talk.replies)).toContain(wichai.name);
    expect(wordsOfReplies(talk.replies)).not.toContain(malee.name);
    expect(labelsOf(talk.replies)).toEqual(
      expect.arrayContaining([tipText.leaveOutAndSend, tipText.sendAsIs, 'ยกเลิก']),
    );
    const before = talk.conversation;
    const tap = talk.button(tipText.leaveOutAndSend);
    await talk.turn(tap);
    expect(added(talk)).toMatchObject([
      { said: [{ part: { id: 'm-more' } }], leftOut: ['wichai'], staying: [] },
    ]);
    expect(talk.conversation.session).toBeUndefined();
    talk.conversation = before;
    await talk.turn(tap);
    expect(added(talk)).toHaveLength(1);
  });

  test('may thank them: they stay with one tap, or its words typed', async () => {
    for (const how of ['taps', 'says'] as const) {
      const { talk } = await opened();
      await adds(talk, 'ขอบคุณคุณวิชัย');
      await talk[how](tipText.sendAsIs);
      expect(added(talk)).toMatchObject([{ leftOut: [], staying: ['wichai'] }]);
    }
  });

  test('sent without an answer are asked about again; changed so that they name nobody, they go', async () => {
    const { talk } = await opened();
    await adds(talk, accusing);
    await talk.says('ส่งเรื่อง');
    expect(wordsOfReplies(talk.replies)).toContain(tipText.askTitle);
    expect(added(talk)).toEqual([]);
    await talk.says('ไม่รู้สิ');
    expect(labelsOf(talk.replies)).toEqual(expect.arrayContaining([tipText.leaveOutAndSend, 'แก้ไข']));
    await talk.taps('แก้ไข');
    await talk.taps('ลบแล้วเริ่มใหม่');
    await talk.says('ไม่บอกแล้ว', 'm-other');
    await talk.taps('เสร็จแล้ว');
    expect(labelsOf(talk.replies)).not.toContain(tipText.leaveOutAndSend);
    await talk.taps('ส่งเรื่อง');
    expect(added(talk)).toMatchObject([{ leftOut: [], staying: [] }]);
  });

  test('are told when nobody would be left, with numbers to call', async () => {
    const { talk } = await opened([wichai]);
    await adds(talk, accusing);
    expect(wordsOfReplies(talk.replies)).toContain(tipText.leaveOutLast);
    expect(labelsOf(talk.replies)).toEqual(expect.arrayContaining([expect.stringContaining('1205')]));
    const { number = '' } = talk.deps.tips.all()[0]?.filed ?? {};
    expect(wordsOfReplies(await talk.taps(tipText.leaveOutAndSend))).toContain(tipText.addedUnread(number));
  });

  test('wait for the code when the talk ran out meanwhile', async () => {
    const { talk, code } = await opened();
    const add = talk.button('เพิ่มข้อมูล');
    talk.pass(20);
    await talk.turn(add);
    await talk.says(accusing, 'm-more');
    await talk.taps('เสร็จแล้ว');
    await talk.taps('ส่งเรื่อง');
    talk.pass(15);
    await talk.taps(tipText.leaveOutAndSend);
    expect(wordsOfReplies(talk.replies)).toContain(tipText.codeAgain);
    await talk.says(code);
    await talk.taps('ทำเรื่องที่ค้างต่อ');
    await talk.taps('ส่งเรื่อง');
    expect(added(talk)).toMatchObject([{ leftOut: ['wichai'] }]);
  });
});
