import { buildKnowledge } from '../../src/knowledge/build-knowledge.ts';
import { wantKey } from '../../src/knowledge/evidence.ts';
import { smallContent } from './small-content.ts';
import { villageContent } from './village-content.ts';

const knowledge = buildKnowledge(villageContent);
const { understand } = knowledge;
const first = (text: string) => understand(text).candidates[0];
const firstKey = (text: string) => wantKey(first(text)?.want ?? { kind: 'answer', id: 'none' });

describe('the very words of an entry', () => {
  test.each([
    ['ยืมเต็นท์เสียเงินไหม', 'procedure:borrow-asset'],
    ['ยืมเต็นท์ เสียเงินไหมคะ', 'procedure:borrow-asset'],
    ['ใบอนุญาตก่อสร้าง', 'procedure:building-permit'],
    ['เบี้ยคนแก่', 'procedure:elderly-allowance'],
    ['มีที่จอดรถไหม', 'answer:parking'],
    ['กองคลัง', 'contact'],
    ['หวัดดีจ้า', 'greeting'],
  ])('%p is %p, surely', (text, key) => {
    expect(firstKey(text)).toBe(key);
    expect(first(text)?.score).toBeGreaterThan(0.95);
    expect(understand(text).isSure).toBe(true);
  });

  test('of two entries are asked back, unless other words tell them apart', () => {
    const twice = buildKnowledge({
      ...villageContent,
      procedures: villageContent.procedures.map((one) =>
        one.id === 'elderly-allowance' ? one : { ...one, asks: [...one.asks, 'ขอคำแนะนำหน่อย'] },
      ),
    });
    const { candidates, isSure } = twice.understand('ขอคำแนะนำหน่อย');
    const keys = candidates.slice(0, 2).map(({ want }) => wantKey(want));
    expect(keys.sort()).toEqual(['procedure:borrow-asset', 'procedure:building-permit']);
    const [one, two] = candidates;
    expect((one?.score ?? 0) + (two?.score ?? 0)).toBeCloseTo(0.98);
    expect(isSure).toBe((one?.score ?? 0) >= 0.55);
  });

  test('are found at once when an officer adds them', () => {
    const question = 'ราวตากผ้าของกลางเอาไปใช้ก่อนได้หรือเปล่า';
    expect(understand(question).isSure).toBe(false);
    const taught = buildKnowledge({
      ...villageContent,
      procedures: villageContent.procedures.map((one) =>
        one.id === 'borrow-asset' ? { ...one, asks: [...one.asks, question] } : one,
      ),
    });
    const { candidates, isSure } = taught.understand(`${question}ครับ`);
    expect(candidates[0]).toMatchObject({ want: { kind: 'procedure', id: 'borrow-asset' } });
    expect(candidates[0]?.score).toBeGreaterThan(0.95);
    expect(isSure).toBe(true);
  });
});

describe('other words', () => {
  test.each([
    ['อยากยืมเก้าอี้ไปงานแต่ง', 'procedure:borrow-asset'],
    ['สร้างบ้านต้องขออนุญาตพรื่อ', 'procedure:building-permit'],
    ['เบียยังชีพผูสูงอายุ', 'procedure:elderly-allowance'],
    ['ขอแผนจัดซื้อจัดจ้าง', 'topic:procurement_plan'],
    ['ไฟหน้าบ้านดับ', 'complaint'],
    ['ช่างเรียกเงินห้าพัน', 'report_corruption'],
    ['เรื่อง 6400123 ถึงไหน', 'ticket_status'],
  ])('%p is first of all %p', (text, key) => {
    expect(firstKey(text)).toBe(key);
  });

  test('give every want once, best first, at least three', () => {
    for (const text of ['ยืม', 'อยากรู้เรื่องเบี้ย', 'แผนการใช้เงิน', 'กองช่าง']) {
      const { candidates } = understand(text);
      const keys = candidates.map(({ want }) => wantKey(want));
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBeGreaterThanOrEqual(3);
      const scores = candidates.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    }
  });

  test('that could be several things are asked back', () => {
    expect(understand('เงินเข้าเมื่อไร').isSure).toBe(false);
  });
});

describe('codes and years', () => {
  test.each([
    ['O18', { kind: 'code', code: 'O18' }],
    ['ขอดู o๑๘ หน่อย', { kind: 'code', code: 'O18' }],
    ['O10 ปี 69', { kind: 'code', code: 'O10', year: 2569 }],
    ['แผนการใช้จ่ายงบประมาณปี ๖๔', { kind: 'topic', id: 'budget_plan', year: 2564 }],
    ['แผนการใช้จ่ายงบประมาณ', { kind: 'topic', id: 'budget_plan' }],
  ])('%p', (text, want) => {
    expect(first(text)?.want).toEqual(want);
    expect(understand(text).isSure).toBe(true);
  });

  test('a code that stands in no list is none', () => {
    expect(first('O99')?.want.kind).not.toBe('code');
  });

  test('beside a code stands what the words say', () => {
    const keys = understand('O18 แผนการจัดซื้อจัดจ้าง').candidates.map(({ want }) => wantKey(want));
    expect(keys.slice(0, 2)).toEqual(['code:O18', 'topic:procurement_plan']);
  });
});

describe('answers and contacts', () => {
  test('that are near come with what is wanted, best first', () => {
    const hours = understand('วันอาทิตย์เปิดไหม');
    expect(hours.candidates[0]?.want).toEqual({ kind: 'plain', intent: 'contact' });
    expect(hours.answers[0]).toBe('opening-hours');
    expect(understand('เบอร์กองคลัง').contacts[0]).toBe('finance');
  });

  test('that are not near do not', () => {
    expect(understand('ขอยืมเต็นท์')).toMatchObject({ answers: [], contacts: [] });
  });
});

describe('out of scope', () => {
  test.each(['', '   ', '🙏🙏🙏', '...', '1234', 'qwxzk', 'ฆฌฎฑฒฃฅ', '\u0000\u0007\u001B', 'ครับ', '\uD800'])(
    'is %j',
    (text) => {
      expect(firstKey(text)).toBe('other');
      expect(understand(text).isSure).toBe(true);
    },
  );

  test('is what its examples say', () => {
    expect(firstKey('ราคายางเท่าไร')).toBe('other');
  });

  test('is everything while an office has no content', () => {
    const empty = buildKnowledge({
      ...smallContent(),
      ...{
        procedures: [],
        topics: [],
        contacts: [],
        answers: [],
        intents: [],
        disclosures: [],
        synonyms: [],
      },
    });
    expect(empty.understand('เบี้ยยังชีพ').candidates).toEqual([
      { want: { kind: 'plain', intent: 'other' }, score: 1 },
    ]);
  });
});

describe('hostile texts', () => {
  const hostile = [
    'ก'.repeat(5000),
    'เบี้ยยังชีพ '.repeat(500),
    'o1'.repeat(2500),
    'o'.repeat(5000),
    '0-'.repeat(2500),
    '1 '.repeat(2500),
    '9'.repeat(5000),
    'ปี '.repeat(1700),
    '่'.repeat(5000),
    '👨‍👩‍👧‍👦'.repeat(450),
    `${'('.repeat(2500)}${')'.repeat(2500)}`,
    `${'a'.repeat(2500)}!${'a'.repeat(2500)}`,
    ' '.repeat(5000),
    '\n\t\r\u2028'.repeat(1250),
    '\uD800'.repeat(5000),
    '__proto__ constructor toString hasOwnProperty',
  ];

  test.each(hostile.map((text) => [text.slice(0, 12), text]))('%j… is read in a moment', (_, text) => {
    understand(text);
    const start = performance.now();
    expect(understand(text).candidates.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(100);
  });

  test('no more than the beginning is looked at', () => {
    const begun = `ขอยืมเต็นท์ ${'ๆ'.repeat(1000)}`;
    expect(understand(`${begun}${' นายกโกงเงิน'.repeat(50)}`)).toEqual(understand(begun));
  });
});

test('the content can be read from the knowledge', () => {
  expect(knowledge.content).toBe(villageContent);
});
