import { randomBytes } from 'node:crypto';
import { inGroupsOfFour, readReceiptCode, receipts } from '../../src/vault/receipt-code.ts';

const key = Buffer.alloc(32, 1);
const desk = receipts(key);
const codes = Array.from({ length: 60 }, (_, index) => desk.codeFor(`draft-${index}`));

describe('a receipt code', () => {
  test('is 20 digits, also when it begins with zeros', () => {
    expect(codes.every((code) => /^\d{20}$/.test(code))).toBe(true);
    const many = Array.from({ length: 400 }, (_, index) => desk.codeFor(`many-${index}`));
    expect(many.some((code) => code.startsWith('0'))).toBe(true);
    expect(new Set(many).size).toBe(400);
  });

  test('is the same for the same draft and key, and another for another key', () => {
    expect(receipts(Buffer.alloc(32, 1)).codeFor('draft-1')).toBe(codes[1]);
    expect(receipts(randomBytes(32)).codeFor('draft-1')).not.toBe(codes[1]);
  });

  test('spreads its digits evenly', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 2000; index += 1) {
      for (const digit of desk.codeFor(`spread-${index}`).slice(0, 19)) {
        counts.set(digit, (counts.get(digit) ?? 0) + 1);
      }
    }
    for (const count of counts.values()) expect(Math.abs(count - 3800)).toBeLessThan(380);
  });

  test('every single wrong digit is noticed', () => {
    for (const code of codes) {
      for (let at = 0; at < 20; at += 1) {
        for (let other = 1; other < 10; other += 1) {
          const wrong = `${code.slice(0, at)}${(Number(code[at]) + other) % 10}${code.slice(at + 1)}`;
          expect(readReceiptCode(wrong)).toBe('typo');
        }
      }
    }
  });

  test('every swap of neighbours is noticed', () => {
    for (const code of codes) {
      for (let at = 0; at < 19; at += 1) {
        if (code[at] === code[at + 1]) continue;
        const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
        expect(readReceiptCode(swapped)).toBe('typo');
      }
    }
  });
});

describe('what is kept of the draft', () => {
  test('is a digest that tells neither code nor draft', () => {
    const [code = ''] = codes;
    const kept = [desk.draftKey('draft-0'), desk.draftKey(code)];
    expect(new Set(kept).size).toBe(2);
    for (const one of kept) {
      expect(one).toMatch(/^[\w-]{43}$/);
      expect(one).not.toContain('draft');
      expect(one).not.toContain(code);
    }
    expect(receipts(key).draftKey('draft-0')).toBe(desk.draftKey('draft-0'));
    expect(receipts(randomBytes(32)).draftKey('draft-0')).not.toBe(desk.draftKey('draft-0'));
  });
});

describe('reading what was typed', () => {
  const [code = ''] = codes;
  const groups = inGroupsOfFour(code);

  test('groups of four are the code', () => {
    expect(groups).toMatch(/^(\d{4} ){4}\d{4}$/);
    expect(inGroupsOfFour('12345')).toBe('1234 5');
  });

  test.each([
    ['as it is', code],
    ['in groups', groups],
    ['in dashes', groups.replaceAll(' ', '-')],
    ['in long dashes', groups.replaceAll(' ', '\u2013')],
    ['with dots and spaces', groups.replaceAll(' ', '. ')],
    ['over two lines', groups.replace(' ', '\n')],
    ['after words', `รหัสรับเรื่อง ${groups}`],
    ['between words', `ผมมีรหัส ${code} ครับ`],
    ['right after a word', `รหัส${code}`],
  ])('%s', (_, typed) => {
    expect(readReceiptCode(typed)).toEqual({ code });
  });

  test.each([
    ['a digit short', code.slice(1)],
    ['a digit long', `${code}1`],
    ['16 digits', code.slice(0, 16)],
  ])('%s is a slip', (_, typed) => {
    expect(readReceiptCode(typed)).toBe('typo');
  });

  test.each([
    '',
    'เมนู',
    '0812345678',
    '1234567890121',
    'C-2569-0001',
    `${code}${code}`,
    `${'9'.repeat(5000)}`,
  ])('%p is none', (typed) => {
    expect(readReceiptCode(typed)).toBeNull();
  });

  test('two telephone numbers in a sentence are none', () => {
    expect(readReceiptCode('โทร 0812345678 0898765432 ได้เลย')).toBeNull();
  });
});
