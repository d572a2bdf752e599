import { flows } from '../../src/bot/flows.ts';
import { type BotTalk, botTalk, labelsOf, wordsOfReplies } from '../helpers/bot-talk.ts';

const villager = `U${'1'.repeat(32)}`;
const onlyTicket = (talk: BotTalk) => talk.deps.tickets.all()[0];
const receiptOf = (talk: BotTalk) => {
  const receipt = talk.replies.find(({ type }) => type === 'receipt');
  return receipt?.type === 'receipt' ? receipt : undefined;
};

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
