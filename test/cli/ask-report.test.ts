import { askOne, writeAsked, writeScore, writeWrong } from '../../src/cli/ask-report.ts';
import { wantNamer } from '../../src/knowledge/intent-name.ts';
import type { Knowledge, Understanding } from '../../src/knowledge/understanding.ts';
import { villageContent } from '../knowledge/village-content.ts';

const name = wantNamer(villageContent);

function asked(text: string, understood: Partial<Understanding>) {
  const understanding: Understanding = {
    candidates: [],
    isSure: true,
    answers: [],
    contacts: [],
    ...understood,
  };
  const knowledge: Knowledge = { content: villageContent, understand: () => understanding };
  const times = [1, 1.23456];
  return askOne(text, knowledge, name, () => times.shift() ?? 0);
}

const candidates = [
  { want: { kind: 'topic', id: 'budget_plan' }, score: 0.61239 },
  { want: { kind: 'procedure', id: 'borrow-asset' }, score: 0.2 },
] as const;

test('what is sure is what the bot does', () => {
  expect(asked('งบ', { candidates, isSure: true })).toEqual({
    text: 'งบ',
    intent: 'disclosure:O18',
    candidates: [
      { intent: 'disclosure:O18', score: 0.612 },
      { intent: 'procedure:borrow-asset', score: 0.2 },
    ],
    ms: 0.235,
  });
});

test('what is not sure is asked back', () => {
  expect(asked('งบ', { candidates, isSure: false }).intent).toBe('ask');
});

test('an empty line is out of scope', () => {
  expect(asked('  ', { candidates })).toMatchObject({
    intent: 'other',
    candidates: [{ intent: 'other', score: 0 }],
  });
});

test('an operator reads what would be done, and the candidates', () => {
  const lines = writeAsked(asked('งบ', { candidates })).split('\n');
  expect(lines).toEqual([
    'งบ',
    '  => disclosure:O18  (0.235 ms)',
    '   61.2 %  disclosure:O18',
    '   20.0 %  procedure:borrow-asset',
    '',
  ]);
});

test('figures and wrong lines are readable', () => {
  const score = { count: 2, topOne: 0.5, topThree: 1, outOfScopeWrong: 0, asked: 0.5, actedWrong: 0 };
  expect(writeScore({ ...score, p50: 0.5, p95: 1 })).toContain('top-1                 50.0 %');
  const judged = {
    ...{ id: 'v1', text: 'งบ', intent: 'contact', also: [], ms: 1 },
    ...{ candidates: [{ intent: 'human', score: 0.4 }], isSure: false, isFirst: false, isAmongThree: false },
  };
  expect(writeWrong([judged, { ...judged, isFirst: true }])).toBe('v1\tasked\tcontact\thuman 40.0 %\tงบ');
});
