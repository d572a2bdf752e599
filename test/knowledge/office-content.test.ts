import { readFileSync } from 'node:fs';
import { buildKnowledge } from '../../src/knowledge/build-knowledge.ts';
import { judge, readUtterances, scoreOf } from '../../src/knowledge/score.ts';
import { sampleContent, sampleKnowledge } from '../helpers/sample-content.ts';

// Floors, well below what was measured, so that the office can go on writing.
const floors = { topOne: 0.85, topThree: 0.95, outOfScopeWrong: 0.1, asked: 0.15 };

const judged = (file: string) => {
  const utterances = readUtterances(readFileSync(`test/utterances/${file}`, 'utf8'));
  return judge(sampleKnowledge(), utterances, () => performance.now());
};

test.each(['tune.tsv', 'villager-tune.tsv'])('%s is understood', (file) => {
  const score = scoreOf(judged(file));
  expect(score.topOne).toBeGreaterThan(floors.topOne);
  expect(score.topThree).toBeGreaterThan(floors.topThree);
  expect(score.outOfScopeWrong).toBeLessThan(floors.outOfScopeWrong);
  expect(score.asked).toBeLessThan(floors.asked);
});

test('every question that the office wrote down finds what it was written for', () => {
  const { understand, content } = sampleKnowledge();
  const lost = content.procedures.flatMap(({ id, asks }) =>
    asks.filter((ask) => {
      const wants = understand(ask).candidates.slice(0, 3);
      return !wants.some(({ want }) => want.kind === 'procedure' && want.id === id);
    }),
  );
  expect(lost).toEqual([]);
});

test('every code of the newest list is found', () => {
  const { understand, content } = sampleKnowledge();
  for (const { code } of content.disclosures) {
    expect(understand(`ขอดู ${code}`).candidates[0]?.want).toEqual({ kind: 'code', code });
  }
});

test('a question takes milliseconds, the making of it a second or two', () => {
  const score = scoreOf(judged('villager-tune.tsv'));
  expect(score.p95).toBeLessThan(20);
  const start = performance.now();
  buildKnowledge(sampleContent());
  expect(performance.now() - start).toBeLessThan(5000);
});
