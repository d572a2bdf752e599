import { nameCandidates, wantNamer } from '../../src/knowledge/intent-name.ts';
import type { Want } from '../../src/knowledge/understanding.ts';
import { villageContent } from './village-content.ts';

const name = wantNamer(villageContent);

test.each<[Want, string]>([
  [{ kind: 'procedure', id: 'borrow-asset' }, 'procedure:borrow-asset'],
  [{ kind: 'answer', id: 'parking' }, 'answer:parking'],
  [{ kind: 'plain', intent: 'complaint' }, 'complaint'],
  [{ kind: 'code', code: 'O7', year: 2569 }, 'disclosure:O7'],
  [{ kind: 'topic', id: 'budget_plan' }, 'disclosure:O18'],
  [{ kind: 'topic', id: 'procurement_plan', year: 2569 }, 'disclosure:O21'],
  [{ kind: 'topic', id: 'privacy' }, 'disclosure:privacy'],
])('%j is %s', (want, expected) => {
  expect(name(want)).toBe(expected);
});

test('a topic that is only ever a second topic is named after that item', () => {
  const [item] = villageContent.disclosures;
  const disclosures = item ? [{ ...item, code: 'O11', topics: ['budget_plan', 'annual_plan'] }] : [];
  expect(wantNamer({ disclosures })({ kind: 'topic', id: 'annual_plan' })).toBe('disclosure:O11');
});

test('a code and its topic are one candidate, with the better score', () => {
  const candidates = [
    { want: { kind: 'code', code: 'O18' }, score: 0.98 },
    { want: { kind: 'topic', id: 'budget_plan' }, score: 0.01 },
    { want: { kind: 'plain', intent: 'other' }, score: 0.005 },
  ] as const;
  expect(nameCandidates(candidates, name)).toEqual([
    { intent: 'disclosure:O18', score: 0.98 },
    { intent: 'other', score: 0.005 },
  ]);
});
