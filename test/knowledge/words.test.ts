import { hasWords, normaliseThai, wordsOf } from '../../src/knowledge/words.ts';

describe('one spelling for many', () => {
  test.each([
    ['นํ้าประปา', 'น้ำประปา'],
    ['น้ํา', 'น้ำ'],
    ['นํา', 'นำ'],
    ['เเจ้งเรื่อง', 'แจ้งเรื่อง'],
    ['ท่ีดิน', 'ที่ดิน'],
    ['ผู้้สูงอายุ', 'ผู้สูงอายุ'],
    ['ที่่ดิน', 'ที่ดิน'],
    ['หมู่ ๔', 'หมู่ 4'],
    ['(O๑๑)', '(o11)'],
    ['  ไฟ\u00A0\u00A0ดับ\n\n', 'ไฟ ดับ'],
    ['เม\u200Bนู', 'เมนู'],
    ['เมนู\u200F', 'เมนู'],
    ['\uFEFFเมนู', 'เมนู'],
    ['ไฟ\u00ADฟ้า', 'ไฟฟ้า'],
    ['HELLO', 'hello'],
    ['๑๒๓๔๕๖๗๘๙๐', '1234567890'],
    ['', ''],
  ])('%p is %p', (typed, normal) => {
    expect(normaliseThai(typed)).toBe(normal);
  });

  test('what is normal stays, and twice is once', () => {
    for (const text of ['น้ำประปาไม่ไหล', 'เก้าอี้', 'กำลังทำ', 'ฤๅษี', 'เปอร์เซ็นต์', 'ศุกร์']) {
      expect(normaliseThai(text)).toBe(text);
      expect(normaliseThai(normaliseThai(text))).toBe(text);
    }
  });
});

describe('the words of a text', () => {
  test.each([
    ['จ่ายภาษีที่ดินวันไหนครับ', ['จ่าย', 'ภาษี', 'ที่ดิน', 'วัน', 'ไหน', 'ครับ']],
    ['ขอยืมเต็นท์โต๊ะเก้าอี้', ['ขอยืม', 'เต็นท์', 'โต๊ะ', 'เก้าอี้']],
    ['หมู่3คับ', ['หมู่', '3', 'คับ']],
    ['ถนน ถนน ถนน', ['ถนน']],
    ['🙏 !!', []],
    ['', []],
  ])('%p', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  test('are no more than asked for', () => {
    const text = Array.from({ length: 500 }, (_, index) => `a${index}`).join(' ');
    expect(wordsOf(text, 8)).toHaveLength(8);
    expect(wordsOf(text)).toHaveLength(200);
  });
});

test.each([
  ['ก', true],
  ['๔', true],
  ['hi', true],
  ['5555', true],
  ['🙏🙏🏻❤️', false],
  ['1️⃣'.slice(1), false],
  ['... !?', false],
  ['\u200B \u2060', false],
  ['', false],
])('%p has words: %p', (text, has) => {
  expect(hasWords(text)).toBe(has);
});
