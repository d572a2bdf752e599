import { normaliseThai } from '../../src/knowledge/words.ts';
import { readYear } from '../../src/knowledge/years.ts';

test.each([
  ['แผนจัดซื้อจัดจ้างปี ๖๔', 2564],
  ['O18 ปี64', 2564],
  ['งบ64', 2564],
  ['งบประมาณ 69', 2569],
  ['ปีงบประมาณ พ.ศ.2564', 2564],
  ['ปีงบ ๒๕๖๙', 2569],
  ['พ.ศ. 65', 2565],
  ['รายงาน2563', 2563],
])('%p names %p', (text, year) => {
  expect(readYear(normaliseThai(text))).toBe(year);
});

test.each([
  'อายุ 64 ปี',
  'ปี 2024',
  'งบ 60 ล้าน',
  'งบ 60ล้าน',
  'ปีละ 64 บาท',
  'งบ 60,000',
  'โทร 0256412345',
  'หมู่ 64',
  'ปี 12',
  '',
])('%p names no year', (text) => {
  expect(readYear(normaliseThai(text))).toBeUndefined();
});
