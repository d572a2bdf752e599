import { judge, readUtterances, scoreOf } from '../../src/knowledge/score.ts';
import type { Knowledge, Understanding } from '../../src/knowledge/understanding.ts';
import { villageContent } from './village-content.ts';

const head = 'id\ttext\tintent\talt_intents\ttags\torigin\tsource';

/** Understands only what it was told. */
function knowing(told: Record<string, Pick<Understanding, 'candidates' | 'isSure'>>): Knowledge {
  const nothing: Understanding = { candidates: [], isSure: false, answers: [], contacts: [] };
  return { content: villageContent, understand: (text) => ({ ...nothing, ...told[text] }) };
}

const plain = (...intents: ('complaint' | 'human' | 'contact' | 'other')[]) =>
  intents.map((intent, at) => ({ want: { kind: 'plain', intent } as const, score: 1 / (at + 1) }));

test('utterances are read from tab-separated lines', () => {
  expect(
    readUtterances(`${head}\na1\tไฟดับ\tcomplaint\tprocedure:x|human\tshort\na2\tดีจ้า\tgreeting\t\n`),
  ).toEqual([
    { id: 'a1', text: 'ไฟดับ', intent: 'complaint', also: ['procedure:x', 'human'] },
    { id: 'a2', text: 'ดีจ้า', intent: 'greeting', also: [] },
  ]);
  expect(readUtterances(`${head}\r\na1\tไฟดับ\tcomplaint\thuman\r\n`)[0]?.also).toEqual(['human']);
});

test('what is not right is named', () => {
  expect(() => readUtterances('a\tb')).toThrow('Line 1');
  expect(() => readUtterances(`${head}\na1\tไฟดับ`)).toThrow('Line 2');
});

test('shares and times are counted', () => {
  const knowledge = knowing({
    one: { candidates: plain('complaint', 'human'), isSure: true },
    two: { candidates: plain('human', 'contact', 'complaint'), isSure: false },
    three: { candidates: plain('human'), isSure: true },
    four: { candidates: plain('contact', 'human'), isSure: true },
    five: { candidates: plain('contact', 'other'), isSure: false },
  });
  const utterances = [
    { id: '1', text: 'one', intent: 'complaint', also: [] },
    { id: '2', text: 'two', intent: 'complaint', also: [] },
    { id: '3', text: 'three', intent: 'contact', also: ['human'] },
    { id: '4', text: 'four', intent: 'other', also: [] },
    { id: '5', text: 'five', intent: 'other', also: [] },
  ];
  let tick = 0;
  const times = [0, 1, 1, 3, 3, 6, 6, 10, 10, 15];
  const judged = judge(knowledge, utterances, () => times[tick++] ?? 0);
  expect(scoreOf(judged)).toEqual({
    count: 5,
    topOne: 0.4,
    topThree: 0.8,
    outOfScopeWrong: 0.5,
    asked: 0.4,
    actedWrong: 0.2,
    p50: 3,
    p95: 5,
  });
});

test('nothing has a score of nothing', () => {
  expect(scoreOf([])).toMatchObject({ count: 0, topOne: 0, p95: 0 });
});
