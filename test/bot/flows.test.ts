import { flows } from '../../src/bot/flows.ts';
import { botTexts, identityChoices, tipNotice } from '../../src/text/bot.ts';
import { type BotTalk, botTalk, labelsOf, wordsOfReplies } from '../helpers/bot-talk.ts';

const villager = `U${'1'.repeat(32)}`;
const onlyTicket = (talk: BotTalk) => talk.deps.tickets.all()[0];
const onlyTip = (talk: BotTalk) => talk.deps.tips.all()[0];
const receiptOf = (talk: BotTalk) => {
  const receipt = talk.replies.find(({ type }) => type === 'receipt');
  return receipt?.type === 'receipt' ? receipt : undefined;
};

async function tellTip(talk: BotTalk, identity: string, contact?: string) {
  await talk.says('แจ้งเบาะแสทุจริต');
  await talk.taps(identity);
  if (identity !== 'ไม่เปิดเผยตัวตน') await (contact ? talk.says(contact, 'm-contact') : talk.taps('ข้าม'));
  await talk.says('นาย ก กองช่าง', 'm-about');
  await talk.says('เรียกเงินค่าต่อเติมบ้าน', 'm-what');
  await talk.taps('ภายในเดือนนี้');
  await talk.says('หน้าที่ทำการ', 'm-where');
  await talk.says('มีสลิปโอนเงิน', 'm-evidence');
  await talk.photo('f-slip');
  await talk.taps('เสร็จแล้ว');
}

describe('a complaint', () => {
  test('becomes a ticket with all that was said', async () => {
    const talk = botTalk();
    await talk.says('ร้องเรียน');
    await talk.taps('ไฟฟ้า');
    await talk.says('ไฟทางดับ', 'm-1');
    await talk.place('หน้าวัด', 'm-2');
    await talk.photo('f-1');
    await talk.photo('f-2');
    await talk.taps('เสร็จแล้ว');
    expect(labelsOf(talk.replies)).toEqual(expect.arrayContaining(['ส่งเรื่อง', 'แก้ไข', 'ยกเลิก']));
    await talk.taps('ส่งเรื่อง');
    expect(onlyTicket(talk)).toMatchObject({
      number: 'C-2570-0001',
      category: 'electricity',
      title: 'ไฟทางดับ',
      reporter: { how: 'named', userId: villager },
      place: { latitude: 7.7, longitude: 99.4, words: 'หน้าวัด', source: 'm-2' },
      messages: [{ text: 'ไฟทางดับ', source: 'm-1', attachments: [{ id: 'f-1' }, { id: 'f-2' }] }],
      priority: 'normal',
    });
    expect(receiptOf(talk)).toMatchObject({ number: 'C-2570-0001' });
    expect(talk.kept).toEqual(['f-1', 'f-2']);
    expect(talk.conversation.session).toBeUndefined();
  });

  test('with a tapped village and nothing more', async () => {
    const talk = botTalk();
    await talk.says('ร้องเรียน');
    await talk.says('ขยะ');
    await talk.says('ไม่มาเก็บ');
    await talk.says('หมู่ ๔');
    await talk.says('ไม่มีรูปค่ะ');
    await talk.says('ส่งเรื่องครับ');
    expect(onlyTicket(talk)).toMatchObject({ category: 'waste', place: { village: 'หมู่ 4' } });
  });

  test('several pictures at once are acknowledged once', async () => {
    const talk = botTalk();
    await talk.says('ร้องเรียน');
    await talk.taps('ถนน');
    await talk.says('หลุม');
    await talk.taps('ข้าม');
    expect(await talk.photo('f-1', { index: 1, total: 2 })).toEqual([]);
    expect(await talk.photo('f-2', { index: 2, total: 2 })).toHaveLength(1);
    expect(wordsOfReplies(talk.replies)).toContain('รูป 2 ');
  });

  test('an album sent where words are asked for is kept and answered once', async () => {
    const talk = botTalk();
    await talk.says('ร้องเรียน');
    expect(await talk.photo('f-1', { index: 1, total: 2 })).toEqual([]);
    expect((await talk.photo('f-2', { index: 2, total: 2 })).map(({ type }) => type)).toEqual([
      'text',
      'question',
    ]);
    await talk.taps('ถนน');
    await talk.says('หลุม');
    await talk.taps('ข้าม');
    expect(wordsOfReplies(talk.replies)).toContain('รูป 2 ');
    await talk.taps('เสร็จแล้ว');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTicket(talk)?.messages[0]?.attachments).toHaveLength(2);
  });

  test('any answer can be changed before sending', async () => {
    const talk = botTalk();
    await talk.says('ร้องเรียน');
    await talk.taps('ถนน');
    await talk.says('หลุม');
    await talk.taps('ข้าม');
    await talk.taps('ข้าม');
    await talk.taps('แก้ไข');
    await talk.says('รายละเอียด');
    await talk.says('หลุมใหญ่');
    await talk.taps('แก้ไข');
    await talk.taps('กลับไปหน้าสรุป');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTicket(talk)?.title).toBe('หลุมใหญ่');
  });
});

describe('a tip', () => {
  test('says first what must be known, and asks how the reporter wants to be known', async () => {
    const talk = botTalk();
    await talk.says('แจ้งเบาะแส');
    expect(talk.replies[0]).toMatchObject({ type: 'question', notice: tipNotice });
    expect(labelsOf(talk.replies)).toEqual(expect.arrayContaining(identityChoices.map(({ label }) => label)));
  });

  test('of nobody keeps no address of its author, anywhere', async () => {
    const talk = botTalk();
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    const draft = talk.conversation.session?.id ?? '';
    await talk.taps('ส่งเรื่อง');
    const kept = JSON.stringify(talk.deps.tips.all());
    expect(kept).not.toContain(villager);
    expect(kept).not.toContain(`"${draft}"`);
    expect(onlyTip(talk)?.reporter.how).toBe('anonymous');
    expect(talk.deps.tickets.all()).toEqual([]);
    expect(JSON.stringify(talk.conversation)).not.toContain('เรียกเงิน');
  });

  test('of nobody gives a receipt code, the same when the turn is done again', async () => {
    const talk = botTalk();
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    const before = talk.conversation;
    await talk.taps('ส่งเรื่อง');
    const code = receiptOf(talk)?.receiptCode;
    expect(code).toMatch(/^\d{20}$/);
    expect(JSON.stringify(talk.deps.tips.all())).not.toContain(code);
    talk.conversation = before;
    await talk.says('ส่งเรื่อง');
    expect(receiptOf(talk)?.receiptCode).toBe(code);
    expect(talk.deps.tips.all()).toHaveLength(1);
  });

  test('says what was asked, under the names of the steps', async () => {
    const talk = botTalk();
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTip(talk)).toMatchObject({
      kind: 'tip',
      messages: [{ text: 'เรียกเงินค่าต่อเติมบ้าน', attachments: [{ id: 'f-slip' }] }],
      place: { words: 'หน้าที่ทำการ', source: 'm-where' },
      facts: [
        { step: 'about', text: 'นาย ก กองช่าง', source: 'm-about' },
        { step: 'when', text: 'ภายในเดือนนี้' },
        { step: 'evidence', text: 'มีสลิปโอนเงิน', source: 'm-evidence' },
      ],
    });
  });

  test.each([
    ['เปิดเผยชื่อ', 'named'],
    ['ปกปิดชื่อ', 'confidential'],
  ])('%s is kept as %s, with the contact and where it came from', async (label, how) => {
    const talk = botTalk();
    await tellTip(talk, label, 'ดำ 0812345678');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTip(talk)?.reporter).toEqual({
      how,
      userId: villager,
      contact: 'ดำ 0812345678',
      contactSource: 'm-contact',
    });
    expect(receiptOf(talk)?.receiptCode).toBeUndefined();
  });

  test('changed from named to nobody forgets the name', async () => {
    const talk = botTalk();
    await tellTip(talk, 'เปิดเผยชื่อ', 'ดำ 0812345678');
    await talk.taps('แก้ไข');
    await talk.taps('ชื่อผู้แจ้ง');
    await talk.taps('ไม่เปิดเผยตัวตน');
    expect(talk.step).toBe('summary');
    await talk.taps('ส่งเรื่อง');
    const kept = JSON.stringify(onlyTip(talk));
    for (const trace of [villager, 'ดำ', '0812345678', 'm-contact']) expect(kept).not.toContain(trace);
  });
});

describe('a request', () => {
  test('is one question', async () => {
    const talk = botTalk();
    await talk.says('ติดต่อเจ้าหน้าที่');
    await talk.says('ปีนี้แจกเบี้ยวันไหน');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTicket(talk)).toMatchObject({
      kind: 'request',
      number: 'R-2570-0001',
      title: 'ปีนี้แจกเบี้ยวันไหน',
    });
  });

  test('takes a picture along', async () => {
    const talk = botTalk();
    await talk.says('ติดต่อเจ้าหน้าที่');
    await talk.photo('f-1');
    expect(talk.step).toBe('question');
    await talk.says('ใบนี้คืออะไร');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTicket(talk)?.messages[0]).toMatchObject({ text: 'ใบนี้คืออะไร', attachments: [{ id: 'f-1' }] });
  });
});

describe('large offices', () => {
  const villages = Array.from({ length: 30 }, (_, index) => ({
    number: index + 1,
    name: 'บ้านโคกสูงเหนือหนองน้ำใส',
  }));
  const categories = Array.from({ length: 12 }, (_, index) => ({
    id: `c${index}`,
    name: `เรื่องที่ ${index}`,
    about: 'เรื่อง',
    division: 'clerk',
    urgent: index === 3,
  }));

  test('30 villages and 12 categories can all be tapped, and skipping too', async () => {
    const talk = botTalk({ office: { villages, categories } });
    await talk.says('ร้องเรียน');
    expect(talk.replies[0]).toMatchObject({ choices: { length: 12 } });
    await talk.taps('เรื่องที่ 3');
    await talk.says('ก');
    expect(talk.replies[0]).toMatchObject({ choices: { length: 30 } });
    expect(labelsOf(talk.replies)).toEqual(expect.arrayContaining(['ข้าม', 'ส่งตำแหน่ง', 'ยกเลิก']));
    await talk.says('หมู่ที่ 30');
    await talk.taps('ข้าม');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTicket(talk)).toMatchObject({
      priority: 'urgent',
      place: { village: 'หมู่ 30 บ้านโคกสูงเหนือหนองน้ำใส' },
    });
  });

  test('an office without villages still asks where', async () => {
    const talk = botTalk({ office: { villages: [] } });
    await talk.says('ร้องเรียน');
    await talk.taps('ถนน');
    await talk.says('หลุม');
    expect(talk.replies[0]).toMatchObject({ choices: [] });
    await talk.says('หน้าวัด');
    expect(talk.step).toBe('photos');
  });
});

test('the summary shows every answer in words', async () => {
  const talk = botTalk();
  await tellTip(talk, 'ปกปิดชื่อ');
  const [summary] = talk.replies;
  expect(summary?.type === 'summary' && summary.rows.map(({ value }) => value)).toEqual([
    'ปกปิดชื่อ',
    botTexts.skipped,
    'นาย ก กองช่าง',
    'เรียกเงินค่าต่อเติมบ้าน',
    'ภายในเดือนนี้',
    'หน้าที่ทำการ',
    'มีสลิปโอนเงิน\nรูปหรือไฟล์ 1 ชิ้น',
  ]);
});

test('the steps of a question count up to the summary', async () => {
  const talk = botTalk();
  await talk.says('ร้องเรียน');
  const seen: string[] = [];
  for (const deed of [() => talk.taps('ถนน'), () => talk.says('ก'), () => talk.taps('ข้าม')]) {
    await deed();
    const [question] = talk.replies;
    if (question?.type === 'question') seen.push(`${question.at}/${question.of}`);
  }
  expect(seen).toEqual(['2/4', '3/4', '4/4']);
  expect(Object.keys(flows.complaint.steps)).toHaveLength(4);
});
