import { commandOption } from '../../src/bot/menu.ts';
import { answerOptions } from '../../src/bot/my-tickets.ts';
import { botTexts } from '../../src/text/bot.ts';
import { tipText } from '../../src/text/bot-tip.ts';
import { inGroupsOfFour, receipts } from '../../src/vault/receipt-code.ts';
import { type BotTalk, botTalk, labelsOf, optionsOf, wordsOfReplies } from '../helpers/bot-talk.ts';

const codes = receipts(Buffer.alloc(32, 9));
const stranger = `U${'9'.repeat(32)}`;
const file = { id: 'f-office', key: 'k', kind: 'file' } as const;

/** Files a tip; answers its number and receipt code. */
async function tips(talk: BotTalk) {
  await talk.says('แจ้งเบาะแส');
  await talk.taps('ไม่เปิดเผยตัวตน');
  await talk.taps('กองช่าง');
  await talk.says('เรียกเงิน', 'm-what');
  for (let skips = 0; skips < 3; skips += 1) await talk.taps('ข้าม');
  await talk.taps('ส่งเรื่อง');
  const { code, number } = talk.deps.tips.all().at(-1)?.filed ?? { code: '', number: '' };
  return { code, number };
}

const linesOf = (talk: BotTalk) => {
  const shown = talk.replies.find(({ type }) => type === 'talk');
  return shown?.type === 'talk' ? shown.lines.map(({ isOffice, text }) => [isOffice, text]) : [];
};

describe('a receipt code', () => {
  test.each<[string, (code: string) => string]>([
    ['as it is', (code) => code],
    ['in groups', inGroupsOfFour],
    ['with dashes', (code) => code.match(/.{4}/g)?.join('-') ?? ''],
    ['in Thai digits', (code) => code.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)))],
    ['with words around it', (code) => `รหัสของผมคือ ${inGroupsOfFour(code)} ครับ`],
  ])('opens the talk: %s', async (_, write) => {
    const talk = botTalk();
    const { code, number } = await tips(talk);
    expect((await talk.says(write(code)))[0]).toMatchObject({ type: 'talk', card: { number, kind: 'tip' } });
    await talk.says('ติดตามเรื่อง');
    await talk.taps('ใช้รหัสรับเรื่อง');
    expect((await talk.says(write(code)))[0]).toMatchObject({ type: 'talk', proof: '1-ABCD-EFGH-JKMN' });
  });

  test('opens a two-way talk, from another phone too, that knows nobody', async () => {
    const talk = botTalk();
    const { code, number } = await tips(talk);
    talk.deps.tips.answers(number, 'มีพยานไหม');
    talk.conversation = { villager: stranger };
    expect(wordsOfReplies(await talk.says(code))).toContain('มีพยานไหม');
    await talk.taps('เพิ่มข้อมูล');
    const { id, secret } = talk.conversation.session ?? {};
    await talk.says('มี คนข้างบ้าน', 'm-more');
    await talk.photo('f-more');
    await talk.taps('เสร็จแล้ว');
    await talk.taps('ส่งเรื่อง');
    const [tip] = talk.deps.tips.all();
    expect(tip?.added).toMatchObject([
      { id: secret, said: [{ part: { id: 'm-more' } }], files: [{ id: 'f-more', key: 'key-f-more' }] },
    ]);
    expect(JSON.stringify(tip)).not.toContain(stranger);
    expect(JSON.stringify(tip)).not.toContain(`"${id}"`);
    expect(talk.kept).toContain('f-more');
    expect(wordsOfReplies(talk.replies)).toContain(number);
    expect(wordsOfReplies(await talk.says(code))).toContain('คนข้างบ้าน');
  });

  test('once typed leaves neither code, key nor digest in anything that can be tapped', async () => {
    const talk = botTalk();
    const { code, number } = await tips(talk);
    await talk.says(code);
    const taps = JSON.stringify(optionsOf(talk.replies));
    expect(taps).toContain(number);
    for (const secret of [code, `key of ${number}`]) expect(taps).not.toContain(secret);
    expect(JSON.stringify(talk.conversation)).not.toContain(code);
  });

  test('typed in the middle of another flow never gets into a ticket', async () => {
    const talk = botTalk();
    const { code } = await tips(talk);
    await talk.says('ติดต่อเจ้าหน้าที่');
    expect((await talk.says(inGroupsOfFour(code)))[0]).toMatchObject({ type: 'talk' });
    expect(labelsOf(talk.replies)).toContain('ทำเรื่องที่ค้างต่อ');
    expect(talk.step).toBe('question');
    expect(JSON.stringify(talk.conversation)).not.toContain(code);
  });

  test('with a slip of the finger is told so, and costs no try', async () => {
    const talk = botTalk();
    const { code } = await tips(talk);
    const wrong = `${code.slice(0, 19)}${(Number(code[19]) + 1) % 10}`;
    for (let tries = 0; tries < 9; tries += 1) {
      expect(wordsOfReplies(await talk.says(wrong))).toContain(botTexts.codeNotReadable);
    }
    expect((await talk.says(code))[0]?.type).toBe('talk');
  });

  test('that never was is told like one whose tip is gone, and guessing is slowed', async () => {
    const talk = botTalk();
    const { code, number } = await tips(talk);
    talk.deps.tips.destroys(number);
    const gone = wordsOfReplies(await talk.says(code));
    expect(gone).toContain(botTexts.codeUnknown);
    for (let tries = 0; tries < 4; tries += 1) {
      expect(wordsOfReplies(await talk.says(codes.codeFor(`guess-${tries}`)))).toBe(gone);
    }
    expect(wordsOfReplies(await talk.says(codes.codeFor('x')))).toContain(botTexts.codeSlow);
  });

  test('is asked for again in a moment while too much is going on', async () => {
    const talk = botTalk();
    const { code } = await tips(talk);
    talk.deps.tips.isBusy(true);
    expect(wordsOfReplies(await talk.says(code))).toContain(tipText.busyOpening);
  });

  test('is not shown again, and the tip is in nobody’s list, nor found by its number', async () => {
    const talk = botTalk();
    const { code, number } = await tips(talk);
    expect(wordsOfReplies(await talk.says('ติดตามเรื่อง'))).toContain(botTexts.noTickets);
    expect(wordsOfReplies(await talk.says(number))).toContain(tipText.codeNeeded);
    expect(talk.step).toBe('code');
    expect(wordsOfReplies(await talk.says(code))).not.toContain(code);
  });

  test('is where everybody is led who has tickets, whether there are tips or not', async () => {
    const talk = botTalk();
    await talk.says('ติดต่อเจ้าหน้าที่');
    await talk.says('เปิดกี่โมง');
    await talk.taps('ส่งเรื่อง');
    const [list, way] = await talk.says('ติดตามเรื่อง');
    expect(list?.type).toBe('tickets');
    expect(way).toMatchObject({ text: tipText.byCode });
    expect(labelsOf(talk.replies)).toContain('ใช้รหัสรับเรื่อง');
  });
});

describe('a tip that was opened', () => {
  test('stays open for half an hour, and is found by its number for so long', async () => {
    const talk = botTalk();
    const { code, number } = await tips(talk);
    await talk.says(code);
    talk.pass(29);
    expect((await talk.says(number))[0]?.type).toBe('talk');
    talk.pass(2);
    expect(wordsOfReplies(await talk.says(number))).toContain(tipText.codeNeeded);
    expect(talk.conversation.opened).toBeUndefined();
  });

  test('run out while words were being added asks for the code, and loses no word', async () => {
    const talk = botTalk();
    const { code } = await tips(talk);
    await talk.says(code);
    await talk.taps('เพิ่มข้อมูล');
    talk.pass(20);
    await talk.says('มีพยาน');
    talk.pass(15);
    await talk.taps('เสร็จแล้ว');
    expect(wordsOfReplies(await talk.taps('ส่งเรื่อง'))).toContain(tipText.codeAgain);
    await talk.says(code);
    await talk.taps('ทำเรื่องที่ค้างต่อ');
    await talk.taps('ส่งเรื่อง');
    expect(talk.deps.tips.all()[0]?.added).toHaveLength(1);
  });

  test('an addition sent twice is added once', async () => {
    const talk = botTalk();
    const { code } = await tips(talk);
    await talk.says(code);
    await talk.taps('เพิ่มข้อมูล');
    await talk.says('มีพยาน');
    await talk.taps('เสร็จแล้ว');
    const before = talk.conversation;
    await talk.taps('ส่งเรื่อง');
    talk.conversation = before;
    await talk.says('ส่งเรื่อง');
    expect(talk.deps.tips.all()[0]?.added).toHaveLength(1);
  });

  test('resolved, is opened again; closed, takes nothing more and offers a new tip', async () => {
    const talk = botTalk();
    const { code, number } = await tips(talk);
    await talk.says(code);
    const add = talk.button('เพิ่มข้อมูล');
    talk.deps.tips.moves(number, 'resolved');
    await talk.says(code);
    await talk.taps('เปิดเรื่องอีกครั้ง');
    await talk.says('ยังทำอยู่');
    await talk.taps('เสร็จแล้ว');
    expect(wordsOfReplies(await talk.taps('ส่งเรื่อง'))).toContain(botTexts.reopened(number));
    talk.deps.tips.moves(number, 'closed');
    expect(wordsOfReplies(await talk.turn(add))).toContain(tipText.ended);
  });

  test('closed in the meantime, the words are not lost without a word', async () => {
    const talk = botTalk();
    const { code, number } = await tips(talk);
    await talk.says(code);
    await talk.taps('เพิ่มข้อมูล');
    await talk.says('มีพยาน');
    await talk.taps('เสร็จแล้ว');
    talk.deps.tips.moves(number, 'closed');
    expect(wordsOfReplies(await talk.taps('ส่งเรื่อง'))).toContain(tipText.ended);
    expect(labelsOf(talk.replies)).toContain('แจ้งเบาะแสทุจริต');
  });

  test.each([true, false])(
    'shows files of the office, to be opened on the web page if there is one: %s',
    async (hasWeb) => {
      const talk = botTalk({ hasWeb });
      const { code, number } = await tips(talk);
      talk.pass(1);
      talk.deps.tips.answers(number, 'ดูไฟล์นี้', [file]);
      await talk.says(code);
      expect(linesOf(talk)).toContainEqual([
        true,
        ['ดูไฟล์นี้', tipText.officeFiles(1), ...(hasWeb ? [tipText.filesOnWeb] : [])].join('\n'),
      ]);
      expect(labelsOf(talk.replies).includes(tipText.openFile('file', 1))).toBe(hasWeb);
    },
  );
});

describe('an answer that was pushed to a known reporter', () => {
  test('leads to the tip by its code, and by nothing else', async () => {
    const talk = botTalk();
    const { number } = await tips(talk);
    for (const option of answerOptions(number, 'open')) {
      const { action } = option;
      if (action.type !== 'command') throw new Error('a tap that is no command');
      expect(wordsOfReplies(await talk.turn(action))).toContain(tipText.codeNeeded);
      expect(talk.step).toBe('code');
    }
    expect(answerOptions(number, 'open')).toContainEqual(commandOption('add', number));
  });
});

test('a mistyped code becomes no answer of a complaint under way', async () => {
  const talk = botTalk();
  await talk.says('ร้องเรียน');
  await talk.taps('ถนน');
  const replies = await talk.says('1234 5678 9012 3456 7890');
  expect(wordsOfReplies(replies)).toContain(botTexts.codeNotReadable);
  expect(talk.step).toBe('detail');
});
