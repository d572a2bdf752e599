import { botTexts } from '../../src/text/bot.ts';
import { type BotTalk, botTalk, labelsOf, optionsOf, wordsOfReplies } from '../helpers/bot-talk.ts';

const menuLabels = ['แจ้งเบาะแส', 'ร้องเรียน', 'ขั้นตอนบริการ', 'รายงาน', 'ติดตามเรื่อง', 'ติดต่อเจ้าหน้าที่'];

async function toSummary(talk: BotTalk) {
  await talk.taps('ร้องเรียน');
  await talk.taps('ถนน');
  await talk.says('ถนนเป็นหลุมหน้าโรงเรียน');
  await talk.taps('หมู่ 4');
  await talk.taps('ข้าม');
}

async function inComplaint(step: 'category' | 'detail' | 'place' | 'photos' = 'detail') {
  const talk = botTalk();
  await talk.says('เมนู');
  await talk.taps('ร้องเรียน');
  if (step === 'category') return talk;
  await talk.taps('ถนน');
  if (step === 'detail') return talk;
  await talk.says('ถนนเป็นหลุม');
  if (step === 'place') return talk;
  await talk.taps('หมู่ 4');
  return talk;
}

describe('the menu', () => {
  test('is shown for the word, however it is written, with all six entries', async () => {
    for (const word of ['เมนู', 'เมนูค่ะ', 'เม\u200Bนู', 'menu']) {
      const talk = botTalk();
      await talk.says(word);
      for (const label of menuLabels) {
        expect(labelsOf(talk.replies)).toContainEqual(expect.stringContaining(label));
      }
    }
  });

  test('greets who comes, and who greets', async () => {
    const talk = botTalk();
    expect(wordsOfReplies(await talk.hello())).toContain('วังมะปรางเหนือ');
    expect((await talk.says('สวัสดีค่ะ')).map(({ type }) => type)).toEqual(['text', 'menu']);
  });

  test.each([
    ['แจ้งเบาะแส', 'identity'],
    ['ร้องเรียน', 'category'],
    ['ติดต่อเจ้าหน้าที่', 'question'],
  ])('%s opens its flow', async (word, step) => {
    const talk = botTalk();
    await talk.says(word);
    expect(talk.step).toBe(step);
  });

  test.each(['ขั้นตอนบริการ', 'รายงาน', 'ติดตามเรื่อง'])('%s shows something at once', async (word) => {
    const talk = botTalk();
    expect((await talk.says(word)).length).toBeGreaterThan(0);
    expect(talk.conversation.session).toBeUndefined();
  });

  test('in the middle of a flow keeps it, and leads back', async () => {
    const talk = await inComplaint();
    await talk.says('เมนู');
    await talk.taps('ทำเรื่องที่ค้างต่อ');
    expect(talk.step).toBe('detail');
    await talk.says('ถนนเป็นหลุม');
    expect(talk.step).toBe('place');
  });

  test.each(['ขั้นตอนบริการ', 'รายงาน', 'ติดตามเรื่อง'])(
    'what %s shows in the middle of a flow leads back',
    async (word) => {
      const talk = await inComplaint();
      await talk.says('เมนู');
      await talk.taps(word);
      expect(labelsOf(talk.replies)).toContain('ทำเรื่องที่ค้างต่อ');
      await talk.taps('ทำเรื่องที่ค้างต่อ');
      expect(talk.step).toBe('detail');
    },
  );
});

describe('cancelling', () => {
  test('leaves the flow and says that nothing was sent', async () => {
    const talk = await inComplaint('photos');
    expect(wordsOfReplies(await talk.says('ยกเลิก'))).toContain(botTexts.cancelled);
    expect(talk.conversation.session).toBeUndefined();
    expect(talk.deps.tickets.all()).toEqual([]);
  });

  test('by a button', async () => {
    const talk = await inComplaint();
    await talk.taps('ยกเลิก');
    expect(talk.conversation.session).toBeUndefined();
  });

  test('with nothing under way is answered', async () => {
    expect(wordsOfReplies(await botTalk().says('ยกเลิก'))).toContain(botTexts.nothingToCancel);
  });

  test('by a button of an earlier flow leaves the present one alone', async () => {
    const talk = await inComplaint();
    const old = talk.button('ยกเลิก');
    await talk.taps('ยกเลิก');
    await talk.says('ติดต่อเจ้าหน้าที่');
    expect(wordsOfReplies(await talk.turn(old))).toContain(botTexts.gone);
    expect(talk.step).toBe('question');
  });

  test('also forgets the flow that was put aside, when there is no other', async () => {
    const talk = await inComplaint('photos');
    await talk.says('ติดต่อเจ้าหน้าที่');
    await talk.says('ยกเลิก');
    expect(talk.conversation.parked?.flow).toBe('complaint');
    await talk.says('ยกเลิก');
    expect(talk.conversation.parked).toBeUndefined();
  });

  test('also forgets what was said to nobody', async () => {
    const talk = botTalk();
    await talk.says('น้ำไม่ไหลที่บ้าน');
    await talk.says('ยกเลิก');
    expect(talk.conversation.loose).toBeUndefined();
  });
});

describe('a flow put aside', () => {
  test('is told, taken up after the other one, and goes on where it stood', async () => {
    const talk = await inComplaint('photos');
    await talk.says('ติดต่อเจ้าหน้าที่');
    expect(wordsOfReplies(talk.replies)).toContain(botTexts.parked);
    await talk.says('อบต เปิดกี่โมง');
    await talk.taps('ส่งเรื่อง');
    await talk.taps('ทำเรื่องที่ค้างต่อ');
    expect(talk.step).toBe('photos');
    await talk.taps('ข้าม');
    await talk.taps('ส่งเรื่อง');
    expect(talk.deps.tickets.all().map(({ kind }) => kind)).toEqual(['request', 'complaint']);
  });

  test('is gone back to at once, and the other one put aside for it', async () => {
    const talk = await inComplaint('photos');
    await talk.says('ติดต่อเจ้าหน้าที่');
    await talk.taps('ทำเรื่องที่ค้างต่อ');
    expect(talk.conversation.session).toMatchObject({ flow: 'complaint', step: 'photos' });
    expect(talk.conversation.parked).toBeUndefined();
    await talk.says('ติดต่อเจ้าหน้าที่');
    const back = talk.button('ทำเรื่องที่ค้างต่อ');
    await talk.says('อบต เปิดกี่โมง');
    await talk.turn(back);
    expect(talk.conversation).toMatchObject({ session: { flow: 'complaint' }, parked: { flow: 'request' } });
  });

  test('gives way to a later one, and that is said', async () => {
    const talk = await inComplaint('photos');
    await talk.says('ติดต่อเจ้าหน้าที่');
    const back = talk.button('ทำเรื่องที่ค้างต่อ');
    await talk.says('อบต เปิดกี่โมง');
    await talk.says('แจ้งเบาะแสทุจริต');
    expect(wordsOfReplies(talk.replies)).toContain(botTexts.parkedInstead);
    expect(talk.conversation.parked?.flow).toBe('request');
    expect(wordsOfReplies(await talk.turn(back))).toContain(botTexts.gone);
  });

  test('with no answers yet is simply left', async () => {
    const talk = await inComplaint('category');
    await talk.says('ติดต่อเจ้าหน้าที่');
    expect(talk.conversation.parked).toBeUndefined();
    expect(talk.replies).toHaveLength(1);
  });

  test('is taken up by a tap on its own question', async () => {
    const talk = await inComplaint('place');
    const village = talk.button('หมู่ 2');
    await talk.says('ติดต่อเจ้าหน้าที่');
    await talk.says('อบต เปิดกี่โมง');
    await talk.turn(village);
    expect(talk.conversation.session).toMatchObject({ flow: 'complaint', step: 'photos' });
    expect(talk.conversation.parked?.flow).toBe('request');
  });
});

describe('an answer that sounds like a command', () => {
  test.each([
    'เจ้าหน้าที่',
    'สอบถาม',
    'ทุจริต',
    'บริการ',
    'สถานะ',
    'รายงาน',
    'ส่ง',
    'แก้',
    'เสร็จ',
    'ไม่มี',
    'C-2569-0001',
  ])('%s is what happened', async (word) => {
    const talk = await inComplaint();
    await talk.says(word);
    expect(talk.step).toBe('place');
    expect(talk.conversation.session?.answers.detail?.texts[0]?.text).toBe(word);
  });

  test('an officer named as the one a tip is about stays in the tip', async () => {
    const talk = botTalk();
    await talk.says('แจ้งเบาะแส');
    await talk.taps('ไม่เปิดเผยตัวตน');
    await talk.says('เจ้าหน้าที่');
    expect(talk.conversation.session).toMatchObject({ flow: 'tip', step: 'what' });
  });

  test('the very label of the menu leads there, and puts the flow aside', async () => {
    const talk = await inComplaint();
    await talk.says('ติดต่อเจ้าหน้าที่ค่ะ');
    expect(talk.conversation.session?.flow).toBe('request');
    expect(talk.conversation.parked?.flow).toBe('complaint');
  });

  test('a greeting in the middle of a flow is greeted and not taken as an answer', async () => {
    const talk = await inComplaint();
    await talk.says('สวัสดีค่ะ');
    expect(talk.step).toBe('detail');
    expect(talk.replies.map(({ type }) => type)).toEqual(['text', 'question']);
  });

  test('the old text is kept as it was typed', async () => {
    const talk = await inComplaint();
    await talk.says('  นํ้าท่วม หมู่ ๔ ค่ะ ');
    expect(talk.conversation.session?.answers.detail?.texts[0]?.text).toBe('นํ้าท่วม หมู่ ๔ ค่ะ');
  });
});

describe('old buttons', () => {
  test('of a question that has passed are answered with the present one', async () => {
    const talk = await inComplaint('category');
    const old = talk.button('ขยะ');
    await talk.taps('ถนน');
    await talk.turn(old);
    expect(talk.replies[0]).toMatchObject({ text: botTexts.gone });
    expect(talk.replies[1]).toMatchObject({ type: 'question' });
    expect(talk.conversation.session?.answers.category?.value).toBe('road');
  });

  test('of a flow that is over lead to the menu', async () => {
    const talk = botTalk();
    await talk.says('เมนู');
    await toSummary(talk);
    const send = talk.button('ส่งเรื่อง');
    await talk.turn(send);
    await talk.turn(send);
    expect(talk.replies.map(({ type }) => type)).toEqual(['text', 'menu']);
    expect(talk.deps.tickets.all()).toHaveLength(1);
  });

  test('sending the same turn again after a crash opens the same ticket', async () => {
    const talk = botTalk();
    await talk.says('เมนู');
    await toSummary(talk);
    const before = talk.conversation;
    const first = await talk.taps('ส่งเรื่อง').catch(() => []);
    talk.conversation = before;
    const again = await talk.turn({
      type: 'answer',
      session: before.session?.id ?? '',
      step: 'summary',
      value: '-send',
    });
    expect(again).toEqual(first);
    expect(talk.deps.tickets.all()).toHaveLength(1);
  });
});

describe('an unfinished flow', () => {
  test('that ran out of time is told once, and which one it was is not said', async () => {
    const talk = botTalk();
    await talk.says('แจ้งเบาะแส');
    await talk.taps('ไม่เปิดเผยตัวตน');
    talk.pass(31);
    const words = wordsOfReplies(await talk.says('กองช่าง'));
    expect(words).toContain(botTexts.expired);
    expect(words).not.toContain('ผู้ที่ถูกแจ้ง');
    expect(JSON.stringify(talk.conversation)).not.toContain('anonymous');
    expect(wordsOfReplies(await talk.says('เมนู'))).not.toContain(botTexts.expired);
  });

  test('removed by the clock, without the villager, is told with the next thing they do', async () => {
    const talk = botTalk();
    talk.conversation = { ...talk.conversation, hasExpired: true };
    expect(wordsOfReplies(await talk.says('เมนู'))).toContain(botTexts.expired);
    expect(talk.conversation.hasExpired).toBeUndefined();
  });

  test('lives on with each answer', async () => {
    const talk = await inComplaint();
    talk.pass(29);
    await talk.says('ถนนเป็นหลุม');
    talk.pass(29);
    await talk.taps('หมู่ 4');
    expect(talk.step).toBe('photos');
  });

  test('put aside and run out of time is told, and the present one goes on', async () => {
    const talk = await inComplaint('photos');
    talk.pass(20);
    await talk.says('ติดต่อเจ้าหน้าที่');
    talk.pass(20);
    await talk.says('อบต เปิดกี่โมง');
    talk.pass(15);
    expect(wordsOfReplies(await talk.says('อะไรนะ'))).toContain(botTexts.expiredParked);
    expect(talk.conversation).toMatchObject({ session: { flow: 'request', step: 'summary' } });
    expect(talk.conversation.parked).toBeUndefined();
  });

  test('expired, its button leads to the menu', async () => {
    const talk = await inComplaint('category');
    const old = talk.button('ถนน');
    talk.pass(40);
    await talk.turn(old);
    expect(talk.replies.at(-1)?.type).toBe('menu');
  });
});

describe('an emergency', () => {
  test('gets the numbers at once, in a flow that goes on', async () => {
    const talk = await inComplaint();
    await talk.says('รถชนกัน มีคนเจ็บ');
    expect(talk.replies.map(({ type }) => type)).toEqual(['question', 'emergency']);
    expect(talk.step).toBe('place');
  });

  test('gets the numbers where a text is no answer', async () => {
    const talk = await inComplaint('category');
    await talk.says('ช่วยด้วย');
    expect(talk.replies.at(-1)?.type).toBe('emergency');
    expect(talk.step).toBe('category');
  });

  test('gets the numbers out of a flow, and what to do besides', async () => {
    const talk = botTalk();
    await talk.says('ไฟไหม้หลังวัด');
    expect(talk.replies.at(-1)?.type).toBe('emergency');
    expect(talk.replies.length).toBeGreaterThan(1);
  });

  test('makes the complaint urgent', async () => {
    const talk = await inComplaint();
    await talk.says('เสาไฟฟ้าล้มขวางถนน');
    await talk.taps('ข้าม');
    await talk.taps('ข้าม');
    await talk.taps('ส่งเรื่อง');
    expect(talk.deps.tickets.all()[0]?.priority).toBe('urgent');
  });
});

describe('never silence', () => {
  test.each([
    ['a sticker', (talk: BotTalk) => talk.sticker()],
    ['emoji alone', (talk: BotTalk) => talk.says('🙏🙏🏻❤️')],
    ['spaces alone', (talk: BotTalk) => talk.says('  \n ')],
    ['nothing to be seen', (talk: BotTalk) => talk.says('\u200B\u2060')],
    ['dots', (talk: BotTalk) => talk.says('...')],
  ])('%s gets the menu', async (_, deed) => {
    const talk = botTalk();
    await deed(talk);
    expect(talk.replies.at(-1)?.type).toBe('menu');
    expect(talk.conversation.loose).toBeUndefined();
  });

  test.each([
    ['5,000 letters', 'ก'.repeat(5000)],
    ['a word without end', 'x'.repeat(1999)],
    ['5555', '5555'],
    ['nonsense', 'กหดฟ'],
    ['a lone surrogate', '\uD83D เมนูไหน'],
    ['many marks', `ก${'\u0E48'.repeat(1500)}`],
  ])('%s gets an answer, in and out of a flow', async (_, text) => {
    expect((await botTalk().says(text)).length).toBeGreaterThan(0);
    for (const step of ['category', 'detail', 'place', 'photos'] as const) {
      expect((await (await inComplaint(step)).says(text)).length).toBeGreaterThan(0);
    }
  });
});

test('nothing that may be tapped has an empty or doubled label', async () => {
  const talk = botTalk();
  await talk.says('เมนู');
  await toSummary(talk);
  const labels = optionsOf(talk.replies.slice(-1)).map(({ label }) => label);
  expect(labels.every((label) => label.length > 0)).toBe(true);
});
