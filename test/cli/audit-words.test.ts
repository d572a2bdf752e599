import type { Fault } from '../../src/audit/fault.ts';
import { entryLine, headWords, reportWords } from '../../src/cli/audit-words.ts';
import { sampleChain } from '../helpers/audit-chain.ts';

const head = { seq: 9, at: '2026-11-22T03:04:05Z', hash: `3f9a12bc04de77a091c2${'5'.repeat(44)}` };
const code = '3f9a-12bc-04de-77a0-91c2';
const anchor = { seq: 12, code };
const kept = { hasKeptHead: true };
const words = (fault: Fault) =>
  reportWords({ isWhole: false, checked: 9, head, faults: [fault], moreFaults: 0 }, kept)
    .split('\n')[2]
    ?.trim();

test('a whole chain is said with its head', () => {
  expect(reportWords({ isWhole: true, checked: 9, head, faults: [], moreFaults: 0 }, kept)).toBe(
    `Checked 9 entries.\nThe chain is whole.\n${headWords(head)}`,
  );
  expect(headWords(head)).toBe(`Head: 9:${code} (entry 9 of 2026-11-22T03:04:05Z)`);
  const empty = { isWhole: true, checked: 0, head: null, faults: [], moreFaults: 0 };
  expect(reportWords(empty, kept)).toBe('Checked 0 entries.\nThere is no entry.');
});

test.each([9, 0])('without a kept head it is said what cannot be told, of %i entries', (checked) => {
  const report = { isWhole: true, checked, head: null, faults: [], moreFaults: 0 };
  const said = reportWords(report, { hasKeptHead: false });
  expect(said).toContain('WHETHER THE CHAIN IS WHOLE CANNOT BE TOLD');
  expect(said).not.toContain('The chain is whole');
});

test.each<[Fault, string]>([
  [{ what: 'missing', from: 4, to: 4 }, 'Entry 4 is missing.'],
  [{ what: 'missing', from: 4, to: 6 }, 'Entries 4 to 6 are missing.'],
  [{ what: 'changed', seq: 4 }, 'Entry 4 was changed'],
  [{ what: 'moved', seq: 4, is: 6 }, 'Entry 4 was reordered: entry 6 stands in its place.'],
  [{ what: 'unlinked', sinceAfter: 1, seq: 4 }, 'replaced by others somewhere from 2 to 4.'],
  [{ what: 'inserted', after: 4 }, 'After entry 4 something was put in'],
  [{ what: 'truncated', from: 10, anchor }, `12:${code} is beyond the last entry; missing from entry 10 on`],
  [{ what: 'rewritten', sinceAfter: 3, seq: 12, anchor }, 'somewhere from entry 4 to 12'],
  [{ what: 'not-found', anchor: { code } }, `No sound entry has the copied head ${code}`],
])('%j is said in words', (fault, part) => {
  expect(words(fault)).toContain(part);
});

test('of faults that are not shown the number is said', () => {
  const faults = [{ what: 'changed', seq: 1 }] as const;
  expect(reportWords({ isWhole: false, checked: 9, head, faults, moreFaults: 7 }, kept)).toContain(
    '  and 7 more\n',
  );
});

test('an entry is one line, which does not say which tip it is about', () => {
  const [first] = sampleChain(1);
  if (!first) throw new Error('no entry');
  expect(entryLine(first)).toBe(`1\t${first.at}\tofficer-1\ttip-viewed\ta tip`);
  const added = { ...first, deed: 'staff-changed', about: 'malee', detail: 'role' };
  expect(entryLine(added)).toBe(`1\t${first.at}\tofficer-1\tstaff-changed\tmalee\trole`);
});
