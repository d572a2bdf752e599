import { houseWords } from '../text/personal-words.ts';

const masked = '•••';
const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const thaiDigit = /[\u0E50-\u0E59]/g;

/**
 * Numbers of persons and houses, coordinates, and addresses of the web and of mail. Emergency numbers of three or four
 * digits, years, dates and codes of forms are none of them.
 */
const personal: readonly RegExp[] = [
  /https?:\/\/\S+/gi,
  /[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g,
  // A citizen's number, whether its check digit is right or mistyped.
  /(?<!\d)\d[\s-]?\d{4}[\s-]?\d{5}[\s-]?\d{2}[\s-]?\d(?!\d)/g,
  // Phones: 10 digits that begin with 06, 08 or 09, 9 that begin with 02 to 05 or 07, or the same after +66.
  /(?<!\d)(?:\+?66|0)[\s-]?(?:[689]\d(?:[\s-]?\d){7}|[2-57](?:[\s-]?\d){7})(?!\d)/g,
  // Receipt codes, with a digit too many or too few; a row of hotlines, which all begin with 1, is none.
  /(?<!\d)(?!(?:1\d{2,3}(?:[\s.\p{Pd}]|(?!\d)))+(?![\s.\p{Pd}]?\d))\d{4}(?:[\s.\p{Pd}]?\d{4}){3,5}(?:[\s.\p{Pd}]?\d{1,3})?(?!\d)/gu,
  // Bank accounts and whatever else is as long.
  /(?<!\d)\d(?:-?\d){8,}(?!\d)/g,
  /(?<![\d.])\d{1,3}\.\d{4,}(?:\s*,\s*\d{1,3}\.\d{4,})?(?!\d)/g,
  // House numbers: 123/4, but neither a date (15/3/64) nor a number of a year (1/2569).
  /(?<![\d/])\d{1,4}\/\d{1,3}(?![\d/])/g,
  new RegExp(`(?<=(?:${houseWords.join('|')})\\s*)\\d{1,4}(?![\\d.:])`, 'g'),
];

/**
 * The text with personal data taken out, as far as it can be told by its form: names cannot. Thai digits come out as
 * Arabic ones.
 */
export function maskPersonal(text: string): string {
  const plain = text
    .replace(invisible, '')
    .replace(thaiDigit, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  return personal.reduce((rest, pattern) => rest.replace(pattern, masked), plain);
}
