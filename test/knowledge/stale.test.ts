import { entriesIn } from '../../src/knowledge/content-entries.ts';
import { staleEntries } from '../../src/knowledge/stale.ts';
import { smallContent, smallEntry } from './small-content.ts';

const now = new Date('2026-11-22T03:00:00Z');
const checkedOn = (id: string, on: string) => smallEntry('answer', { id, check: { by: 'สมหญิง', on } });
const keysOf = (answers: ReturnType<typeof checkedOn>[], days?: number, at = now) =>
  staleEntries(
    entriesIn(smallContent({ answers })).filter(({ kind }) => kind === 'answer'),
    at,
    days,
  ).map(({ record, checkedOn }) => [record.key, checkedOn]);

test('what was never checked comes first, then the longest ago; what is fresh is left out', () => {
  const answers = [
    checkedOn('fresh', '2026-11-01'),
    checkedOn('old', '2026-03-01'),
    smallEntry('answer', { id: 'never' }),
    checkedOn('older', '2025-12-31'),
  ];
  expect(keysOf(answers)).toEqual([
    ['never', undefined],
    ['older', '2025-12-31'],
    ['old', '2026-03-01'],
  ]);
});

test('days are whole and Bangkok’s', () => {
  const answers = [checkedOn('ten-days', '2026-11-12')];
  expect(keysOf(answers, 10)).toEqual([]);
  expect(keysOf(answers, 9)).toHaveLength(1);
  expect(keysOf(answers, 10, new Date('2026-11-22T16:59:59Z'))).toEqual([]);
  expect(keysOf(answers, 10, new Date('2026-11-22T17:00:00Z'))).toHaveLength(1);
});

test('how people say things needs no check, and what was removed neither', () => {
  const stale = staleEntries(entriesIn(smallContent()), now).map(({ record }) => record.kind);
  expect(stale).toEqual(['procedure', 'topic', 'year', 'disclosure', 'contact', 'answer']);
  const removed = entriesIn(smallContent()).map((entry) => ({ ...entry, isRemoved: true }));
  expect(staleEntries(removed, now)).toEqual([]);
});
