import { botTexts } from '../../src/text/bot.ts';
import { changeStatus } from '../../src/tickets/change-status.ts';
import { replyToReporter } from '../../src/tickets/reply-to-reporter.ts';
import type { Status } from '../../src/tickets/status.ts';
import { type BotTalk, botTalk, labelsOf, wordsOfReplies } from '../helpers/bot-talk.ts';

const officer = { username: 'somsri', name: 'สมศรี' };
const noPost = {
  prepare: async () => {},
  release: async () => {},
  withdraw: async () => {},
  retry: async () => true,
};

async function complains(talk: BotTalk, text = 'ไฟทางดับ') {
  await talk.says('ร้องเรียน');
  await talk.taps('ไฟฟ้า');
  await talk.says(text);
  await talk.taps('ข้าม');
  await talk.taps('ข้าม');
  await talk.taps('ส่งเรื่อง');
  return talk.deps.tickets.all().at(-1)?.number ?? '';
}

async function moves(talk: BotTalk, number: string, to: Status, reason?: string) {
  const store = talk.deps.tickets;
  const revision = (await store.find(number))?.revision ?? 0;
  await changeStatus(
    { store, clock: talk.deps.clock },
    { number, to, by: officer, revision, ...(reason ? { reason } : {}) },
  );
}

async function answers(talk: BotTalk, number: string, text: string) {
  const store = talk.deps.tickets;
  const revision = (await store.find(number))?.revision ?? 0;
  const { clock, newId } = talk.deps;
  await replyToReporter({ store, post: noPost, clock, newId }, { number, text, by: officer, revision });
}

describe('following', () => {
  test('without tickets says so, and leads to the receipt code', async () => {
    const talk = botTalk();
    expect(wordsOfReplies(await talk.says('ติดตามเรื่อง'))).toContain(botTexts.noTickets);
    expect(labelsOf(talk.replies)).toContain('ใช้รหัสรับเรื่อง');
  });

  test('shows the newest ten with status and last answer', async () => {
    const talk = botTalk();
    for (let count = 0; count < 12; count += 1) {
      await complains(talk, `เรื่องที่ ${count}`);
      talk.pass(1);
    }
    await answers(talk, 'C-2570-0012', 'ส่งช่างแล้ว');
    const [reply] = await talk.says('ติดตามเรื่อง');
    const cards = reply?.type === 'tickets' ? reply.cards : [];
    expect(cards.map(({ number }) => number)).toEqual(
      Array.from({ length: 10 }, (_, index) => `C-2570-${String(12 - index).padStart(4, '0')}`),
    );
    expect(cards[0]).toMatchObject({ status: 'open', answer: { text: 'ส่งช่างแล้ว' } });
  });

  test.each(['C-2570-0001', 'c-2570-0001', 'C2570 0001', 'ติดตามเรื่อง C-๒๕๗๐-๐๐๐๑'])(
    '%s shows the talk of that ticket',
    async (typed) => {
      const talk = botTalk();
      const number = await complains(talk);
      expect((await talk.says(typed))[0]).toMatchObject({ type: 'talk', card: { number } });
    },
  );

  test("shows nobody else's ticket, and tells one that never was no different", async () => {
    const talk = botTalk();
    const number = await complains(talk);
    talk.conversation = { villager: `U${'2'.repeat(32)}` };
    const others = wordsOfReplies(await talk.says(number));
    expect(others).toContain(botTexts.notYours);
    expect(wordsOfReplies(await talk.says('C-2570-0999'))).toBe(others);
  });

  test('why a ticket was rejected is what the office said last', async () => {
    const talk = botTalk();
    const number = await complains(talk);
    talk.pass(1);
    await moves(talk, number, 'rejected', 'ถนนเส้นนี้เป็นของกรมทางหลวง');
    const [reply] = await talk.says('ติดตามเรื่อง');
    expect(reply).toMatchObject({ cards: [{ answer: { text: 'ถนนเส้นนี้เป็นของกรมทางหลวง' } }] });
    const [talkOf] = await talk.says(number);
    expect(talkOf?.type === 'talk' && talkOf.lines.map(({ isOffice, text }) => [isOffice, text])).toEqual([
      [false, 'ไฟทางดับ'],
      [true, 'ถนนเส้นนี้เป็นของกรมทางหลวง'],
    ]);
  });
});

describe('adding and reopening', () => {
  test('words and photos are added to an open ticket', async () => {
    const talk = botTalk();
    const number = await complains(talk);
    await talk.says('ติดตามเรื่อง');
    await talk.taps('เพิ่มข้อมูล');
    await talk.says('ดับสองต้น', 'm-1');
    await talk.photo('f-9');
    await talk.taps('เสร็จแล้ว');
    await talk.taps('ส่งเรื่อง');
    const ticket = await talk.deps.tickets.find(number);
    expect(ticket?.messages[1]).toMatchObject({
      text: 'ดับสองต้น',
      source: 'm-1',
      attachments: [{ id: 'f-9' }],
    });
    expect(wordsOfReplies(talk.replies)).toContain(number);
    expect(talk.kept).toContain('f-9');
  });

  test('an addition sent twice is added once', async () => {
    const talk = botTalk();
    const number = await complains(talk);
    await talk.says('ติดตามเรื่อง');
    await talk.taps('เพิ่มข้อมูล');
    await talk.says('ดับสองต้น');
    await talk.taps('เสร็จแล้ว');
    const before = talk.conversation;
    await talk.taps('ส่งเรื่อง');
    talk.conversation = before;
    await talk.says('ส่งเรื่อง');
    expect((await talk.deps.tickets.find(number))?.messages).toHaveLength(2);
  });

  test('a resolved one is opened again within 30 days, and not later', async () => {
    const talk = botTalk();
    const number = await complains(talk);
    await moves(talk, number, 'resolved');
    talk.pass(29 * 24 * 60);
    await talk.says('ติดตามเรื่อง');
    const reopen = talk.button('เปิดเรื่องอีกครั้ง');
    await talk.turn(reopen);
    await talk.says('ยังดับอยู่');
    await talk.taps('เสร็จแล้ว');
    await talk.taps('ส่งเรื่อง');
    expect(await talk.deps.tickets.find(number)).toMatchObject({ status: 'open', messages: { length: 2 } });

    await moves(talk, number, 'resolved');
    talk.pass(31 * 24 * 60);
    await talk.says('ติดตามเรื่อง');
    expect(labelsOf(talk.replies)).not.toContain('เปิดเรื่องอีกครั้ง');
    expect(wordsOfReplies(await talk.turn(reopen))).toContain(botTexts.addNotPossible);
    expect(talk.conversation.session).toBeUndefined();
  });

  test('an old button of a closed ticket asks for nothing that could not be added', async () => {
    const talk = botTalk();
    const number = await complains(talk);
    await talk.says('ติดตามเรื่อง');
    const add = talk.button('เพิ่มข้อมูล');
    await moves(talk, number, 'rejected', 'ไม่ใช่พื้นที่ของเรา');
    expect(wordsOfReplies(await talk.turn(add))).toContain(botTexts.addNotPossible);
  });

  test('closed in the meantime, the words are not lost without a word', async () => {
    const talk = botTalk();
    const number = await complains(talk);
    await talk.says('ติดตามเรื่อง');
    await talk.taps('เพิ่มข้อมูล');
    await talk.says('ดับสองต้น');
    await talk.taps('เสร็จแล้ว');
    await moves(talk, number, 'rejected', 'ไม่ใช่พื้นที่ของเรา');
    expect(wordsOfReplies(await talk.taps('ส่งเรื่อง'))).toContain(botTexts.addNotPossible);
  });

  test("nobody adds to somebody else's ticket", async () => {
    const talk = botTalk();
    await complains(talk);
    await talk.says('ติดตามเรื่อง');
    const add = talk.button('เพิ่มข้อมูล');
    talk.conversation = { villager: `U${'2'.repeat(32)}` };
    expect(wordsOfReplies(await talk.turn(add))).toContain(botTexts.notYours);
  });
});
