import { createHmac } from 'node:crypto';

/**
 * Receipt codes of tips: twenty digits, the last of them a check digit (Damm), so that every single wrong digit
 * and every swap of neighbours is noticed before anything is looked up.
 */
export interface Receipts {
  /** The same draft has the same code, so that a turn done again after a crash says the same. */
  codeFor(draftId: string): string;
  /** What a tip keeps of the draft it came from; tells nothing about the draft, nor the code. */
  draftKey(draftId: string): string;
}

const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

function checkDigit(digits: string): string {
  let row = 0;
  for (const digit of digits) row = Number(damm[row]?.[Number(digit)]);
  return String(row);
}

/** @param key at least 32 random bytes, kept outside the database */
export function receipts(key: Buffer): Receipts {
  const mac = (purpose: string, text: string) =>
    createHmac('sha256', key).update(`${purpose}\0${text}`).digest();
  return {
    codeFor(draftId) {
      const digits = (BigInt(`0x${mac('receipt', draftId).toString('hex')}`) % 10n ** 19n)
        .toString()
        .padStart(19, '0');
      return digits + checkDigit(digits);
    },
    draftKey: (draftId) => mac('draft', draftId).toString('base64url'),
  };
}

const withinWords = /(?<!\d)(?:\d{20}|\d{4}(?:[\s.\p{Pd}]\d{4}){4})(?!\d)/u;
const separators = /[\s.\p{Pd}]/gu;

/**
 * Finds a receipt code in normalised text, with or without spaces, dots and dashes, also among other words;
 * `typo` when a text of digits alone is about as long as one and fails the check.
 */
export function readReceiptCode(typed: string): { code: string } | 'typo' | null {
  const code = withinWords.exec(typed)?.[0].replace(separators, '');
  if (code && checkDigit(code) === '0') return { code };
  const digits = typed.replace(separators, '');
  if (!/^\d{16,24}$/.test(digits)) return null;
  return digits.length === 20 && checkDigit(digits) === '0' ? { code: digits } : 'typo';
}

/** `1234 5678 9012 3456 7890` */
export function inGroupsOfFour(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? code;
}
