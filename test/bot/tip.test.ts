import { identityChoices } from '../../src/text/bot.ts';
import { tipNotice, tipText } from '../../src/text/bot-tip.ts';
import { type BotTalk, botTalk, labelsOf, optionsOf, wordsOfReplies } from '../helpers/bot-talk.ts';

const villager = `U${'1'.repeat(32)}`;
const decha = { username: 'decha', name: 'เดชา ช่างดี', division: 'works' };

const onlyTip = (talk: BotTalk) => talk.deps.tips.all()[0];
const receiptOf = (talk: BotTalk) => {
  const receipt = talk.replies.find(({ type }) => type === 'receipt');
  return receipt?.type === 'receipt' ? receipt : undefined;
};
const codeOf = (talk: BotTalk) => {
  const code = receiptOf(talk)?.tip?.code;
  return code && 'digits' in code ? code.digits : undefined;
};
const said = (talk: BotTalk, step: 'happened' | 'when' | 'where' | 'evidence') =>
  talk.deps.tips.wordsOf(onlyTip(talk)?.draft[step]);

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

async function toWhat(talk: BotTalk, division: string) {
  await talk.says('แจ้งเบาะแส');
  await talk.taps('ไม่เปิดเผยตัวตน');
  await talk.taps(division);
}

describe('before the first word of a tip', () => {
  test('it is said what LINE sees, what is kept and how to delete the chat, and the page without LINE is there', async () => {
    const talk = botTalk();
    await talk.says('แจ้งเบาะแส');
    expect(talk.replies[0]).toMatchObject({ type: 'question', notice: [...tipNotice, tipText.withoutLine] });
    expect(labelsOf(talk.replies)).toEqual(expect.arrayContaining(identityChoices.map(({ label }) => label)));
    expect(optionsOf(talk.replies)).toContainEqual({
      label: tipText.openReport,
      action: { type: 'open', url: 'https://desk.example/report', isOutside: true },
    });
  });

  test('no page is spoken of that nobody could open', async () => {
    const talk = botTalk({ hasWeb: false });
    await talk.says('แจ้งเบาะแส');
    expect(talk.replies[0]).toMatchObject({ notice: tipNotice });
    expect(labelsOf(talk.replies)).not.toContain(tipText.openReport);
  });
});

describe('a tip', () => {
  test('of nobody keeps no address of its author, anywhere', async () => {
    const talk = botTalk();
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    const { id, secret } = talk.conversation.session ?? {};
    await talk.taps('ส่งเรื่อง');
    const kept = JSON.stringify(talk.deps.tips.all());
    expect(kept).not.toContain(villager);
    expect(kept).not.toContain('ยายมี');
    expect(kept).not.toContain(`"${id}"`);
    expect(onlyTip(talk)?.draft.draftId).toBe(secret);
    expect(onlyTip(talk)?.draft.reporter).toEqual({ how: 'anonymous' });
    expect(talk.deps.tickets.all()).toEqual([]);
    const left = JSON.stringify(talk.conversation);
    expect(left).not.toContain('เรียกเงิน');
    expect(left).not.toContain(`${secret}`);
  });

  test('never puts the secret its code is made from into anything that is shown or tapped', async () => {
    const talk = botTalk();
    const shown: string[] = [];
    const look = (deed: Promise<unknown>) => deed.then(() => shown.push(JSON.stringify(talk.replies)));
    await look(talk.says('แจ้งเบาะแส'));
    const { secret } = talk.conversation.session ?? {};
    expect(secret).toBeTruthy();
    for (const label of ['ไม่เปิดเผยตัวตน', 'กองช่าง']) await look(talk.taps(label));
    await look(talk.says('เรียกเงิน'));
    for (let skips = 0; skips < 3; skips += 1) await look(talk.taps('ข้าม'));
    await look(talk.taps('ส่งเรื่อง'));
    expect(shown.filter((replies) => replies.includes(`"${secret}"`))).toEqual([]);
  });

  test.each(['ไม่เปิดเผยตัวตน', 'ปกปิดชื่อ', 'เปิดเผยชื่อ'])(
    '%s gives a receipt code, the same when the turn is done again',
    async (identity) => {
      const talk = botTalk();
      await tellTip(talk, identity);
      const before = talk.conversation;
      await talk.taps('ส่งเรื่อง');
      const code = codeOf(talk);
      expect(code).toMatch(/^\d{20}$/);
      expect(receiptOf(talk)).toMatchObject({
        kind: 'tip',
        dueAt: new Date('2026-12-08T05:00:00Z'),
        tip: { proof: '1-ABCD-EFGH-JKMN', readers: 1, isAnsweredHere: identity !== 'ไม่เปิดเผยตัวตน' },
      });
      talk.conversation = before;
      await talk.says('ส่งเรื่อง');
      expect(codeOf(talk)).toBe(code);
      expect(talk.deps.tips.all()).toHaveLength(1);
      expect(JSON.stringify(talk.conversation)).not.toContain(code);
    },
  );

  test.each([
    ['เปิดเผยชื่อ', 'anonymous', true],
    ['ไม่เปิดเผยตัวตน', 'named', false],
  ])(
    'filed by an earlier try as %s is answered as that, whatever is told now',
    async (identity, value, isAnsweredHere) => {
      const talk = botTalk();
      await tellTip(talk, identity);
      const before = talk.conversation;
      await talk.taps('ส่งเรื่อง');
      const { session } = before;
      if (!session) throw new Error('no talk');
      const answers = { ...session.answers, identity: { value, texts: [], files: [], isComplete: true } };
      talk.conversation = { ...before, session: { ...session, answers } };
      await talk.says('ส่งเรื่อง');
      expect(receiptOf(talk)?.tip).toMatchObject({ isAnsweredHere });
    },
  );

  test('keeps what came in a message under that message, so that an unsend takes it away', async () => {
    const talk = botTalk();
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    await talk.taps('ส่งเรื่อง');
    const draft = onlyTip(talk)?.draft;
    expect(draft).toMatchObject({
      via: 'line',
      about: { divisions: [], staff: [], said: [{ part: { id: 'm-about' } }] },
      happened: [{ part: { id: 'm-what' } }],
      when: [{ text: 'ภายในเดือนนี้' }],
      where: [{ part: { id: 'm-where' } }],
      evidence: [{ part: { id: 'm-evidence' } }],
      files: [{ id: 'f-slip', key: 'key-f-slip', kind: 'image' }],
    });
    expect(said(talk, 'happened')).toEqual(['เรียกเงินค่าต่อเติมบ้าน']);
    expect(talk.kept).toEqual(['f-slip']);
  });

  test('keeps a point on the map as words of its message, and a tapped village as the place', async () => {
    const talk = botTalk();
    await toWhat(talk, 'กองช่าง');
    await talk.says('เรียกเงิน');
    await talk.taps('ข้าม');
    await talk.place('หน้าวัด', 'm-place');
    await talk.taps('ข้าม');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTip(talk)?.draft).toMatchObject({ where: [{ part: { id: 'm-place' } }] });
    expect(onlyTip(talk)?.draft.place).toBeUndefined();
    expect(said(talk, 'where')).toEqual(['หน้าวัด\nพิกัด 7.7, 99.4']);

    const other = botTalk();
    await toWhat(other, 'กองช่าง');
    await other.says('เรียกเงิน');
    await other.taps('ข้าม');
    await other.taps('หมู่ 3');
    await other.taps('ข้าม');
    await other.taps('ส่งเรื่อง');
    expect(onlyTip(other)?.draft).toMatchObject({ where: [], place: { village: 'หมู่ 3' } });
  });

  test.each([
    ['เปิดเผยชื่อ', 'named'],
    ['ปกปิดชื่อ', 'confidential'],
  ])('%s is kept as %s, with the LINE name and the contact', async (label, how) => {
    const talk = botTalk();
    await tellTip(talk, label, 'ดำ 0812345678');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTip(talk)?.draft.reporter).toMatchObject({
      how,
      userId: villager,
      displayName: 'ยายมี',
      contact: { part: { id: 'm-contact' } },
    });
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
    for (const trace of [villager, 'ยายมี', 'm-contact']) expect(kept).not.toContain(trace);
  });

  test('is not lost while too much is going on: the same button sends it a moment later', async () => {
    const talk = botTalk();
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    talk.deps.tips.isBusy(true);
    expect(wordsOfReplies(await talk.taps('ส่งเรื่อง'))).toContain(tipText.busy);
    expect(talk.step).toBe('summary');
    talk.deps.tips.isBusy(false);
    await talk.taps('ส่งเรื่อง');
    expect(codeOf(talk)).toMatch(/^\d{20}$/);
  });

  test('that ran out of time before it was sent is told, and its words are gone', async () => {
    const talk = botTalk();
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    talk.pass(31);
    await talk.says('ส่งเรื่อง');
    expect(talk.deps.tips.all()).toEqual([]);
    expect(JSON.stringify(talk.conversation)).not.toContain('เรียกเงิน');
  });
});

describe('the receipt code on a page of its own', () => {
  test('is offered where there is one, and the chat then never holds the code', async () => {
    const talk = botTalk({ hasCodePage: true });
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    await talk.taps(tipText.sendToPage);
    expect(receiptOf(talk)?.tip?.code).toEqual({
      page: expect.stringContaining('https://desk.example/receipt/'),
    });
    const { filed } = onlyTip(talk) ?? {};
    expect(JSON.stringify(talk.replies)).not.toContain(filed?.code);
  });

  test('is understood when it is typed', async () => {
    const talk = botTalk({ hasCodePage: true });
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    await talk.says(`${tipText.sendToPage}ค่ะ`);
    expect(receiptOf(talk)?.tip?.code).toHaveProperty('page');
  });

  test('is not offered where there is none, and typing it sends nothing', async () => {
    const talk = botTalk();
    await tellTip(talk, 'ไม่เปิดเผยตัวตน');
    await talk.says(tipText.sendToPage);
    expect(talk.deps.tips.all()).toEqual([]);
    expect(labelsOf(talk.replies)).not.toContain(tipText.sendToPage);
  });
});

test('the summary shows every answer in words', async () => {
  const talk = botTalk({ people: [decha] });
  await talk.says('แจ้งเบาะแส');
  await talk.taps('ปกปิดชื่อ');
  await talk.taps('ข้าม');
  await talk.taps('กองช่าง');
  await talk.taps(decha.name);
  await talk.taps('เสร็จแล้ว');
  await talk.says('เรียกเงินค่าต่อเติมบ้าน');
  await talk.taps('ภายในเดือนนี้');
  await talk.says('หน้าที่ทำการ');
  await talk.says('มีสลิปโอนเงิน');
  await talk.photo('f-slip');
  await talk.taps('เสร็จแล้ว');
  const [summary] = talk.replies;
  expect(summary?.type === 'summary' && summary.rows.map(({ value }) => value)).toEqual([
    'ปกปิดชื่อ',
    'ไม่ระบุ',
    'กองช่าง',
    decha.name,
    'เรียกเงินค่าต่อเติมบ้าน',
    'ภายในเดือนนี้',
    'หน้าที่ทำการ',
    'มีสลิปโอนเงิน\nรูปหรือไฟล์ 1 ชิ้น',
  ]);
});

test('words that come right after a tip was sent are kept by nobody as a question', async () => {
  const talk = botTalk();
  await talk.says('แจ้งเบาะแส');
  await talk.taps('ไม่เปิดเผยตัวตน');
  await talk.says('นายช่างคนหนึ่ง');
  await talk.says('เรียกเงิน');
  for (let skips = 0; skips < 3; skips += 1) await talk.taps('ข้าม');
  await talk.taps('ส่งเรื่อง');
  await talk.says('สมชาย ใจดี กับรถทะเบียน กข 1234');
  expect(talk.noted).toEqual([]);
});

test('words that come after a tip ran out of time are kept by nobody as a question', async () => {
  const talk = botTalk();
  await talk.says('แจ้งเบาะแส');
  await talk.taps('ไม่เปิดเผยตัวตน');
  talk.pass(31);
  await talk.says('สมชาย ใจดี กับรถทะเบียน กข 1234');
  expect(talk.noted).toEqual([]);
});
