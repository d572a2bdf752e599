import { forget } from '../../src/bot/unsend.ts';
import { botTexts } from '../../src/text/bot.ts';
import { botTalk as anyTalk, labelsOf, plain, sureOf, wordsOfReplies } from '../helpers/bot-talk.ts';

const botTalk = () => anyTalk({ understands: sureOf(plain('complaint')) });

const tickets = (talk: ReturnType<typeof botTalk>) => talk.deps.tickets.all();

describe('words nobody asked for', () => {
  test('that tell of a trouble get the offer to complain, or to send them to an officer', async () => {
    const talk = botTalk();
    await talk.says('น้ำไม่ไหลตั้งแต่เช้า');
    expect(talk.replies.map(({ type }) => type)).toEqual(['choose']);
    await talk.taps('ส่งให้เจ้าหน้าที่');
    await talk.taps('ส่งเรื่อง');
    expect(tickets(talk)[0]).toMatchObject({ kind: 'request', title: 'น้ำไม่ไหลตั้งแต่เช้า' });
  });

  test('become a complaint that asks only for the rest', async () => {
    const talk = botTalk();
    await talk.says('น้ำไม่ไหลตั้งแต่เช้า');
    await talk.taps('แจ้งเป็นร้องเรียน');
    await talk.taps('ประปา');
    expect(talk.step).toBe('place');
  });

  test('that are too long are told so', async () => {
    const talk = botTalk();
    expect(wordsOfReplies(await talk.says('ก'.repeat(2001)))).toContain(botTexts.tooLongLoose);
    expect(talk.conversation.loose).toBeUndefined();
  });

  test('that sound like nothing are not added to an open ticket unless there is one', async () => {
    const talk = botTalk();
    await talk.says('น้ำไม่ไหล');
    expect(labelsOf(talk.replies)).not.toContain('เพิ่มในเรื่องเดิม');
    await talk.taps('ส่งให้เจ้าหน้าที่');
    await talk.taps('ส่งเรื่อง');
    await talk.says('ตอนนี้ก็ยังไม่ไหล', 'm-2');
    await talk.taps('เพิ่มในเรื่องเดิม');
    await talk.taps('ส่งเรื่อง');
    expect(tickets(talk)[0]?.messages.map(({ text }) => text)).toEqual(['น้ำไม่ไหล', 'ตอนนี้ก็ยังไม่ไหล']);
    expect(tickets(talk)[0]?.messages[1]?.source).toBe('m-2');
  });
});

describe('pictures and places nobody asked for', () => {
  test('stay together with the words that follow and go before', async () => {
    const talk = botTalk();
    await talk.photo('f-1');
    await talk.says('ไฟดับตรงนี้');
    await talk.photo('f-2');
    await talk.place();
    await talk.taps('แจ้งเป็นร้องเรียน');
    await talk.taps('ไฟฟ้า');
    expect(talk.step).toBe('photos');
    await talk.taps('เสร็จแล้ว');
    await talk.taps('ส่งเรื่อง');
    expect(tickets(talk)[0]).toMatchObject({
      place: { words: 'หน้าวัด' },
      messages: [{ text: 'ไฟดับตรงนี้', attachments: [{ id: 'f-1' }, { id: 'f-2' }] }],
    });
  });

  test('of long ago are left out', async () => {
    const talk = botTalk();
    await talk.says('หวยออกอะไร');
    talk.pass(15);
    await talk.photo('f-1');
    expect(talk.conversation.loose).toMatchObject({ texts: [], files: [{ id: 'f-1' }] });
  });

  test('an album is answered once', async () => {
    const talk = botTalk();
    expect(await talk.photo('f-1', { index: 1, total: 2 })).toEqual([]);
    expect((await talk.photo('f-2', { index: 2, total: 2 })).length).toBeGreaterThan(0);
    expect(talk.conversation.loose?.files).toHaveLength(2);
  });

  test('a place alone is offered as a complaint', async () => {
    const talk = botTalk();
    await talk.place();
    expect(labelsOf(talk.replies)).not.toContain('ส่งให้เจ้าหน้าที่');
    await talk.taps('แจ้งเป็นร้องเรียน');
    await talk.taps('ถนน');
    await talk.says('หลุม');
    expect(talk.step).toBe('photos');
  });

  test('a picture alone becomes a question that still asks for words', async () => {
    const talk = botTalk();
    await talk.photo('f-1');
    await talk.taps('ส่งให้เจ้าหน้าที่');
    expect(talk.step).toBe('question');
    await talk.says('ใบนี้คืออะไร');
    await talk.taps('ส่งเรื่อง');
    expect(tickets(talk)[0]?.messages[0]?.attachments).toHaveLength(1);
  });

  test('are gone after a while, and the button says so', async () => {
    const talk = botTalk();
    await talk.says('น้ำไม่ไหล');
    const ask = talk.button('ส่งให้เจ้าหน้าที่');
    talk.pass(31);
    expect(wordsOfReplies(await talk.turn(ask))).toContain(botTexts.looseGone);
  });

  test('the offer tapped in the middle of a flow puts the flow aside', async () => {
    const talk = botTalk();
    await talk.says('น้ำไม่ไหล');
    const ask = talk.button('ส่งให้เจ้าหน้าที่');
    await talk.says('ร้องเรียน');
    await talk.taps('ถนน');
    await talk.turn(ask);
    expect(talk.conversation).toMatchObject({ session: { flow: 'request' }, parked: { flow: 'complaint' } });
  });
});

describe('what is unsent', () => {
  test('is forgotten wherever it waits, and leaves nothing to be sent empty', async () => {
    const talk = botTalk();
    await talk.says('น้ำไม่ไหล', 'm-1');
    await talk.taps('ส่งให้เจ้าหน้าที่');
    await talk.taps('ส่งเรื่อง');
    await talk.says('ยังไม่ไหล', 'm-2');
    const add = talk.button('เพิ่มในเรื่องเดิม');
    talk.conversation = forget(talk.conversation, 'm-2');
    expect(wordsOfReplies(await talk.turn(add))).toContain(botTexts.looseGone);
    expect(tickets(talk)[0]?.messages).toHaveLength(1);
  });

  test('opens its question again, and the rest stays', async () => {
    const talk = botTalk();
    await talk.says('ร้องเรียน');
    await talk.taps('ถนน');
    await talk.says('หลุม', 'm-1');
    await talk.says('หน้าวัด', 'm-2');
    await talk.taps('ข้าม');
    talk.conversation = forget(talk.conversation, 'm-1');
    expect(talk.step).toBe('detail');
    await talk.says('หลุมใหญ่');
    expect(talk.step).toBe('summary');
    expect(JSON.stringify(talk.conversation)).toContain('หน้าวัด');
  });

  test('is forgotten in a flow that was put aside, and among several', async () => {
    const talk = botTalk();
    await talk.says('แจ้งเบาะแส');
    for (const label of ['ไม่เปิดเผยตัวตน', 'กองช่าง']) await talk.taps(label);
    await talk.says('เรียกเงิน');
    await talk.taps('วันนี้');
    await talk.taps('ข้าม');
    await talk.says('พยานหนึ่ง', 'm-1');
    await talk.says('พยานสอง', 'm-2');
    await talk.says('ติดต่อเจ้าหน้าที่');
    talk.conversation = forget(talk.conversation, 'm-1');
    const kept = JSON.stringify(talk.conversation.parked);
    expect(kept).not.toContain('พยานหนึ่ง');
    expect(kept).toContain('พยานสอง');
  });

  test('a place that was typed is forgotten as a place and as words', async () => {
    const talk = botTalk();
    await talk.says('ร้องเรียน');
    await talk.taps('ถนน');
    await talk.says('หลุม');
    await talk.says('หน้าบ้านนายดำ', 'm-place');
    talk.conversation = forget(talk.conversation, 'm-place');
    expect(JSON.stringify(talk.conversation)).not.toContain('นายดำ');
    expect(talk.step).toBe('place');
  });
});
