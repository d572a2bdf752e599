const toneMarks = '\u0E48-\u0E4C';
const vowelMarks = '\u0E31\u0E34-\u0E3A\u0E47\u0E4D';

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const splitAm = new RegExp(`\u0E4D([${toneMarks}]?)\u0E32`, 'g');
const toneThenSplitAm = new RegExp(`([${toneMarks}])\u0E4D\u0E32`, 'g');
const doubledE = /\u0E40\u0E40/g;
const toneBeforeVowel = new RegExp(`([${toneMarks}])([${vowelMarks}])`, 'g');
const repeatedMark = new RegExp(`([${toneMarks}${vowelMarks}])\\1+`, 'g');
const thaiDigit = /[\u0E50-\u0E59]/g;

/**
 * One spelling for what people type in many: composed `sara am`, tone marks after vowels, Arabic digits, small
 * letters, single spaces. For comparing and searching only; what is stored and shown stays as it was typed.
 * NFKC is not used: it takes `sara am` apart.
 */
export function normaliseThai(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replaceAll('\u00A0', ' ')
    .replace(toneThenSplitAm, '$1\u0E33')
    .replace(splitAm, '$1\u0E33')
    .replace(doubledE, '\u0E41')
    .replace(toneBeforeVowel, '$2$1')
    .replace(repeatedMark, '$1')
    .replace(thaiDigit, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether there is anything to read in a text: a letter or a digit of any script. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
const betweenScripts = /(?<=[\u0E00-\u0E7F])(?=[a-z0-9])|(?<=[a-z0-9])(?=[\u0E00-\u0E7F])/g;

/** The words of a normalised text, one after another, as often as they stand there. */
export function* segment(normal: string): Generator<string> {
  for (const part of segmenter.segment(normal.replace(betweenScripts, ' '))) {
    if (part.isWordLike) yield part.segment;
  }
}

/** Tells of each place in a normalised text whether a word begins or ends there. */
export function cutsOf(normal: string): (at: number) => boolean {
  const segments = segmenter.segment(normal);
  return (at) => at === normal.length || segments.containing(at)?.index === at;
}

/** The distinct words of a text, normalised, in order of appearance, at most `limit`. */
export function wordsOf(text: string, limit = 200): string[] {
  const words = new Set<string>();
  for (const word of segment(normaliseThai(text))) {
    words.add(word);
    if (words.size >= limit) break;
  }
  return [...words];
}

const everyToneMark = new RegExp(`[${toneMarks}]`, 'g');

/** A normalised text as it is typed by those who leave out tone marks and the sign of silent letters. */
export function withoutTones(normal: string): string {
  return normal.replace(everyToneMark, '');
}
