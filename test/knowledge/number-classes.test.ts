import { classifyNumbers } from '../../src/knowledge/number-classes.ts';
import { normaliseThai } from '../../src/knowledge/words.ts';

const classified = (text: string) => normaliseThai(classifyNumbers(normaliseThai(text)));

test.each([
  ['โทร 081-234-5678', 'โทร xphone'],
  ['โทร๐๘๑๒๓๔๕๖๗๘นะ', 'โทร xphone นะ'],
  ['075-123456', 'xphone'],
  ['+66812345678', 'xphone'],
  ['บัตร 1-2345-67890-12-1', 'บัตร xcitizen'],
  ['c-2569-0001 ถึงไหน', 'xticket ถึงไหน'],
  ['C 2569 0001', 'xticket'],
  ['เรื่อง 6600012', 'เรื่อง xticket'],
  ['1234 5678 9012 3456 7890', 'xticket'],
  ['ปี 2564', 'ปี xyear'],
  ['เงิน 12,500 บาท', 'เงิน xamount บาท'],
  ['บ้าน 12/3 หมู่ 4', 'บ้าน xhouse หมู่ 4'],
  ['เงิน 600 โทร 1669', 'เงิน 600 โทร 1669'],
])('%p is %p', (text, expected) => {
  expect(classified(text)).toBe(expected);
});

test('a long run of digits is read in a moment', () => {
  const start = performance.now();
  classifyNumbers('1 '.repeat(2500));
  classifyNumbers('1,'.repeat(2500));
  classifyNumbers('0-'.repeat(2500));
  expect(performance.now() - start).toBeLessThan(200);
});
