import { keyOf } from '../../src/knowledge/content.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { officerOf } from '../helpers/officer-of.ts';
import { sampleContent } from '../helpers/sample-content.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { numberIn, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

describe("asking in one's own words", () => {
  const { clock, movesOn } = movableClock();
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await startServiceDesk({ clock });
  });
  afterEach(() => expect(desk.line.refused).toEqual([]));
  afterAll(() => desk.close());

  const procedure = sampleContent().procedures.find(({ id }) => id === 'elderly-allowance');
  const question = 'แม่อายุครบ 60 แล้วค่ะ จะขอเบี้ยคนแก่ ต้องใช้เอกสารอะไรบ้าง';

  test('shows the card, says the next step, and hands the question to an officer who sees what it is about', async () => {
    const villager = desk.line.addVillager();
    const card = wordsOf(await villager.says(question));
    for (const words of procedure?.documents ?? []) expect(card).toContain(words);
    expect(wordsOf(await villager.taps('ขั้นตอนต่อไป'))).toContain(procedure?.nextStep);
    await villager.taps('ถามเจ้าหน้าที่');
    await villager.says('ไปแทนแม่ได้ไหม');
    const number = numberIn(await villager.taps('ส่งเรื่อง'));
    const page = await (await officerOf(desk)).seesTicket(number);
    expect(page).toContain(procedure?.name);
  });

  test('by a code shows the report of every year that has it', async () => {
    const villager = desk.line.addVillager();
    const card = wordsOf(await villager.says('ขอดู O๑๘ หน่อย'));
    expect(card).toContain('O18 ปีงบประมาณ 2564');
  });

  test('finds what another process has just learnt', async () => {
    const other = await desk.startAnother();
    const { content } = other.stores;
    const record = await content.find('procedure', 'elderly-allowance');
    if (!record) throw new Error('the sample has it');
    const nextStep = 'มาที่สำนักงานวันพุธ';
    const at = clock();
    const change = {
      kind: 'procedure',
      how: 'edit',
      by: 'somjai',
      at,
      expectedVersion: record.version,
    } as const;
    await content.save({ ...change, entry: { ...record.entry, nextStep } });
    const villager = desk.line.addVillager();
    await until(
      'the change has come over',
      async () => {
        await villager.says(question);
        return wordsOf(await villager.taps('ขั้นตอนต่อไป')).includes(nextStep);
      },
      25_000,
    );
    await other.close();
  }, 60_000);

  test('that finds nothing is kept without who asked, and nowhere in the log', async () => {
    const villager = desk.line.addVillager();
    const asked = 'หวยงวดนี้ออกอะไรนะ โทร 0812345678';
    await villager.says(asked);
    expect(await desk.database.connection.collection('questions').countDocuments({ text: /หวย/ })).toBe(0);
    await villager.says('เมนู');
    await villager.taps('ขั้นตอนบริการ');
    const { rows } = await desk.product.stores.questions.list({ state: 'open', order: 'newest', limit: 10 });
    expect(rows.map(({ text }) => text).join()).toContain('หวยงวดนี้ออกอะไร');
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`0812345678|${villager.userId}`));
    expect(desk.logged.join()).not.toContain('หวย');
  });

  test('about corruption is kept in no list: nobody but a tip officer may read it', async () => {
    const villager = desk.line.addVillager();
    await villager.says('นายช่างเรียกเงินใต้โต๊ะสองพัน ไม่ให้ก็ไม่เซ็น');
    await villager.taps('แจ้งเบาะแสทุจริต');
    await villager.says('ยกเลิก');
    const dump = await desk.database.connection.collection('questions').find().toArray();
    expect(JSON.stringify(dump)).not.toContain('ใต้โต๊ะ');
  });

  test('in words that the search does not know is kept nowhere either, once its villager tells a tip', async () => {
    const villager = desk.line.addVillager();
    await villager.says('xyzzy plugh corrupt mayor takes cash');
    await villager.taps('แจ้งเบาะแสทุจริต');
    await villager.says('ยกเลิก');
    await villager.says('ขั้นตอนบริการ');
    const dump = await desk.database.connection.collection('questions').find().toArray();
    expect(JSON.stringify(dump)).not.toContain('xyzzy');
  });

  test('the content survives a restart as officers left it', async () => {
    movesOn({ minutes: 1 });
    await desk.restart();
    const record = await desk.product.stores.content.find('procedure', 'elderly-allowance');
    expect(record).toMatchObject({ origin: 'console', entry: { nextStep: 'มาที่สำนักงานวันพุธ' } });
    const { records } = await desk.product.stores.content.all();
    const procedures = records.filter(({ kind }) => kind === 'procedure');
    expect(procedures.map(({ key }) => key)).toEqual(sampleContent().procedures.map(keyOf.procedure));
  });
});
