import { questionGroup } from '../../src/knowledge/question-group.ts';

const keyOf = (text: string) => questionGroup(text)?.key;

test.each([
  ['จ่ายภาษีที่ดินวันไหน', 'จ่ายภาษี ที่ดิน  วันไหนครับ'],
  ['จ่ายภาษีที่ดินวันไหน', 'จ่ายภาษีที่ดินวันไหนคะ??'],
  ['นํ้าประปาไม่ไหล', 'น้ำประปาไม่ไหลจ้า'],
  ['ขอแบบ ป.1 ปี ๒๕๖๔', 'ขอแบบ ป.1 ปี 2564'],
  ['โทรกลับ 0812345678 หน่อย', 'โทรกลับ 089-999-9999 หน่อย'],
])('%s and %s are one question', (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});

test('other words are another question', () => {
  expect(keyOf('จ่ายภาษีที่ดินวันไหน')).not.toBe(keyOf('จ่ายภาษีป้ายวันไหน'));
});

test('the key tells nothing and may stand in an address', () => {
  expect(keyOf('จ่ายภาษีที่ดินวันไหน')).toMatch(/^[\w-]{22}$/);
});

test.each(['', '   ', '???', 'ครับ', '😀'])('%j is no question', (text) => {
  expect(questionGroup(text)).toBeNull();
});

test('the example has no personal data, is one line, and is cut between letters', () => {
  expect(questionGroup('เบอร์ 0812345678\nครับ')?.text).toBe('เบอร์ ••• ครับ');
  const long = questionGroup('น้ำ'.repeat(500))?.text ?? '';
  expect(long.endsWith('ำ…') || long.endsWith('น้…')).toBe(true);
  expect(long.length).toBeLessThan(700);
});
