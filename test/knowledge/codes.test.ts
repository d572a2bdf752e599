import { readCode } from '../../src/knowledge/codes.ts';
import { normaliseThai } from '../../src/knowledge/words.ts';

test.each([
  ['O18', 'O18'],
  ['o18', 'O18'],
  ['o๑๘', 'O18'],
  ['O 18', 'O18'],
  ['O-18', 'O18'],
  ['o.18', 'O18'],
  ['O018', 'O18'],
  ['O09', 'O9'],
  ['(O๒๙)', 'O29'],
  ['โอ29', 'O29'],
  ['โอ ๒๙', 'O29'],
  ['ขอโอ29หน่อย', 'O29'],
  ['ขอดู O11 ปี 64', 'O11'],
  ['O29แนวปฏิบัติ', 'O29'],
  ['ข้อo29', 'O29'],
  ['OIT 29', 'O29'],
  ['OIT29', 'O29'],
  ['ita ข้อ 29', 'O29'],
  ['ข้อ 29 ของ ita', 'O29'],
  ['ita2564 ข้อ ๒๙', 'O29'],
  ['oit o7', 'O7'],
  ['oit 029', 'O29'],
  ['ไอทีเอข้อ5', 'O5'],
  ['029', 'O29'],
  ['ข้อ 029', 'O29'],
])('%p names %p', (text, code) => {
  expect(readCode(normaliseThai(text))).toBe(code);
});

test.each([
  'ข้อ 29',
  'co2 ลดยังไง',
  'วิดีโอ 2 คลิป',
  'โอนเงิน 29 บาท',
  'ita 2564',
  'ita ปี 64',
  'โทร 029-123-456',
  'โทร 02 912 3456',
  '0291234567',
  'หมู่ 9',
  'เบอร์ 029',
  'o291',
  'o2.5',
  'o0',
  'hello 18',
  'foo18',
  '',
])('%p names no code', (text) => {
  expect(readCode(normaliseThai(text))).toBeUndefined();
});
