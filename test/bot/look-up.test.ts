import { showProcedure } from '../../src/bot/look-up/services.ts';
import type { Disclosure } from '../../src/knowledge/content.ts';
import { contentText } from '../../src/text/content.ts';
import { lookUpText } from '../../src/text/look-up.ts';
import { botTalk, labelsOf, optionsOf, plain, sureOf, wordsOfReplies } from '../helpers/bot-talk.ts';
import { sampleContent } from '../helpers/sample-content.ts';

const elderly = { kind: 'procedure', id: 'elderly-allowance' } as const;
const budget = { kind: 'topic', id: 'budget_plan' } as const;
const nameOf = (id: string) => sampleContent().procedures.find((one) => one.id === id)?.name ?? '';
const types = (talk: ReturnType<typeof botTalk>) => talk.replies.map(({ type }) => type);

describe('a question the search is sure of', () => {
  test('gets the card of the procedure, what to do next, and an officer who sees what it is about', async () => {
    const talk = botTalk({ understands: sureOf(elderly) });
    await talk.says('แม่ 60 แล้ว');
    expect(types(talk)).toEqual(['procedure']);
    await talk.taps('ขั้นตอนต่อไป');
    const procedure = sampleContent().procedures.find(({ id }) => id === elderly.id);
    expect(wordsOfReplies(talk.replies)).toContain(procedure?.nextStep);
    await talk.taps('ถามเจ้าหน้าที่');
    await talk.says('ไปแทนแม่ได้ไหม');
    await talk.taps('ส่งเรื่อง');
    expect(talk.deps.tickets.all()[0]).toMatchObject({
      kind: 'request',
      title: 'ไปแทนแม่ได้ไหม',
      facts: [{ step: 'subject', text: nameOf('elderly-allowance') }],
    });
  });

  test('leads to the whole page on the web only where people can reach it', async () => {
    const talk = botTalk({ understands: sureOf(elderly) });
    expect(labelsOf(await talk.says('แม่ 60 แล้ว'))).toContain(lookUpText.readOnWeb);
    const { deps } = talk;
    const card = showProcedure({ ...deps, webPage: () => undefined }, elderly.id);
    expect(labelsOf([card])).not.toContain(lookUpText.readOnWeb);
  });

  test('that was understood wrongly goes to an officer, already filled in', async () => {
    const talk = botTalk({ understands: sureOf(elderly) });
    await talk.says('ขอกล่าวชมช่างที่มาซ่อมถนน');
    await talk.taps('ไม่ใช่เรื่องเหล่านี้');
    await talk.taps('ส่งเรื่อง');
    expect(talk.deps.tickets.all()[0]).toMatchObject({ kind: 'request', title: 'ขอกล่าวชมช่างที่มาซ่อมถนน' });
    expect(talk.noted).toEqual(['ขอกล่าวชมช่างที่มาซ่อมถนน']);
  });

  test('has what else may be meant beside it', async () => {
    const talk = botTalk({ understands: sureOf(elderly, plain('complaint'), budget) });
    await talk.says('เบี้ยไม่เข้า');
    expect(labelsOf(talk.replies)).toEqual(expect.arrayContaining(['แจ้งเป็นร้องเรียน']));
    await talk.taps('แจ้งเป็นร้องเรียน');
    expect(talk.step).toBe('category');
  });

  test('a repair that the chat can take starts under its category', async () => {
    const talk = botTalk({ understands: sureOf({ kind: 'procedure', id: 'streetlight-repair' }) });
    await talk.says('แจ้งซ่อมไฟต้องบอกอะไร');
    await talk.taps('แจ้งเป็นร้องเรียน');
    expect(talk.step).toBe('detail');
  });

  test('about corruption leads to the tip with the words taken up, and is in no list of questions', async () => {
    const talk = botTalk({ understands: sureOf(plain('report_corruption')) });
    await talk.says('เขาเรียกเงินสองพัน');
    expect(wordsOfReplies(talk.replies)).toContain(lookUpText.tip);
    await talk.taps('แจ้งเบาะแสทุจริต');
    await talk.taps('ไม่เปิดเผยตัวตน');
    for (const label of ['กองคลัง', 'ข้าม', 'ข้าม', 'ข้าม', 'ส่งเรื่อง']) await talk.taps(label);
    const [tip] = talk.deps.tips.all();
    expect(talk.deps.tips.wordsOf(tip?.draft.happened)).toEqual(['เขาเรียกเงินสองพัน']);
    expect(talk.noted).toEqual([]);
  });

  test('about a ticket shows the tickets', async () => {
    const talk = botTalk({ understands: sureOf(plain('ticket_status')) });
    expect(wordsOfReplies(await talk.says('เรื่องถึงไหนแล้ว'))).toContain('ยังไม่มีเรื่อง');
  });

  test('praise goes to an officer at one tap', async () => {
    const talk = botTalk({ understands: sureOf(plain('feedback')) });
    await talk.says('ช่างมาไวมาก');
    await talk.taps('ส่งเรื่อง');
    expect(talk.deps.tickets.all()[0]).toMatchObject({ kind: 'request', title: 'ช่างมาไวมาก' });
  });

  test('for a person starts a question to an officer', async () => {
    const talk = botTalk({ understands: sureOf(plain('human')) });
    await talk.says('ขอคุยกับคน');
    expect(talk.step).toBe('question');
  });

  test('whom to reach shows contacts, an answer of the office first', async () => {
    const answer = sampleContent().answers.find(({ under }) => under === 'contact');
    const talk = botTalk({
      understands: { ...sureOf(plain('contact')), answers: [answer?.id ?? ''], contacts: ['works'] },
    });
    await talk.says('พักเที่ยงไหม');
    expect(types(talk)).toEqual(['text', 'list']);
    expect(wordsOfReplies(talk.replies)).toContain(answer?.text.slice(0, 20));
    expect(wordsOfReplies(talk.replies)).toContain('กองช่าง');
  });
});

describe('a question the search is not sure of', () => {
  const unsure = { ...sureOf(elderly, budget, plain('contact'), plain('complaint')), isSure: false };

  test('offers the best three to tap and the way to an officer, the question filled in', async () => {
    const talk = botTalk({ understands: unsure });
    await talk.says('เรื่องเงินน่ะ');
    expect(types(talk)).toEqual(['choose']);
    const [choose] = talk.replies;
    expect(choose?.type === 'choose' && choose.buttons.map(({ label }) => label)).toEqual([
      nameOf('elderly-allowance'),
      expect.stringContaining('รายงาน'),
      'เบอร์และที่อยู่',
      'ไม่ใช่เรื่องเหล่านี้',
    ]);
    await talk.taps('ไม่ใช่เรื่องเหล่านี้');
    await talk.taps('ส่งเรื่อง');
    expect(talk.deps.tickets.all()[0]).toMatchObject({ kind: 'request', title: 'เรื่องเงินน่ะ' });
    expect(talk.noted).toEqual(['เรื่องเงินน่ะ']);
  });

  test('one of the three, tapped, is shown', async () => {
    const talk = botTalk({ understands: unsure });
    await talk.says('เรื่องเงินน่ะ');
    await talk.taps(nameOf('elderly-allowance'));
    expect(types(talk)).toEqual(['procedure']);
  });

  test('of somebody with an open ticket may as well belong to that', async () => {
    const talk = botTalk({ understands: unsure });
    await talk.says('เรื่องเงินน่ะ');
    await talk.taps('ไม่ใช่เรื่องเหล่านี้');
    await talk.taps('ส่งเรื่อง');
    await talk.says('บ้านเลขที่ 12');
    await talk.taps('เพิ่มในเรื่องเดิม');
    await talk.taps('ส่งเรื่อง');
    expect(talk.deps.tickets.all()[0]?.messages).toHaveLength(2);
  });
});

test("what is not the office's business is said to be so, and may still be sent", async () => {
  const talk = botTalk({ understands: sureOf(plain('other')) });
  await talk.says('หวยออกอะไร');
  expect(wordsOfReplies(talk.replies)).toContain(lookUpText.outOfScope);
  await talk.taps('ส่งให้เจ้าหน้าที่');
  await talk.taps('ส่งเรื่อง');
  expect(talk.deps.tickets.all()[0]).toMatchObject({ title: 'หวยออกอะไร' });
});

describe('a report', () => {
  const withLinks = (links: Disclosure['links']) =>
    sampleContent().disclosures.map((item) =>
      item.year === 2564 && item.code === 'O18' ? { ...item, links } : item,
    );

  test('by topic is shown for each year that has it, the newest first', async () => {
    const talk = botTalk({ understands: sureOf(budget) });
    await talk.says('ปีนี้งบเท่าไร');
    const [list] = talk.replies;
    const years = list?.type === 'list' ? list.items.map(({ lines }) => lines[0]?.label) : [];
    expect(years).toEqual([contentText.item('O6', 2569), contentText.item('O18', 2564)]);
  });

  test('by a year shows that year alone, and says when there is none of it', async () => {
    const talk = botTalk({ understands: sureOf({ ...budget, year: 2564 }) });
    await talk.says('แผนงบปี 64');
    expect(wordsOfReplies(talk.replies)).not.toContain(contentText.item('O6', 2569));
    const other = botTalk({ understands: sureOf({ ...budget, year: 2561 }) });
    expect(wordsOfReplies(await other.says('แผนงบปี 61'))).toContain(lookUpText.noSuchYear(2561));
  });

  test('by code says which year each is of, and a code that is none says so', async () => {
    const talk = botTalk({ understands: sureOf({ kind: 'code', code: 'O18' }) });
    const words = wordsOfReplies(await talk.says('O18'));
    expect(words).toContain(contentText.item('O18', 2564));
    expect(words).toContain(contentText.item('O18', 2569));
    const other = botTalk({ understands: sureOf({ kind: 'code', code: 'O99' }) });
    expect(wordsOfReplies(await other.says('O99'))).toContain(lookUpText.noSuchCode('O99'));
  });

  test('without a link says so and can be asked for; a dead link is said to be dead', async () => {
    const talk = botTalk({ understands: sureOf({ ...budget, year: 2564 }) });
    expect(wordsOfReplies(await talk.says('แผนงบ'))).toContain(contentText.noLinks);
    await talk.taps('ถามเจ้าหน้าที่');
    await talk.says('ขอดูแผนงบ');
    await talk.taps('ส่งเรื่อง');
    expect(talk.deps.tickets.all()[0]?.facts[0]?.text).toContain('O18');
    const url = 'https://office.example.org/budget.pdf';
    const dead = botTalk({
      understands: sureOf({ ...budget, year: 2564 }),
      content: { disclosures: withLinks([{ title: 'แผน', url }]) },
      deadLinks: [url],
    });
    expect(wordsOfReplies(await dead.says('แผนงบ'))).toContain(contentText.deadLink);
    expect(optionsOf(dead.replies)).toContainEqual({
      label: lookUpText.openReport('แผน'),
      action: { type: 'open', url },
    });
  });
});

describe('browsing', () => {
  test('every service can be reached from the menu', async () => {
    const seen = new Set<string>();
    const talk = botTalk();
    await talk.says('เมนู');
    await talk.taps('ขั้นตอนบริการ');
    const shelves = labelsOf(talk.replies).filter((label) => /\(\d+\)$/.test(label));
    for (const shelf of shelves) {
      await talk.says('เมนู');
      await talk.taps('ขั้นตอนบริการ');
      await talk.taps(shelf);
      const [list] = talk.replies;
      if (list?.type === 'list') for (const { title } of list.items) seen.add(title);
    }
    expect([...seen].sort()).toEqual(
      sampleContent()
        .procedures.map(({ name }) => name)
        .sort(),
    );
  });

  test('every report of every year can be reached from the menu, a page at a time', async () => {
    const seen = new Set<string>();
    const talk = botTalk();
    for (const { year, groups } of sampleContent().years) {
      for (const { code } of groups) {
        await talk.turn({ type: 'command', command: 'reports', argument: `${year}/${code}` });
        for (let more = true; more; ) {
          const [list] = talk.replies;
          if (list?.type === 'list') for (const { lines } of list.items) seen.add(lines[0]?.label ?? '');
          more = labelsOf(talk.replies).includes('หน้าถัดไป');
          if (more) await talk.taps('หน้าถัดไป');
        }
      }
    }
    for (const { code, year } of sampleContent().disclosures) {
      expect(seen).toContain(contentText.item(code, year));
    }
  });

  test('a button of an entry taken out since says so', async () => {
    const talk = botTalk();
    for (const command of ['procedure', 'next-step', 'answer'] as const) {
      await talk.turn({ type: 'command', command, argument: 'no-longer' });
      expect(wordsOfReplies(talk.replies)).toContain(lookUpText.entryGone);
    }
    for (const argument of ['no-longer', 'budget_plan@x', '', '2564/0']) {
      await talk.turn({ type: 'command', command: 'topic', argument });
      await talk.turn({ type: 'command', command: 'reports', argument });
      await talk.turn({ type: 'command', command: 'services', argument });
      expect(talk.replies.length).toBeGreaterThan(0);
    }
  });

  test('a look in the middle of a flow leaves the flow as it is', async () => {
    const talk = botTalk();
    await talk.says('ร้องเรียน');
    await talk.turn({ type: 'command', command: 'procedure', argument: elderly.id });
    expect(types(talk)).toEqual(['procedure']);
    await talk.taps('ทำเรื่องที่ค้างต่อ');
    expect(talk.step).toBe('category');
  });
});
