import { beforeNoCode, codeLetters, codeSchemes, itemWords } from '../text/thai-words.ts';
import { oneOf } from './one-of.ts';

const gap = '[\\s\\p{Pd}.:]{0,2}';
const number = '0?([1-9]\\d?)(?![\\d/]|[.,:]\\d)';
const notInWord = '(?<![a-z0-9])';
const namedScheme = `${notInWord}(?:${oneOf(codeSchemes)})`;

const lettered = new RegExp(`${notInWord}o${gap}${number}`, 'u');
const spelled = new RegExp(`(?<!${oneOf(beforeNoCode)})(?:${oneOf(codeLetters)})${gap}${number}`, 'u');
const schemed = new RegExp(`${namedScheme}${gap}(?:(?:${oneOf(itemWords)}|o)${gap})?${number}`, 'u');
const itemised = new RegExp(`(?:${oneOf(itemWords)})${gap}${number}`, 'u');
const scheme = new RegExp(namedScheme, 'u');
/** A nought typed for the letter; with digits around it, it is a phone's or an amount's. */
const noughted = /(?<![\d\p{Pd}.,:/])0([1-9]\d?)(?![\s\p{Pd}.,:/]{0,2}\d)/u;

/** No longer text is only a code. */
const bareLength = 8;

/**
 * Finds a typed code: `o18`, `o 18`, `o018`, `oit 18`, and, where the list is named, `item 18`.
 * `018` is a code only where nothing else was typed or the list is named, for it could be a phone's beginning.
 * @param normal a normalised text
 * @returns as it stands in the lists, such as `O18`
 */
export function readCode(normal: string): string | undefined {
  const found = lettered.exec(normal) ?? spelled.exec(normal) ?? schemed.exec(normal) ?? unlettered(normal);
  return found?.[1] && `O${found[1]}`;
}

function unlettered(normal: string): RegExpExecArray | null {
  if (scheme.test(normal)) return itemised.exec(normal) ?? noughted.exec(normal);
  return normal.length <= bareLength ? noughted.exec(normal) : null;
}
